using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>A site below a path of its host.</summary>
public sealed class PathBaseTests : IDisposable
{
    private const string Prefix = "/guide";

    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly Comment[] _comments;

    public PathBaseTests()
    {
        _folder.Write("images/desk.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>");
        File.WriteAllBytes(_folder.PathOf("images/desk.png"), Pictures.Of("desk.png"));
        _folder.Write("pictures.md", GuideFiles.Article("pictures",
            "![A plain desk](images/desk.png \"Mine\")\n\n![A drawn desk](images/desk.svg)\n\n"
            + "[The role](role.md), and `<a href=\"/role\">`.",
            "summary: About src=\"/role\".\naliases: [photos]"));
        var first = Seed.Comment(1);
        _comments = [first, .. Enumerable.Range(2, 70).Select(number => Seed.Comment(number, number <= 12 ? first : null))];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_address_of_every_page_stays_below_the_path_and_answers_and_nothing_else_of_a_page_changes()
    {
        using var site = await SiteAsync();
        using var plain = NewSite("");
        await site.CheckpointAsync();
        File.WriteAllBytes(plain.DatabaseFile, Shell.Read(site.DatabaseFile));
        using var visitor = site.NewVisitor();
        var pages = await new Crawl(visitor, Prefix).GoAsync("/guide/");
        string[] expected =
        [
            "/guide/", "/guide/role", "/guide/role?page=2", "/guide/pictures", "/guide/salary", "/guide/comments/mine",
            $"/guide/comments/{_comments[0].Id}/replies", $"/guide/comments/{_comments[0].Id}/report",
            "/guide/role/comments.atom", "/guide/salary/pay.csv", "/guide/data/routes.csv", "/guide/images/desk.png",
            "/guide/images/desk.png.webp", "/guide/images/desk.svg", "/guide/fonts/newsreader.woff2",
        ];
        Assert.Empty(expected.Except(pages.Keys));
        foreach (var (path, page) in pages.Where(page => page.Value.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal)))
        {
            using var same = await plain.GetAsync(path[Prefix.Length..]);
            Assert.Equal(await same.Content.ReadAsStringAsync(), page.Replace("\"/guide/", "\"/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task So_do_the_pages_of_whoever_has_a_key_or_a_session()
    {
        using var site = await SiteAsync();
        await site.AddModeratorAsync();
        using var browser = site.NewVisitor();
        using var written = await browser.PostAsync("/guide/comments", Forms.Content(("article", "duties"), ("body", "Mine.")));
        Assert.Matches(@"^/guide/duties\?sent=[0-9a-f]{12}\.[0-9a-f-]{36}#c-[0-9a-f-]{36}$", written.Headers.Location!.ToString());
        var comment = "/guide/comments/" + written.Headers.Location.ToString()[^36..];
        Assert.Matches("^reader=.*; path=/guide; ", Assert.Single(written.Headers.GetValues("Set-Cookie")));

        using var protectedPage = await browser.GetAsync("/guide/moderation?status=approved");
        Assert.Equal("/guide/sign-in?returnUrl=%2Fmoderation%3Fstatus%3Dapproved", protectedPage.Headers.Location!.ToString());
        var form = await browser.FormAsync(protectedPage.Headers.Location.ToString(), "/guide/sign-in");
        using var signedIn = await browser.SendFormAsync(form, ("name", "Grace"), ("password", TestSite.Password));
        Assert.Equal("/guide/moderation?status=approved", signedIn.Headers.Location!.ToString());
        Assert.All(
            signedIn.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; path=/guide; ", cookie, StringComparison.Ordinal));

        var own = await new Crawl(browser, Prefix).GoAsync("/guide/comments/mine");
        Assert.Empty(new[] { comment + "/edit", comment + "/deletion", "/guide/comments/mine/download" }.Except(own.Keys));
        var pages = await new Crawl(browser, Prefix).GoAsync("/guide/moderation?status=approved");
        Assert.Empty(new[] { "/guide/moderation/log", "/guide/moderation/bans" }.Except(pages.Keys));
    }

    [Theory]
    [InlineData("/guide", HttpStatusCode.OK)]
    [InlineData("/role", HttpStatusCode.OK)] // the proxy takes the path off
    [InlineData("/guide/guide/role", HttpStatusCode.NotFound)]
    [InlineData("/guidebook", HttpStatusCode.NotFound)]
    [InlineData("/GUIDE/role", HttpStatusCode.NotFound)]
    [InlineData("/guide/error/404", HttpStatusCode.NotFound)]
    public async Task The_path_counts_once_and_as_it_is_written(string path, HttpStatusCode expected)
    {
        using var site = await SiteAsync();
        using var response = await site.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        var home = (await TestSite.ParseAsync(response)).QuerySelector(".site-name");
        Assert.Equal("/guide/", home!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/guide/photos", "/guide/pictures")]
    [InlineData("/guide/Role", "/guide/role")]
    [InlineData("/guide/role/", "/guide/role")]
    [InlineData("/guide/photos/comments.atom", "/guide/pictures/comments.atom")]
    public async Task A_redirect_stays_below_the_path(string path, string expected)
    {
        using var site = await SiteAsync();
        using var response = await site.GetAsync(path);
        Assert.Equal(expected, response.Headers.Location!.ToString());
    }

    /// <summary>Browsers take one whose name begins like that in no other way.</summary>
    [Fact]
    public async Task A_cookie_that_belongs_to_its_host_belongs_to_all_of_it()
    {
        using var site = await SiteAsync("https://guide.example");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/guide/comments")
        {
            Content = Forms.Content(("article", "role"), ("body", "Hello there.")),
            Headers = { Host = "guide.example" },
        };
        using var response = await site.Client.SendAsync(request);
        Assert.Matches("^__Host-reader=.*; path=/; secure; ", Assert.Single(response.Headers.GetValues("Set-Cookie")));
    }

    [Fact]
    public async Task The_compressed_and_kept_page_has_the_path_too()
    {
        using var site = await SiteAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = site.Address,
        };
        var first = await browser.GetStringAsync("/guide/role");
        site.Queries.Commands.Clear();
        var kept = await browser.GetStringAsync("/guide/role");
        Assert.Equal(first, kept);
        Assert.Empty(site.Queries.Commands);
        Assert.Contains("href=\"/guide/salary\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editors_page_follows_its_files_below_the_path()
    {
        using var site = new TestSite { Environment = "Development" }.With("Content:Folder", _folder.Path).With("Site:PathBase", Prefix);
        var changes = (await site.ReadAsync("/guide/role")).QuerySelector(".live")!.GetAttribute("data-changes")!;
        Assert.StartsWith("/guide/_editor/changes", changes, StringComparison.Ordinal);
        using var told = await site.Client.GetAsync(changes, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", told.Content.Headers.ContentType!.MediaType);
    }

    private async Task<TestSite> SiteAsync(string address = "")
    {
        var site = NewSite(Prefix, address);
        await site.StoreAsync(_comments);
        return site;
    }

    private TestSite NewSite(string pathBase, string address = "") =>
        new TestSite().With("Content:Folder", _folder.Path).With("Site:PathBase", pathBase).With("Site:Address", address);
}
