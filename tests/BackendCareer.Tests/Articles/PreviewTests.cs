using System.Net;
using BackendCareer.Editor;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Articles;

/// <summary>A draft, read by who was sent its address, and by nobody else.</summary>
public sealed class PreviewTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public PreviewTests()
    {
        _folder.Write("training/day.md", GuideFiles.Article(
            "day", "A day of work, see [the job](../role.md).\n\n## Morning", "summary: Short.\ndraft: true"));
        _site = new TestSite().With("Content:Folder", _folder.Path);
    }

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_draft_is_read_under_its_preview_alone()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/training/day")).StatusCode);
        using var response = await _site.GetAsync(Make("training/day.md"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        var page = await TestSite.ParseAsync(response);
        Assert.Contains("A day of work", page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Draft. Readers cannot open this page.", TestSite.WordsOf(page.QuerySelector(".stage")));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Empty(page.QuerySelectorAll("form, #discussion, .section, .toc a[href='#pages']"));
    }

    [Fact]
    public async Task A_preview_ends_with_its_days()
    {
        var address = Make("training/day.md", "--days", "2");
        _site.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync(address)).StatusCode);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_preview_that_nobody_made_is_none()
    {
        var address = Make("training/day.md");
        string[] others = [address[..^4] + "AAAA", address[..40], "/preview/x", "/preview/%F0%9F%98%80", "/preview/%0A", "/preview/%20"];
        foreach (var other in others)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync(other)).StatusCode);
        }
    }

    [Fact]
    public async Task The_preview_of_a_published_article_leads_to_it()
    {
        var address = Make("training/day.md");
        _folder.Replace("training/day.md", "draft: true", "draft: false");
        await Eventually.TrueAsync(async () =>
        {
            using var response = await _site.GetAsync(address);
            return response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString == "/training/day";
        }, "the preview leads to the article");
    }

    [Theory]
    [InlineData("There is no article training/dya.md. Did you mean training/day.md?", "training/dya.md")]
    [InlineData("Readers can open /role already.", "role.md")]
    [InlineData("A preview lasts 1 to 90 days.", "training/day.md", "--days", "91")]
    public void A_preview_that_makes_no_sense_is_refused(string why, params string[] arguments) =>
        Assert.Equal(why, Assert.Throws<CommandFailedException>(() => Make(arguments)).Message);

    [Fact]
    public void The_address_can_be_sent_as_it_is() => Assert.StartsWith(
        "https://example.org/preview/",
        PreviewCommand.Create(_site.Services).Run("training/day.md", "--site", "https://example.org/").Output, StringComparison.Ordinal);

    private string Make(params string[] arguments)
    {
        var site = _site.Address.ToString(); // it has started, and has keys
        var (exitCode, output) = PreviewCommand.Create(_site.Services).Run([.. arguments, "--site", site]);
        Assert.Equal(0, exitCode);
        return new Uri(output).PathAndQuery;
    }
}
