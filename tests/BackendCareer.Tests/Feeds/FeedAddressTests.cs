using System.Net;
using System.Xml.Linq;
using BackendCareer.Tests.Support;
using static BackendCareer.Tests.Feeds.Feed;

namespace BackendCareer.Tests.Feeds;

/// <summary>Where a feed is, where none is, and where it leads.</summary>
public sealed class FeedAddressTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Links_lead_to_the_host_that_was_asked()
    {
        await _site.PostAsync("One.");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/comments.atom");
        request.Headers.Host = "guide.example:8080";
        using var response = await _site.Client.SendAsync(request);
        var feed = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.NotEmpty(feed.Descendants(Atom + "link"));
        Assert.All(
            feed.Descendants(Atom + "link"),
            link => Assert.StartsWith("http://guide.example:8080/", link.Attribute("href")!.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nowhere/comments.atom")]
    [InlineData("/role/nowhere/comments.atom")]
    [InlineData("/role/comments.atom/")]
    [InlineData("//comments.atom")]
    [InlineData("///comments.atom")]
    [InlineData("/rolecomments.atom")]
    [InlineData("/day/comments.atom")] // a draft
    public async Task What_is_no_article_has_no_feed(string path)
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("day.md", GuideFiles.Article("day", "A day.", "summary: Short.\ndraft: true"));
        using var site = new TestSite().With("Content:Folder", folder.Path);
        using var response = await site.Client.GetAsync(new Uri(site.Address.GetLeftPart(UriPartial.Authority) + path));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_told_of_an_article_that_became_a_draft()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("day.md", GuideFiles.Article("day", "A day."));
        using var site = new TestSite().With("Content:Folder", folder.Path);
        await site.PostAsync("Public.");
        await site.PostAsync("No longer.", article: "day");
        Assert.Equal(2, (await site.BodiesAsync("/comments.atom")).Count);
        folder.Replace("day.md", "summary: Short.", "summary: Short.\ndraft: true");
        await Eventually.TrueAsync(
            async () => (await site.BodiesAsync("/comments.atom")) is ["<p>Public.</p>"], "the feed is without the draft");
    }

    [Fact]
    public async Task An_article_below_another_has_its_feed_and_a_former_address_leads_to_it()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("training/bts.md", GuideFiles.Article("bts", "Two years.", "summary: Short.\naliases: [bts]"));
        using var site = new TestSite().With("Content:Folder", folder.Path);
        await site.PostAsync("How long?", article: "bts");
        Assert.Equal(["<p>How long?</p>"], await site.BodiesAsync("/training/bts/comments.atom"));
        foreach (var former in new[] { "/bts/comments.atom", "/Training/BTS/comments.atom" })
        {
            using var response = await site.GetAsync(former);
            Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
            Assert.Equal("/training/bts/comments.atom", response.Headers.Location!.ToString());
        }
    }

    [Theory]
    [InlineData("/", "/comments.atom", 0)]
    [InlineData("/role", "/role/comments.atom", 1)]
    public async Task A_page_leads_to_its_feed(string path, string feed, int visible)
    {
        var page = await _site.ReadAsync(path);
        var link = Assert.Single(page.QuerySelectorAll("head link[rel=alternate][type='application/atom+xml']"));
        Assert.Equal(feed, link.GetAttribute("href"));
        Assert.Equal(visible, page.QuerySelectorAll($"section:has(> #discussion) a[href='{feed}']").Length);
        await _site.FeedAsync(feed);
    }
}
