using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class RepliesTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_reply_stands_below_the_comment_it_answers()
    {
        var question = IdOf(await _site.PostAsync("A question?"));
        await _site.PostAsync("Another thread.");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = IdOf(await ReplyAsync(question, "An answer."));

        var page = await _site.ReadAsync("/role");
        var reply = page.GetElementById($"c-{answer}")!;
        Assert.Equal(page.GetElementById($"c-{question}"), reply.Closest("ol.replies")!.PreviousElementSibling);
        Assert.Contains("Discussion: 3 comments", page.GetElementById("discussion")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_to_reply_is_a_page_that_shows_what_is_answered()
    {
        var question = IdOf(await _site.PostAsync("A question?", name: "Grace"));
        var link = (await _site.ReadAsync("/role")).QuerySelector($"#c-{question} a.reply")!;
        Assert.Equal("Reply to Grace, comment 1", link.GetAttribute("aria-label"));
        var page = await _site.ReadAsync(link.GetAttribute("href")!);
        Assert.Contains("A question?", page.QuerySelector(".comment .body")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(question.ToString(), page.QuerySelector("input[name=parent]")!.GetAttribute("value"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    /// <summary>Most have no name: heard, or in a list of links, they would all be alike.</summary>
    [Fact]
    public async Task Comments_of_one_name_are_told_apart_by_their_place_on_the_page()
    {
        var (root, other) = (Seed.Comment(1), Seed.Comment(2));
        await _site.StoreAsync([root, other, Seed.Comment(3, root)]);
        foreach (var (path, texts) in new[]
        {
            ("/role", "Comment 1, Comment 3, Comment 2"), ($"/comments/{root.Id}/replies", "Comment 1, Comment 3"),
        })
        {
            var page = await _site.ReadAsync(path);
            Assert.Equal(texts, string.Join(", ", Seed.TextsOf(page)));
            var count = texts.Split(", ").Length;
            foreach (var named in new[] { ".comment", ".comment .reply", ".comment button", ".comment a.quiet" })
            {
                var labels = page.QuerySelectorAll(named).Select(element => element.GetAttribute("aria-label")!).ToList();
                Assert.Equal(Enumerable.Range(1, count), labels.Select(label => int.Parse(label.Split("Ada, comment ")[1], null)));
            }
        }
    }

    [Fact]
    public async Task Under_an_article_whose_discussion_is_closed_there_is_no_form_to_reply()
    {
        using var folder = TestFolder.WithShippedContent();
        folder.Replace("role.md", "comments: open", "comments: closed");
        using var closed = new TestSite().With("Content:Folder", folder.Path);
        var comment = Seed.Comment(1);
        await closed.StoreAsync([comment]);
        var page = await closed.ReadAsync("/role");
        Assert.Equal(["Comment 1"], Seed.TextsOf(page));
        Assert.Empty(page.QuerySelectorAll("a.reply"));
        using var form = await closed.GetAsync($"/comments/{comment.Id}/reply");
        Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
    }

    /// <summary>Else the first comments of a thread could be replies to one that is not among them.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public async Task A_reply_is_later_than_what_it_answers_whatever_the_clock_says(int seconds)
    {
        var question = IdOf(await _site.PostAsync("A question?"));
        _site.Clock.AdjustTime(_site.Clock.GetUtcNow().AddSeconds(seconds));
        var answer = IdOf(await ReplyAsync(question, "An answer."));
        await ReplyAsync(answer, "Thanks for it.");
        var thread = (await _site.StoredCommentsAsync()).OrderBy(comment => comment.CreatedUtc);
        Assert.Equal(["A question?", "An answer.", "Thanks for it."], thread.Select(comment => comment.BodyMarkdown));
        Assert.Equal(3, thread.Select(comment => comment.CreatedUtc).Distinct().Count());
    }

    [Theory]
    [InlineData("0199ffff-0000-7000-8000-000000000000", "role")]
    [InlineData("not-an-id", "role")]
    [InlineData(null, "salary")] // of another article
    public async Task A_reply_to_what_is_not_there_is_refused_and_may_become_a_comment_of_its_own(string? parent, string article)
    {
        var elsewhere = IdOf(await _site.PostAsync("A question?"));
        using var response = await ReplyAsync(parent ?? elsewhere.ToString(), "An answer.", article);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("The comment you are replying to is no longer here.", page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal("An answer.", page.GetElementById("body")!.TextContent);
        Assert.Null(page.QuerySelector("input[name=parent]")); // the button now posts it as a new comment
    }

    [Fact]
    public async Task A_thread_deeper_than_the_limit_goes_on_at_its_deepest_level()
    {
        var root = IdOf(await _site.PostAsync("Level 0."));
        var parent = root;
        for (var level = 1; level <= Comment.MaxDepth + 3; level++)
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(1));
            parent = IdOf(await ReplyAsync(parent, $"Level {level}."));
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8], (await _site.StoredCommentsAsync()).Select(comment => comment.Depth).Order());
        var page = await _site.ReadAsync($"/comments/{root}/replies");
        Assert.Equal(Comment.MaxDepth + 4, page.QuerySelectorAll(".comment").Length);
        Assert.Equal(CommentView.DeepestMargin, page.QuerySelectorAll("ol.replies").Length);
    }

    [Fact]
    public async Task The_same_words_under_another_comment_are_another_reply()
    {
        var one = IdOf(await _site.PostAsync("One?"));
        var two = IdOf(await _site.PostAsync("Two?"));
        await ReplyAsync(one, "Yes.");
        await ReplyAsync(two, "Yes.");
        await ReplyAsync(two, "Yes.");
        Assert.Equal(4, (await _site.StoredCommentsAsync()).Count);
    }

    [Fact]
    public async Task A_comment_has_a_lasting_address()
    {
        var id = IdOf(await _site.PostAsync("Quote me."));
        using var response = await _site.GetAsync($"/comments/{id}");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/role#c-{id}", response.Headers.Location!.ToString());
        using var unknown = await _site.GetAsync("/comments/0199ffff-0000-7000-8000-000000000000");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_preview_shows_the_comment_and_stores_nothing()
    {
        using var response = await _site.SendFormAsync(
            ("article", "role"), ("name", "Ada"), ("body", "Is *this* right?"), ("preview", "yes"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("this", page.QuerySelector(".comment .body em")!.TextContent);
        Assert.Equal("Is *this* right?", page.GetElementById("body")!.TextContent);
        Assert.Equal("Ada", page.GetElementById("name")!.GetAttribute("value"));
        Assert.Empty(await _site.StoredCommentsAsync());
    }

    [Fact]
    public async Task A_preview_keeps_to_the_limits_and_to_its_parent()
    {
        using var refused = await _site.SendFormAsync(("article", "role"), ("body", new string('a', 4_001)), ("preview", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var question = IdOf(await _site.PostAsync("A question?"));
        using var response = await _site.SendFormAsync(
            ("article", "role"), ("parent", question.ToString()), ("body", "An answer."), ("preview", "yes"));
        Assert.Equal(question.ToString(), (await TestSite.ParseAsync(response)).QuerySelector("input[name=parent]")!.GetAttribute("value"));
    }

    private Task<HttpResponseMessage> ReplyAsync(object parent, string body, string article = "role") =>
        _site.SendFormAsync(("article", article), ("parent", parent.ToString()!), ("name", "Ada"), ("body", body));

    private static Guid IdOf(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return Guid.Parse(response.Headers.Location!.ToString().Split("#c-")[1]);
    }
}
