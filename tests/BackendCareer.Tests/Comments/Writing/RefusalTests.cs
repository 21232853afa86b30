using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>What each bad input gets: a status, a sentence, and the text as it was typed.</summary>
public sealed class RefusalTests(TestSite site) : IClassFixture<TestSite>
{
    private const string ThirtyFields = "article=role&body=Many+fields&1&2&3&4&5&6&7&8&a&b&c&d&e&f&g&h&i&j&k&l&m&n&o&p&q&r&s&t";

    private const string FieldOf64 = "article=role&body=Long+names&a234567890123456789012345678901234567890123456789012345678901234";

    private const string TooDeep = "Please use simpler formatting: fewer nested quotes or lists.";

    private static string Links(int count) => string.Join(' ', Enumerable.Range(1, count).Select(n => $"https://example.org/{n}"));

    public static TheoryData<string, string, string> Refused => new()
    {
        { "Ada", "", "Please write your comment." },
        { "Ada", " \n\t ", "Please write your comment." },
        { "Ada", "\u200E\u202E", "Please write your comment." },
        { "Ada", "---", "Please write your comment." },
        { "Ada", "> >\n- ", "Please write your comment." },
        { "Ada", "\u200B\u3164\u00AD", "Please write your comment." },
        { "Ada", "\uFFFE\uFDD0", "Please write your comment." },
        { "Ada", "x", "A comment needs at least 2 characters." },
        { "Ada", new string('a', 4_001), "Your comment has 4,001 characters; the limit is 4,000." },
        { "Ada", string.Join('\n', Enumerable.Repeat("a", 301)), "Please use at most 300 lines." },
        { "Ada", Links(6), "Please use at most 5 links." },
        { "Ada", ">>>>>>> deep", TooDeep },
        { "Ada", string.Concat(Enumerable.Repeat("- ", 900)) + "x" + new string('\n', 250) + "y", TooDeep },
        { "Ada", new string('*', 401), "Please use less formatting: there are too many brackets, stars, backticks or spaces in it." },
        { new string('n', 61), "A good comment.", "Your name has 61 characters; the limit is 60." },
        { "A\u202Eda", "A good comment.", "Please use a name without control or direction characters." },
        { "Ada\nLovelace", "A good comment.", "Please use a name without control or direction characters." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refused_comment_comes_back_with_the_reason_and_the_text(string name, string body, string message)
    {
        var before = (await site.StoredCommentsAsync()).Count;
        using var response = await site.PostAsync(body, name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal(message, page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal(message, page.QuerySelector(".error")!.TextContent);
        Assert.Equal(string.IsNullOrWhiteSpace(body) ? "" : body, ((IHtmlTextAreaElement)page.GetElementById("body")!).Value);
        Assert.Equal("role", page.QuerySelector("input[name=article]")!.GetAttribute("value"));
        Assert.Equal(before, (await site.StoredCommentsAsync()).Count);
    }

    [Fact]
    public async Task Every_reason_is_given_at_once()
    {
        using var response = await site.PostAsync("", name: new string('n', 61));
        Assert.Equal(2, (await TestSite.ParseAsync(response)).QuerySelectorAll(".error-summary li").Length);
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text_and_not_as_HTML()
    {
        using var response = await site.PostAsync("</textarea><script>alert(1)</script>" + Links(7), name: "\"><script>alert(2)</script>");
        var page = await TestSite.ParseAsync(response);
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.StartsWith("</textarea><script>", ((IHtmlTextAreaElement)page.GetElementById("body")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_article_is_not_found()
    {
        using var response = await site.PostAsync("A good comment.", article: "nowhere");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_draft_takes_no_comments()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Write("day.md", GuideFiles.Article("day", "A day.", "summary: Short.\ndraft: true"));
        using var drafting = new TestSite().With("Content:Folder", folder.Path);
        using var response = await drafting.PostAsync("A good comment.", article: "day");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_closed_discussion_says_so_and_keeps_the_text()
    {
        using var response = await site.PostAsync("A good comment.", article: "home");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("The discussion of this article is closed.", page.QuerySelector(".error")!.TextContent);
        Assert.Equal("A good comment.", ((IHtmlTextAreaElement)page.GetElementById("body")!).Value);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    public async Task Another_sites_page_cannot_post_here(string header, string value, HttpStatusCode expected)
    {
        using var request = Post("article=role&body=Sent+by+" + value.Replace(":", "", StringComparison.Ordinal));
        request.Headers.Add(header, value);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Forbidden)
        {
            Assert.Contains(
                "Please post from the page of the article.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, HttpStatusCode.SeeOther)]
    [InlineData(-1, HttpStatusCode.Forbidden)] // another server of the same machine
    public async Task A_browser_without_fetch_metadata_may_post_from_our_own_page_alone(int portOffset, HttpStatusCode expected)
    {
        using var request = Post("article=role&body=Sent+from+here");
        request.Headers.Add("Origin", $"http://{site.Address.Host}:{site.Address.Port + portOffset}");
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=\"UTF-8\"", "article=role&body=quoted+charset", HttpStatusCode.SeeOther)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", "body=hello", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "article=role&body=hello", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "article=role&body=one&body=two", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "article=role&body=zero%00byte", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "article=role&body=zero\0byte", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "article=role&name=A\0da&body=zero+byte+in+a+name", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "article=role&body=bad\u00FFbyte", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "article=role&name=A\u00FFda&body=bad+byte+in+a+name", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", ThirtyFields + "&u&v", HttpStatusCode.SeeOther)]
    [InlineData("application/x-www-form-urlencoded", ThirtyFields + "&u&v&w", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", FieldOf64, HttpStatusCode.SeeOther)]
    [InlineData("application/x-www-form-urlencoded", FieldOf64 + "5", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "", HttpStatusCode.NotFound)]
    public async Task A_request_that_is_no_form_of_ours_has_its_own_status(string type, string content, HttpStatusCode expected)
    {
        using var request = Post(content, type);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected != HttpStatusCode.SeeOther, (await TestSite.ParseAsync(response)).QuerySelector("h1") is not null);
    }

    [Theory]
    [InlineData("a+note", HttpStatusCode.NotFound)] // there is no such comment
    [InlineData("zero\0byte", HttpStatusCode.BadRequest)]
    [InlineData("zero%00byte", HttpStatusCode.BadRequest)]
    [InlineData("bad\u00FFbyte", HttpStatusCode.BadRequest)]
    public async Task A_note_to_the_moderators_is_text_too(string note, HttpStatusCode expected)
    {
        using var request = Post("reason=spam&note=" + note, path: "/comments/0199ffff-0000-7000-8000-000000000000/report");
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_64_KiB_is_too_much(bool withLength)
    {
        using var request = Post("article=role&body=" + new string('a', 64 * 1024));
        request.Headers.TransferEncodingChunked = !withLength;
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static HttpRequestMessage Post(string content, string type = "application/x-www-form-urlencoded", string path = "/comments")
    {
        var body = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
    }
}
