using System.Net;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

public sealed class UndoTests : ModerationTest
{
    [Theory]
    [InlineData("approve", CommentStatus.Spam)]
    [InlineData("reject", CommentStatus.Pending)]
    [InlineData("spam", CommentStatus.Approved)]
    [InlineData("pin", CommentStatus.Approved)]
    [InlineData("unpin", CommentStatus.Approved)]
    [InlineData("close", CommentStatus.Approved)]
    [InlineData("reopen", CommentStatus.Approved)]
    public async Task A_decision_is_taken_back(string decision, CommentStatus status)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(
            status: status, change: comment => comment.IsPinned = comment.IsClosed = decision is "unpin" or "reopen");
        var page = await FollowAsync(
            grace, await PostAsync(grace, "/moderation/decisions?status=spam", ("decision", decision), ("comment", ChoiceOf(comment))));
        using var response = await grace.SendFormAsync(UndoOf(page));
        Assert.StartsWith("/moderation?status=spam&done=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("1 put back as before.", NoticeOf(await FollowAsync(grace, response)));
        var stored = await StoredAsync(comment);
        Assert.Equal((status, comment.IsPinned, comment.IsClosed, 3), (stored.Status, stored.IsPinned, stored.IsClosed, stored.Version));
        var log = await DecisionsAsync();
        Assert.Equal([decision, "undo"], log.Select(entry => entry.Action.ToString().ToLowerInvariant()));
        Assert.Equal((log[0].To, log[0].From, 3), (log[1].From, log[1].To, log[1].CommentVersion));
    }

    [Fact]
    public async Task The_reports_that_a_decision_answered_are_open_again()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(status: CommentStatus.Approved);
        await ReportAsync(comment, reader: 1);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(grace, "approve", comment); // answers the first one
        await ReportAsync(comment, reader: 2);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await grace.SendFormAsync(UndoOf(await FollowAsync(grace, await DecideAsync(grace, "spam", await StoredAsync(comment)))));
        var reports = await ReportsAsync();
        Assert.NotNull(reports.Single(report => report.ReaderKeyHash[0] == 1).SettledUtc);
        Assert.Null(reports.Single(report => report.ReaderKeyHash[0] == 2).SettledUtc);
        Assert.Single(TextsOf(await ReadAsync(grace, "/moderation?status=reported")));
    }

    [Fact]
    public async Task What_was_decided_anew_stays_and_the_rest_is_put_back()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var (one, two, three) = (await StoreAsync("One."), await StoreAsync("Two."), await StoreAsync("Three."));
        var page = await FollowAsync(grace, await DecideAsync(grace, "spam", one, two, three));
        await DecideAsync(linus, "approve", await StoredAsync(one));
        await DecideAsync(linus, "delete", await StoredAsync(two));
        using var response = await grace.SendFormAsync(UndoOf(page));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var conflict = await TestSite.ParseAsync(response);
        Assert.Equal("1 put back as before.", NoticeOf(conflict));
        Assert.StartsWith(
            "You chose Undo: marked as spam It is now Approved by Linus", Words(RowOf(conflict, one).QuerySelector("dl")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "You chose Undo: marked as spam It is now Deleted for good by Linus", Words(RowOf(conflict, two).QuerySelector("dl")),
            StringComparison.Ordinal);
        Assert.Equal(
            [CommentStatus.Approved, CommentStatus.Deleted, CommentStatus.Pending],
            (await Site.StoredCommentsAsync()).Select(comment => comment.Status));
    }

    [Fact]
    public async Task Deleting_cannot_be_undone()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        await DecideAsync(grace, "delete", comment);
        using var response = await PostAsync(grace, $"/moderation/decisions/{(await DecisionsAsync())[0].BatchId}/undo");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("What is deleted is gone for good", Words((await TestSite.ParseAsync(response)).Body), StringComparison.Ordinal);
        Assert.Equal(CommentStatus.Deleted, (await StoredAsync(comment)).Status);
    }

    [Fact]
    public async Task A_second_press_of_undo_undoes_nothing_more()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        var undo = UndoOf(await FollowAsync(grace, await DecideAsync(grace, "spam", comment)));
        var presses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => grace.SendFormAsync(undo)));
        Assert.Single(presses, press => press.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(9, presses.Count(press => press.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, (await DecisionsAsync()).Count);
    }

    [Theory]
    [InlineData("0199ffff-0000-7000-8000-000000000000")]
    [InlineData("nonsense")]
    public async Task There_is_nothing_to_undo_under_another_address(string batch)
    {
        using var grace = await GraceAsync();
        using var response = await PostAsync(grace, $"/moderation/decisions/{batch}/undo");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IHtmlFormElement UndoOf(IHtmlDocument page) =>
        Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("#notice form"));
}
