using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using static BackendCareer.Tests.Feeds.Feed;

namespace BackendCareer.Tests.Feeds;

public sealed class FeedTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_comment_is_an_entry_that_says_who_where_when_and_what()
    {
        await _site.PostAsync("I agree with *this*.");
        var feed = await _site.FeedAsync("/role/comments.atom");
        var comment = Assert.Single(await _site.StoredCommentsAsync());
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal($"urn:uuid:{comment.Id}", Value(entry, "id"));
        Assert.Equal("Ada on What a back-end developer is", Value(entry, "title"));
        Assert.Equal("Ada", Value(entry.Element(Atom + "author")!, "name"));
        Assert.Equal("2026-11-22T09:00:00Z", Value(entry, "published"));
        Assert.Equal("2026-11-22T09:00:00Z", Value(entry, "updated"));
        Assert.Equal("html", entry.Element(Atom + "content")!.Attribute("type")!.Value);
        Assert.Equal(comment.BodyHtml, Value(entry, "content"));
        Assert.Equal(new Uri(_site.Address, $"/comments/{comment.Id}").ToString(), LinkOf(entry, "alternate"));
    }

    [Fact]
    public async Task An_entry_names_the_section_that_a_comment_is_about_while_it_is_there()
    {
        using var response = await _site.SendFormAsync(("article", "role"), ("name", "Ada"), ("section", "tools"), ("body", "Good ones."));
        async Task<string> TitleAsync() => Value((await _site.FeedAsync("/comments.atom")).Element(Atom + "entry")!, "title");
        Assert.Equal("Ada on What a back-end developer is: The tools, in figures", await TitleAsync());
        await _site.ChangeAsync(comment => comment.Section = "gone");
        Assert.Equal("Ada on What a back-end developer is", await TitleAsync());
    }

    [Theory]
    [InlineData("/comments.atom", "/", "Comments on BackendCareer")]
    [InlineData("/role/comments.atom", "/role", "Comments on What a back-end developer is")]
    public async Task A_feed_names_itself_and_its_page_in_full_also_before_the_first_comment(string path, string page, string title)
    {
        using var response = await _site.GetAsync(path);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        var feed = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith("urn:uuid:", Value(feed, "id"), StringComparison.Ordinal);
        Assert.Equal(new Uri(_site.Address, path).ToString(), LinkOf(feed, "self"));
        Assert.Equal(new Uri(_site.Address, page).ToString(), LinkOf(feed, "alternate"));
        Assert.Equal(title, Value(feed, "title"));
        Assert.Equal("1970-01-01T00:00:00Z", Value(feed, "updated"));
    }

    [Fact]
    public async Task A_feed_reader_learns_that_a_comment_was_changed()
    {
        using var ada = new ReaderBrowser(_site);
        var id = await ada.WriteAsync("Before.");
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        using var edited = await ada.SubmitAsync(await ada.ReadAsync($"/comments/{id}/edit"), "#comment-form", ("body", "After."));
        var feed = await _site.FeedAsync("/comments.atom");
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal(("2026-11-22T09:00:00Z", "2026-11-22T09:05:00Z"), (Value(entry, "published"), Value(entry, "updated")));
        Assert.Equal("2026-11-22T09:05:00Z", Value(feed, "updated"));
    }

    [Fact]
    public async Task Comments_of_one_moment_stand_in_one_order()
    {
        Comment[] comments = [Seed.Comment(1), Seed.Comment(1), Seed.Comment(1)];
        await _site.StoreAsync(comments);
        var entries = (await _site.FeedAsync("/comments.atom")).Elements(Atom + "entry");
        Assert.Equal(
            comments.Select(comment => $"urn:uuid:{comment.Id}").OrderDescending(StringComparer.Ordinal),
            entries.Select(entry => Value(entry, "id")));
    }

    [Fact]
    public async Task The_newest_comment_comes_first_and_each_article_has_its_own()
    {
        await PostInTurnAsync(("One.", "role"), ("Two.", "salary"), ("Three.", "role"));
        Assert.Equal(["<p>Three.</p>", "<p>Two.</p>", "<p>One.</p>"], await _site.BodiesAsync("/comments.atom"));
        Assert.Equal(["<p>Three.</p>", "<p>One.</p>"], await _site.BodiesAsync("/role/comments.atom"));
        Assert.Equal(["<p>Two.</p>"], await _site.BodiesAsync("/salary/comments.atom"));
        Assert.Equal("2026-11-22T09:02:00Z", Value(await _site.FeedAsync("/comments.atom"), "updated"));
    }

    [Theory]
    [InlineData("/comments.atom")]
    [InlineData("/role/comments.atom")]
    public async Task A_feed_tells_the_last_fifty_by_one_query(string path)
    {
        await PostInTurnAsync([.. Enumerable.Range(1, 52).Select(number => ($"Comment {number}.", "role"))]);
        _site.Queries.Commands.Clear();
        var bodies = await _site.BodiesAsync(path);
        Assert.Single(_site.Queries.Commands);
        Assert.Equal(50, bodies.Count);
        Assert.Equal("<p>Comment 52.</p>", bodies[0]);
        Assert.Equal("<p>Comment 3.</p>", bodies[^1]);
    }

    [Theory]
    [InlineData("]]>")]
    [InlineData("</content></entry></feed>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<![CDATA[ &amp; &bogus; & \" '")]
    [InlineData("<!-- -- --> <?xml version=\"1.0\"?>")]
    [InlineData("Zoë 👩‍💻 שלום עליכם مرحبا")]
    public async Task Whatever_a_reader_types_stays_text(string typed)
    {
        using var posted = await _site.PostAsync($"See {typed} here.", name: typed);
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        var entry = Assert.Single((await _site.FeedAsync("/role/comments.atom")).Elements(Atom + "entry"));
        Assert.Equal(typed, Value(entry.Element(Atom + "author")!, "name"));
        Assert.StartsWith(typed + " on ", Value(entry, "title"), StringComparison.Ordinal);
        var content = new HtmlParser().ParseDocument(Value(entry, "content"));
        Assert.Empty(content.QuerySelectorAll("script, content, entry"));
        Assert.All(entry.Descendants(), element => Assert.Equal(Atom, element.Name.Namespace));
    }

    [Fact]
    public async Task A_feed_that_is_known_already_is_not_sent_again_until_somebody_writes()
    {
        await _site.PostAsync("One.");
        using var first = await _site.GetAsync("/role/comments.atom");
        using var same = await GetAsync("/role/comments.atom", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(first.Headers.ETag, same.Headers.ETag);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        await _site.PostAsync("Two.");
        using var changed = await GetAsync("/role/comments.atom", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    private async Task PostInTurnAsync(params (string Body, string Article)[] comments)
    {
        foreach (var (body, article) in comments)
        {
            await _site.PostAsync(body, article: article);
            _site.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string ifNoneMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("If-None-Match", ifNoneMatch);
        return await _site.Client.SendAsync(request);
    }
}
