using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>What the log offers to take back, and what becomes of it.</summary>
public sealed class LogUndoTests : ModerationTest
{
    [Fact]
    public async Task The_newest_decision_about_a_comment_is_undone_weeks_later_by_anybody_who_moderates()
    {
        var reported = await StoreAsync("Reported.", CommentStatus.Approved);
        await ReportAsync(reported);
        using (var grace = await GraceAsync())
        {
            await DecideAsync(grace, "spam", reported, await StoreAsync("Beside it."));
        }

        Site.Clock.Advance(TimeSpan.FromDays(40));
        using var linus = await Site.AsModeratorAsync("Linus");
        var page = await PressAsync(linus, "/moderation/log", "Comment by Ada: Reported.");
        Assert.Equal("The comment is put back as before.", Words(page.QuerySelector("li:nth-child(3) #notice, li:nth-child(2) #notice")));
        Assert.Equal([CommentStatus.Approved, CommentStatus.Spam], (await Site.StoredCommentsAsync()).Select(comment => comment.Status));
        Assert.Null(Assert.Single(await ReportsAsync()).SettledUtc);
        Assert.Equal(1, await WithDbAsync(async db => (await db.Discussions.FindAsync("role"))!.Comments));
        var undone = (await DecisionsAsync())[^1];
        Assert.Equal((DecisionAction.Undo, "Linus", 3), (undone.Action, undone.Moderator, undone.CommentVersion));
        Assert.Single(UndoFormsOf(page)); // that of the comment beside it
    }

    [Fact]
    public async Task Nothing_is_offered_that_cannot_be_undone()
    {
        using var grace = await GraceAsync();
        var (again, deleted, edited) = (await StoreAsync("Again."), await StoreAsync("Deleted."), await StoreAsync("Edited."));
        await DecideAsync(grace, "approve", again, edited);
        await DecideAsync(grace, "spam", await StoredAsync(again));
        await DecideAsync(grace, "delete", deleted);
        await Site.ChangeAsync(comment => comment.Version += comment.Id == edited.Id ? 1 : 0);
        var spam = (await DecisionsAsync()).Single(decision => decision.To == CommentStatus.Spam);
        await PostAsync(grace, $"/moderation/decisions/{spam.Id}/undo");
        Assert.Empty(UndoFormsOf(await ReadAsync(grace, "/moderation/log")));
    }

    [Fact]
    public async Task The_place_in_the_log_is_kept()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("Kept.");
        await DecideAsync(grace, "spam", comment);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var others = Enumerable.Range(0, 60).Select(number => NewComment($"{number}.")).ToList();
        await Site.StoreAsync(others);
        await DecideAsync(grace, "spam", others);
        Site.Clock.Advance(TimeSpan.FromMinutes(1)); // what is undone stands before all of them
        var next = (await ReadAsync(grace, "/moderation/log?moderator=Grace")).QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var page = await PressAsync(grace, next, "Comment by Ada: Kept.");
        Assert.Contains("Comment by Ada: Kept.", Words(page.GetElementById("notice")!.ParentElement), StringComparison.Ordinal);
        Assert.Equal(11, page.QuerySelectorAll(".list > li").Length);
    }

    /// <summary>The decision of the last row stands on the next page by then.</summary>
    [Fact]
    public async Task What_was_undone_is_said_also_where_its_row_went_to_the_next_page()
    {
        using var grace = await GraceAsync();
        var first = await StoreAsync("The first.");
        await DecideAsync(grace, "spam", first);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var others = Enumerable.Range(0, 49).Select(number => NewComment($"{number}.")).ToList();
        await Site.StoreAsync(others);
        await DecideAsync(grace, "spam", others);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await PressAsync(grace, "/moderation/log", "Comment by Ada: The first.");
        Assert.Equal("The comment is put back as before.", NoticeOf(page));
        Assert.Null(page.GetElementById("notice")!.Closest("li"));
    }

    [Fact]
    public async Task An_older_page_of_the_log_undoes_nothing_that_was_decided_since()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var comment = await StoreAsync();
        await DecideAsync(grace, "spam", comment);
        var form = Assert.Single(UndoFormsOf(await ReadAsync(grace, "/moderation/log")));
        await DecideAsync(linus, "approve", await StoredAsync(comment));
        using var response = await grace.SendFormAsync(form);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(CommentStatus.Approved, (await StoredAsync(comment)).Status);
    }

    [Fact]
    public async Task Of_many_presses_one_undoes()
    {
        using var grace = await GraceAsync();
        await DecideAsync(grace, "spam", await StoreAsync());
        var form = Assert.Single(UndoFormsOf(await ReadAsync(grace, "/moderation/log")));
        var presses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => grace.SendFormAsync(form)));
        Assert.Single(presses, press => press.StatusCode == HttpStatusCode.SeeOther);
        Assert.Equal(9, presses.Count(press => press.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, (await DecisionsAsync()).Count);
    }

    private static IEnumerable<IHtmlFormElement> UndoFormsOf(IParentNode page) =>
        page.QuerySelectorAll<IHtmlFormElement>(".list form[action*='/undo']");

    /// <summary>Presses the button of the row that holds the words, and goes where it leads.</summary>
    private static async Task<IHtmlDocument> PressAsync(HttpClient moderator, string address, string words)
    {
        var rows = (await ReadAsync(moderator, address)).QuerySelectorAll(".list > li");
        var row = rows.Single(row => Words(row).Contains(words, StringComparison.Ordinal) && UndoFormsOf(row).Any());
        return await FollowAsync(moderator, await moderator.SendFormAsync(UndoFormsOf(row).Single()));
    }
}
