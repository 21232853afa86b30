using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BackendCareer.Tests.Content;

/// <summary>What a site begins with, and what its operator reads where it cannot.</summary>
public sealed class FirstGuideTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public FirstGuideTests()
    {
        _folder.Write("guide/guide.yml", "title: Guide\n");
        _folder.Write("guide/index.md", GuideFiles.Article("home", "Pay rose by 20%."));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_ends_a_start_is_told_without_what_would_only_be_a_warning()
    {
        using var host = HostIn("Production");
        Assert.Equal(
            "The guide cannot be published; its content has problems:"
            + $"{Environment.NewLine}guide.yml:1:1: `tagline` is missing or empty. Add a line `tagline: …`.",
            Assert.Throws<CannotStartException>(host.PublishFirstGuide).Message);
        Assert.Equal(["guide.yml", "index.md"], StoreOf(host).Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void A_warning_ends_no_start()
    {
        _folder.Write("guide/guide.yml", "title: Guide\ntagline: A guide.\n");
        using var host = HostIn("Production");
        host.PublishFirstGuide();
        Assert.Equal("Guide", StoreOf(host).Guide!.Settings.Title);
        Assert.Single(StoreOf(host).Problems);
    }

    [Fact]
    public void Who_edits_begins_without_a_guide()
    {
        using var host = HostIn("Development");
        host.PublishFirstGuide();
        Assert.Null(StoreOf(host).Guide);
    }

    [Fact]
    public void Nothing_new_is_no_news_and_the_same_mistake_in_another_line_is()
    {
        using var host = HostIn("Development");
        host.PublishFirstGuide();
        var first = StoreOf(host).Revision;
        host.PublishFirstGuide();
        Assert.Equal(first, StoreOf(host).Revision); // else every open page would look again

        _folder.Write("guide/guide.yml", "title: Another\n");
        host.PublishFirstGuide();
        Assert.NotEqual(first, StoreOf(host).Revision);
        Assert.Equal("title: Another\n", StoreOf(host).Files.Find("guide.yml")!.Text);
    }

    private static GuideStore StoreOf(IHost host) => host.Services.GetRequiredService<GuideStore>();

    /// <summary>A folder that is named without its beginning is looked for in the program's own.</summary>
    private IHost HostIn(string environment)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            EnvironmentName = environment,
            ContentRootPath = _folder.Path,
        });
        builder.Configuration["Content:Folder"] = "guide";
        builder.Services.AddContent().AddSingleton(TimeProvider.System);
        return builder.Build();
    }
}
