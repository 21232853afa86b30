using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class ReaderKeyTests : IDisposable
{
    private const string TwoLinks = "See https://one.example and https://two.example for more.";

    private readonly TestSite _site = new();
    private readonly ReaderBrowser _ada;

    public ReaderKeyTests() => _ada = new ReaderBrowser(_site);

    public void Dispose()
    {
        _ada.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task Reading_leaves_nothing_in_the_browser()
    {
        foreach (var path in new[] { "/", "/role", "/role?sort=newest", "/comments/mine", "/comments.atom" })
        {
            await _ada.ReadAsync(path);
        }

        Assert.Empty(_ada.Cookies);
    }

    [Fact]
    public async Task The_first_post_gives_a_key_that_scripts_cannot_read_and_the_store_does_not_hold()
    {
        using var response = await _site.PostAsync("A first comment.");
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^reader=[A-Za-z0-9_-]{43}; max-age=15552000; path=/; samesite=lax; httponly$", cookie);
        var comment = Assert.Single(await _site.StoredCommentsAsync());
        Assert.Equal(32, comment.ReaderKeyHash!.Length);
        Assert.NotEqual(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(cookie[7..50]), comment.ReaderKeyHash);
    }

    [Fact]
    public async Task Over_HTTPS_the_key_is_bound_to_the_host()
    {
        using var site = new TestSite().With("Comments:KnownProxies:0", "127.0.0.1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/comments")
        {
            Content = Forms.Content(("article", "role"), ("body", "Hello there.")),
            Headers = { { "X-Forwarded-Proto", "https" } },
        };
        using var response = await site.Client.SendAsync(request);
        Assert.Matches(
            "^__Host-reader=.*; path=/; secure; samesite=lax; httponly$", Assert.Single(response.Headers.GetValues("Set-Cookie")));
    }

    [Fact]
    public async Task A_second_press_of_the_button_gives_nobody_a_key()
    {
        await _ada.WriteAsync("Only once.");
        using var copied = await _site.PostAsync("Only once.");
        Assert.Equal(HttpStatusCode.SeeOther, copied.StatusCode);
        Assert.False(copied.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_reader_with_a_key_has_pages_of_their_own_and_everybody_else_the_kept_one()
    {
        await _site.ReadAsync("/role");
        await _ada.WriteAsync("Mine.");
        using var own = await _ada.GetAsync("/role");
        Assert.Equal("no-store, private", own.Headers.CacheControl!.ToString());
        Assert.NotNull((await TestSite.ParseAsync(own)).QuerySelector(".actions a[href$=deletion]"));

        var shared = await _site.ReadAsync("/role");
        Assert.Null(shared.QuerySelector(".actions a[href$=deletion]"));
        Assert.Null(shared.QuerySelector("input[name=__RequestVerificationToken]"));
        _site.Queries.Commands.Clear();
        await _site.ReadAsync("/role");
        Assert.Empty(_site.Queries.Commands);
    }

    [Fact]
    public async Task What_waits_is_shown_in_its_place_to_its_writer_alone()
    {
        var id = await _ada.WriteAsync(TwoLinks);
        var comment = (await _ada.ReadAsync("/role")).GetElementById($"c-{id}")!;
        Assert.StartsWith("Awaiting approval", comment.QuerySelector(".waits")!.TextContent, StringComparison.Ordinal);

        using var grace = new ReaderBrowser(_site);
        await grace.WriteAsync("Somebody else.");
        foreach (var page in new[] { await _site.ReadAsync("/role"), await grace.ReadAsync("/role") })
        {
            Assert.Null(page.GetElementById($"c-{id}"));
            Assert.Contains("1 comment", page.GetElementById("discussion")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var feed in new[] { "/comments.atom", "/role/comments.atom" })
        {
            var told = await _site.Client.GetStringAsync(feed);
            Assert.Contains("Somebody else.", told, StringComparison.Ordinal);
            Assert.DoesNotContain("one.example", told, StringComparison.Ordinal);
        }

        using var reply = await _site.GetAsync($"/comments/{id}/reply");
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task The_address_of_what_waits_leads_its_writer_there_and_tells_others_only_that_it_waits()
    {
        using var posted = await _ada.SendAsync("/comments", ("article", "role"), ("body", TwoLinks));
        var address = posted.Headers.Location!.ToString();
        Assert.Matches(@"^/comments/[0-9a-f-]{36}\?sent=[0-9a-f]{12}\.[0-9a-f-]{36}$", address);
        using var own = await _ada.GetAsync(address);
        Assert.Equal($"/role{address[address.IndexOf('?')..]}#c-{address[^36..]}", own.Headers.Location!.ToString());

        using var withoutCookies = await _site.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, withoutCookies.StatusCode);
        var page = await TestSite.ParseAsync(withoutCookies);
        Assert.Equal("This comment awaits approval", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("one.example", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader=")]
    [InlineData("reader=AAAA")]
    [InlineData("reader=!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("reader=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_broken_key_is_no_key(string cookie)
    {
        var id = await _ada.WriteAsync("Mine.");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/comments/{id}/edit") { Headers = { { "Cookie", cookie } } };
        using var response = await _site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    /// <summary>Two missing keys compared equal in other systems, and anybody could delete.</summary>
    [Fact]
    public void A_missing_key_owns_nothing()
    {
        var comment = new Comment
        {
            Id = Guid.Empty,
            ThreadId = Guid.Empty,
            ArticleId = "role",
            AuthorName = "Ada",
            BodyMarkdown = "x",
            BodyHtml = "x",
            RendererVersion = CommentRenderer.Version,
            CreatedUtc = default,
        };
        Assert.False(comment.IsOf(null));
        Assert.False(comment.IsOf(ReaderKey.New()));
    }
}
