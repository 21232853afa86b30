using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Editor;
using BackendCareer.Site;
using BackendCareer.Tests.Editor;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Articles;

/// <summary>What the address of a preview holds, without a site.</summary>
public sealed class PreviewAddressTests : IDisposable
{
    private readonly EditorFolder _folder = EditorFolder.Small(("day.md", GuideFiles.Article("day", "Text.", "summary: S.\ndraft: true")));
    private readonly FakeTimeProvider _clock = new(GuideFiles.Now);
    private readonly Previews _previews;

    public PreviewAddressTests() => _previews = new Previews(new EphemeralDataProtectionProvider(), _clock);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("day")]
    [InlineData("a day of work")]
    public void It_names_an_article_by_its_whole_id(string id)
    {
        var article = new GuideFiles().With("day.md", GuideFiles.Article(id, "Text.")).Guide().Find("day")!;
        Assert.Equal(id, _previews.Read(TokenOf(_previews.AddressOf(article, TimeSpan.FromDays(1)))));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1, "--days", "1")]
    [InlineData(90, "--days", "90")]
    public void It_holds_for_a_week_or_as_long_as_was_asked(int days, params string[] asked)
    {
        var token = TokenOf(Make(asked));
        _clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.Equal("day", _previews.Read(token));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_previews.Read(token));
    }

    [Fact]
    public void Less_than_a_day_is_refused() =>
        Assert.Equal("A preview lasts 1 to 90 days.", Assert.Throws<CommandFailedException>(() => Make("--days", "0")).Message);

    [Fact]
    public void A_guide_with_mistakes_has_none()
    {
        _folder.Files.Replace("index.md", "\ntitle: ", "\ntitel: ");
        var refusal = Assert.Throws<CommandFailedException>(() => Make()).Message;
        Assert.StartsWith("The content has problems", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "http://localhost:5000/preview/")]
    [InlineData("https://guide.example", "", "https://guide.example/preview/")]
    [InlineData("https://guide.example", "/guide", "https://guide.example/guide/preview/")]
    [InlineData("", "/guide", "http://localhost:5000/guide/preview/")]
    [InlineData("https://guide.example", "/guide", "https://other.example/preview/", "--site", "https://other.example/")]
    public void It_leads_to_the_site_as_the_settings_or_the_editor_name_it(
        string address, string path, string start, params string[] asked) =>
        Assert.StartsWith(start, Make(new SiteOptions { Address = address, PathBase = path }, asked), StringComparison.Ordinal);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:8080", "http://127.0.0.1:8080/preview/")]
    [InlineData("urls", "http://*:8080;https://*:8443", "http://localhost:8080/preview/")]
    [InlineData("urls", "http://0.0.0.0/", "http://localhost:80/preview/")]
    [InlineData("urls", "http://[::]:8080", "http://localhost:8080/preview/")]
    [InlineData("urls", "", "http://localhost:5000/preview/")]
    [InlineData("http_ports", "8080;8081", "http://localhost:8080/preview/")]
    [InlineData("https_ports", "8443", "https://localhost:8443/preview/")]
    [InlineData("urls", "http://unix:/run/site.sock;http://[::1]:8080", "http://[::1]:8080/preview/")]
    [InlineData("urls", "http://127.0.0.1:0;https://+:8443", "https://localhost:8443/preview/")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://guide.example:8080", "http://guide.example:8080/preview/")]
    public void Where_nobody_names_the_site_it_leads_to_where_it_listens(string setting, string value, string start) =>
        Assert.StartsWith(start, Make(new SiteOptions(), [], setting, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:0", "http://127.0.0.1:0")]
    [InlineData("urls", "http://unix:/run/site.sock", "http://unix:/run/site.sock")]
    [InlineData("http_ports", "0", "http://*:0")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://[::]:0", "http://[::]:0")]
    public void A_place_that_no_browser_finds_is_refused(string setting, string value, string place) => Assert.Equal(
        $"The site listens at {place}, which is no address for a browser. Give the site's own with --site, such as https://example.org, or "
        + "set Site:Address.",
        Assert.Throws<CommandFailedException>(() => Make(new SiteOptions(), [], setting, value)).Message);

    [Theory]
    [InlineData("guide.example")]
    [InlineData("")]
    [InlineData("ftp://guide.example")]
    [InlineData("https://guide.example/?a")]
    public void A_site_is_a_whole_address(string site) => Assert.Equal(
        $"--site is “{site}”; write scheme and host, such as https://example.org.",
        Assert.Throws<CommandFailedException>(() => Make("--site", site)).Message);

    private string Make(params string[] asked) => Make(new SiteOptions(), asked);

    private string Make(SiteOptions site, string[] asked, string setting = "none", string value = "")
    {
        var settings = new[] { KeyValuePair.Create(setting, (string?)value) };
        using var services = new ServiceCollection()
            .AddSingleton(new ContentFolder(_folder.Files.Path))
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(_previews)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(new SiteAddress(Options.Create(site)))
            .BuildServiceProvider();
        return PreviewCommand.Create(services).Run(["day.md", .. asked]).Output;
    }

    private static string TokenOf(string address) => address.Split("/preview/")[1];
}
