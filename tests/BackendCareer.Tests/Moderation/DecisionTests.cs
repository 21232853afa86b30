using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

public sealed class DecisionTests : ModerationTest
{
    [Theory]
    [InlineData("approve", CommentStatus.Pending, CommentStatus.Approved)]
    [InlineData("approve", CommentStatus.Rejected, CommentStatus.Approved)]
    [InlineData("approve", CommentStatus.Spam, CommentStatus.Approved)]
    [InlineData("reject", CommentStatus.Pending, CommentStatus.Rejected)]
    [InlineData("reject", CommentStatus.Approved, CommentStatus.Rejected)]
    [InlineData("spam", CommentStatus.Pending, CommentStatus.Spam)]
    [InlineData("spam", CommentStatus.Approved, CommentStatus.Spam)]
    public async Task A_decision_changes_the_comment_and_stands_in_the_log(string decision, CommentStatus from, CommentStatus to)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: from);
        using var response = await PostAsync(
            grace, "/moderation/decisions?status=pending&q=comment", ("decision", decision), ("comment", ChoiceOf(comment)),
            ("reason", " Because. "));
        Assert.StartsWith("/moderation?status=pending&q=comment&done=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("1 ", NoticeOf(await FollowAsync(grace, response)), StringComparison.Ordinal);
        var stored = await StoredAsync(comment);
        var now = Site.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal((to, 2, now), (stored.Status, stored.Version, stored.DecidedUtc));
        var entry = Assert.Single(await DecisionsAsync());
        Assert.Equal(
            (comment.Id, "Grace", decision, from, to, "Because.", 2, now),
            (entry.CommentId, entry.Moderator, entry.Action.ToString().ToLowerInvariant(),
                entry.From, entry.To, entry.Reason, entry.CommentVersion, entry.DecidedUtc));
    }

    [Theory]
    [InlineData("approve", CommentStatus.Approved, "cannot be approved")]
    [InlineData("approve", CommentStatus.Deleted, "cannot be approved")]
    [InlineData("reject", CommentStatus.Rejected, "can be rejected")]
    [InlineData("reject", CommentStatus.Spam, "can be rejected")]
    [InlineData("spam", CommentStatus.Spam, "can be marked as spam")]
    [InlineData("delete", CommentStatus.Deleted, "was deleted before")]
    [InlineData("pin", CommentStatus.Pending, "can be pinned")]
    [InlineData("unpin", CommentStatus.Approved, "can be unpinned")]
    [InlineData("close", CommentStatus.Spam, "can be closed")]
    [InlineData("reopen", CommentStatus.Approved, "can be reopened")]
    public async Task An_action_that_does_not_fit_changes_nothing_and_says_so(string decision, CommentStatus status, string words)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: status);
        using var response = await DecideAsync(grace, decision, comment);
        var notice = NoticeOf(await FollowAsync(grace, response));
        Assert.StartsWith("1 left as it was: ", notice, StringComparison.Ordinal);
        Assert.Contains(words, notice, StringComparison.Ordinal);
        Assert.Equal((status, 1), ((await StoredAsync(comment)).Status, (await StoredAsync(comment)).Version));
        Assert.Empty(await DecisionsAsync());
    }

    [Fact]
    public async Task A_page_of_the_article_is_drawn_anew_after_a_decision()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: CommentStatus.Approved);
        using var before = await Site.GetAsync("/role");
        using var other = await Site.GetAsync("/salary");
        await DecideAsync(grace, "spam", comment);
        using var after = await Site.GetAsync("/role");
        using var otherAfter = await Site.GetAsync("/salary");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(other.Headers.ETag, otherAfter.Headers.ETag);
    }

    [Theory]
    [InlineData("reject", CommentStatus.Rejected)]
    [InlineData("spam", CommentStatus.Spam)]
    [InlineData("approve", CommentStatus.Approved)] // keeps what readers see
    public async Task A_decision_answers_the_reports_of_its_comment(string decision, CommentStatus status)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: CommentStatus.Approved);
        var other = await StoreAsync(status: CommentStatus.Approved);
        await ReportAsync(comment);
        await ReportAsync(other);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(grace, "pin", comment);
        Assert.All(await ReportsAsync(), report => Assert.Null(report.SettledUtc));
        await DecideAsync(grace, decision, await StoredAsync(comment));
        var now = Site.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(status, (await StoredAsync(comment)).Status);
        Assert.All(await ReportsAsync(), report => Assert.Equal(report.CommentId == comment.Id ? now : null, report.SettledUtc));
        var lists = Words((await ReadAsync(grace, "/moderation")).QuerySelector(".lists ul"));
        Assert.StartsWith("Waiting 1 Pending 0 Reported 1 ", lists, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_is_gone_for_good_with_its_votes_and_the_notes_of_reports()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("Something private.", CommentStatus.Approved, key: [1], change: comment => comment.HelpfulCount = 1);
        await ReportAsync(comment, note: "It is private.");
        await WithDbAsync(db =>
        {
            db.Add(new HelpfulVote { CommentId = comment.Id, ReaderKeyHash = [2] });
            return db.SaveChangesAsync();
        });
        using var response = await DecideAsync(grace, "delete", comment);
        var page = await FollowAsync(grace, response);
        Assert.Equal("1 deleted for good.", NoticeOf(page));
        Assert.Null(page.QuerySelector("#notice form"));
        var stored = await StoredAsync(comment);
        Assert.Equal(
            (CommentStatus.Deleted, "", "", "", null, 0),
            (stored.Status, stored.AuthorName, stored.BodyMarkdown, stored.BodyHtml, stored.ReaderKeyHash, stored.HelpfulCount));
        Assert.Equal("", Assert.Single(await ReportsAsync()).Note);
        Assert.Equal(0, await WithDbAsync(db => Task.FromResult(db.HelpfulVotes.Count())));
        Assert.DoesNotContain("private", (await ReadAsync(grace, "/moderation/log")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_is_pinned_and_closed_and_a_reply_is_not()
    {
        using var grace = await GraceAsync();
        var thread = await StoreAsync(status: CommentStatus.Approved);
        var reply = await StoreAsync(status: CommentStatus.Approved, parent: thread);
        (string, bool, bool)[] actions = [("pin", true, false), ("close", true, true), ("unpin", false, true), ("reopen", false, false)];
        foreach (var (action, isPinned, isClosed) in actions)
        {
            var words = NoticeOf(await FollowAsync(grace, await DecideAsync(grace, action, await StoredAsync(thread), reply)));
            Assert.Contains("1 left as it was", words, StringComparison.Ordinal);
            var stored = await StoredAsync(thread);
            Assert.Equal((isPinned, isClosed, CommentStatus.Approved), (stored.IsPinned, stored.IsClosed, stored.Status));
        }

        Assert.Equal(1, (await StoredAsync(reply)).Version);
    }

    [Theory]
    [InlineData("approve", "0199ffff-0000-7000-8000-000000000000", "", "One of the ticked comments could not be read.")]
    [InlineData("approve", "nonsense:1", "", "One of the ticked comments could not be read.")]
    [InlineData("approve", "0199ffff-0000-7000-8000-000000000000:-1", "", "One of the ticked comments could not be read.")]
    [InlineData("approve", "", "", "Please tick at least one comment.")]
    [InlineData("undo", "0199ffff-0000-7000-8000-000000000000:1", "", "Please choose one of the buttons.")]
    [InlineData("0", "0199ffff-0000-7000-8000-000000000000:1", "", "Please choose one of the buttons.")]
    [InlineData("", "0199ffff-0000-7000-8000-000000000000:1", "", "Please choose one of the buttons.")]
    [InlineData("approve", "0199ffff-0000-7000-8000-000000000000:1", "long", "A reason has at most 300 characters; yours has 301.")]
    public async Task A_form_that_cannot_be_understood_is_shown_again(string decision, string choice, string reason, string words)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        var typed = reason.Length == 0 ? "" : new string('r', 301);
        using var response = await PostAsync(
            grace, "/moderation/decisions",
            [("decision", decision), ("reason", typed), .. choice.Length == 0
                ? []
                : new[] { ("comment", choice), ("comment", ChoiceOf(comment)) }]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Contains(words, NoticeOf(page), StringComparison.Ordinal);
        Assert.Equal(choice.Length > 0, RowOf(page, comment).QuerySelector("input[type=checkbox]")!.HasAttribute("checked"));
        Assert.Equal(typed, page.GetElementById("reason")!.GetAttribute("value"));
        Assert.Equal(CommentStatus.Pending, (await StoredAsync(comment)).Status);
    }

    [Theory]
    [InlineData("/moderation/decisions")]
    [InlineData("/moderation/decisions/0199ffff-0000-7000-8000-000000000000/undo")]
    [InlineData("/moderation/bans/0199ffff-0000-7000-8000-000000000000/lifting")]
    public async Task Nothing_is_decided_by_an_address(string address)
    {
        using var grace = await GraceAsync();
        using var response = await grace.GetAsync(address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }
}
