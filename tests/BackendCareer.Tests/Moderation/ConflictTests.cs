using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

public sealed class ConflictTests : ModerationTest
{
    [Fact]
    public async Task What_changed_since_the_moderator_looked_is_shown_and_the_rest_is_decided()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var (one, two, three) = (await StoreAsync("One."), await StoreAsync("Two.", name: "Eve"), await StoreAsync("Three."));
        await PostAsync(linus, "/moderation/decisions", ("decision", "approve"), ("comment", ChoiceOf(two)), ("reason", "It is fine."));
        using var response = await PostAsync(
            grace, "/moderation/decisions?status=pending", ("decision", "reject"), ("comment", ChoiceOf(one)), ("comment", ChoiceOf(two)),
            ("comment", ChoiceOf(three)));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("1 comment changed meanwhile", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("2 rejected.", NoticeOf(page), StringComparison.Ordinal);
        Assert.Equal(
            "You chose Reject It is now Approved by Linus, 22 November 2026, 09:00 UTC: It is fine.",
            Words(RowOf(page, two).QuerySelector("dl")));
        Assert.Equal(
            [CommentStatus.Rejected, CommentStatus.Approved, CommentStatus.Rejected],
            (await Site.StoredCommentsAsync()).Select(comment => comment.Status));

        using var fresh = await grace.SendFormAsync(
            Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlFormElement>(RowOf(page, two).QuerySelector("form")), ("decision", "reject"));
        Assert.StartsWith("/moderation?status=pending&done=", fresh.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(CommentStatus.Rejected, (await StoredAsync(two)).Status);
    }

    [Fact]
    public async Task A_comment_that_its_writer_changed_is_not_decided_unread()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("Harmless.");
        var now = Site.Clock.GetUtcNow().UtcDateTime;
        await Site.ChangeAsync(edited =>
            (edited.BodyMarkdown, edited.BodyHtml, edited.EditedUtc, edited.Version) = ("Buy now!", "<p>Buy now!</p>", now, 2));
        using var response = await DecideAsync(grace, "approve", comment);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var row = RowOf(await TestSite.ParseAsync(response), comment);
        Assert.Contains(
            "It is now Edited by its writer, 22 November 2026, 09:00 UTC: awaiting approval", Words(row.QuerySelector("dl")),
            StringComparison.Ordinal);
        Assert.Equal("Buy now!", Words(row.QuerySelector(".body")));
        Assert.Equal(CommentStatus.Pending, (await StoredAsync(comment)).Status);
    }

    [Fact]
    public async Task A_comment_whose_writer_took_their_name_out_is_not_decided_unread()
    {
        using var grace = await GraceAsync();
        using var ada = new ReaderBrowser(Site);
        await ada.WriteAsync("https://one.example https://two.example");
        var seen = Assert.Single(await Site.StoredCommentsAsync());
        using var erased = await ada.SubmitAsync(await ada.ReadAsync("/comments/mine"), "form[action$=anonymity]", ("sure", "yes"));
        using var response = await DecideAsync(grace, "approve", seen);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var stored = await StoredAsync(seen);
        Assert.Equal((CommentStatus.Pending, "Anonymous"), (stored.Status, stored.AuthorName));
    }

    [Fact]
    public async Task A_comment_that_is_not_there_is_counted()
    {
        using var grace = await GraceAsync();
        using var response = await DecideAsync(grace, "approve", NewComment("Never stored."));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("1 comment is not there any more.", Words((await TestSite.ParseAsync(response)).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_decisions_at_one_moment_exactly_one_counts()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var comment = await StoreAsync();
        var tokens = new[] { (grace, await TokenAsync(grace)), (linus, await TokenAsync(linus)) };
        var posts = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
        {
            var (moderator, token) = tokens[number % 2];
            return SendAsync(
                moderator, "/moderation/decisions", ("__RequestVerificationToken", token), ("comment", ChoiceOf(comment)),
                ("decision", number % 2 == 0 ? "approve" : "spam"));
        }));
        Assert.Single(posts, post => post.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(39, posts.Count(post => post.StatusCode == HttpStatusCode.Conflict));
        var decision = Assert.Single(await DecisionsAsync());
        var stored = await StoredAsync(comment);
        Assert.Equal((decision.To, 2), (stored.Status, stored.Version));
    }

    [Fact]
    public async Task Readers_write_while_moderators_decide()
    {
        using var grace = await GraceAsync();
        var comments = new List<Comment>();
        for (var number = 0; number < 20; number++)
        {
            comments.Add(await StoreAsync($"Number {number}."));
        }

        var token = await TokenAsync(grace);
        var decisions = comments.Select(comment => SendAsync(
            grace, "/moderation/decisions", ("__RequestVerificationToken", token), ("decision", "approve"),
            ("comment", ChoiceOf(comment))));
        var posts = Enumerable.Range(0, 100).Select(reader => Site.PostAsync($"Reader {reader} says something."));
        var answers = await Task.WhenAll(decisions.Concat(posts));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(120, (await Site.StoredCommentsAsync()).Count);
        Assert.Equal(20, (await DecisionsAsync()).Count);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_busy_database_keeps_the_choice_for_another_try()
    {
        using var grace = await GraceAsync();
        var (one, two) = (await StoreAsync("One."), await StoreAsync("Two."));
        var token = await TokenAsync(grace);
        await using var other = await Site.HoldDatabaseAsync();
        using var response = await SendAsync(
            grace, "/moderation/decisions?status=pending", ("__RequestVerificationToken", token), ("decision", "reject"),
            ("comment", ChoiceOf(one)), ("comment", ChoiceOf(two)), ("reason", "An advertisement."));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        await other.DisposeAsync();

        var form = Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlFormElement>(
            (await TestSite.ParseAsync(response)).QuerySelector("main .text form"));
        using var again = await grace.SendFormAsync(form);
        Assert.StartsWith("2 rejected.", NoticeOf(await FollowAsync(grace, again)), StringComparison.Ordinal);
        Assert.All(await DecisionsAsync(), decision => Assert.Equal("An advertisement.", decision.Reason));
    }

    [Fact]
    public async Task A_lost_database_loses_no_choice()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        var token = await TokenAsync(grace);
        Site.BreakDatabase();
        using var response = await SendAsync(
            grace, "/moderation/decisions", ("__RequestVerificationToken", token), ("decision", "spam"), ("comment", ChoiceOf(comment)));
        using var page = await grace.GetAsync("/moderation");
        Site.MendDatabase();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (response.StatusCode, page.StatusCode));
        Assert.Equal(ChoiceOf(comment), (await TestSite.ParseAsync(response)).QuerySelector("input[name=comment]")!.GetAttribute("value"));
        Assert.Equal(CommentStatus.Pending, (await StoredAsync(comment)).Status);
    }
}
