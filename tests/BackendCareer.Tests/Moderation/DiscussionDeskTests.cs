using System.Net;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>A discussion as its moderators see it.</summary>
public sealed class DiscussionDeskTests : DiscussionDeskTest
{
    [Fact]
    public async Task What_waits_stands_in_its_place_and_says_why()
    {
        using var grace = await GraceAsync();
        var thread = await StoreAsync("Public.", CommentStatus.Approved);
        var reply = await StoreAsync(
            "https://a.example https://b.example", parent: thread, name: "Eve", change: held => held.HoldReasons = HoldReasons.Links);
        await StoreAsync("Rejected.", CommentStatus.Rejected);
        await StoreAsync("Elsewhere.", article: "salary");
        var page = await ReadAsync(grace, Address);
        Assert.Equal(["Public.", "https://a.example https://b.example"], page.QuerySelectorAll(".comment .body").Select(Words));
        Assert.Same(page.GetElementById($"c-{thread.Id}")!.ParentElement, RowOf(page, reply).Closest(".replies")!.ParentElement);
        Assert.Equal("Waits for a moderator: 2 links", Words(RowOf(page, reply).QuerySelector(".waits")));
        Assert.Equal(["Approve", "Reject", "Spam"], RowOf(page, reply).QuerySelectorAll("form button").Select(Words));
        Assert.Equal("Eve, 20 November 2026, 00:01 UTC awaits approval", Words(page.QuerySelector("section:has(#waiting) li")));
    }

    [Fact]
    public async Task What_readers_see_is_moderated_where_one_opens_it_and_what_is_reported_at_once()
    {
        using var grace = await GraceAsync();
        var (thread, reply) = (await StoreAsync("One.", CommentStatus.Approved), await StoreAsync("Two.", CommentStatus.Approved));
        await ReportAsync(reply, ReportReason.Insult, "See line one.", reader: 1);
        await ReportAsync(reply, ReportReason.Spam, reader: 2);
        var page = await ReadAsync(grace, Address);
        Assert.Equal(["Reject", "Spam", "Pin", "Close thread"], RowOf(page, thread).QuerySelectorAll("details form button").Select(Words));
        Assert.Equal("Reported by 2 readers: insult: “See line one.” spam", Words(RowOf(page, reply).QuerySelector(".note")));
        Assert.Equal("Keep", Words(RowOf(page, reply).QuerySelector("form button")));
        Assert.Null(RowOf(page, reply).QuerySelector("details"));
        Assert.Empty(page.QuerySelectorAll(".comment form[action$=helpful], .comment a[href$=reply], .comment a[href$=report]"));
    }

    [Theory]
    [InlineData("approve", CommentStatus.Approved, "This comment is approved. Undo")]
    [InlineData("reject", CommentStatus.Rejected, "This comment is rejected. Undo")]
    [InlineData("spam", CommentStatus.Spam, "This comment is marked as spam. Undo")]
    public async Task A_decision_leads_back_to_the_comment_and_is_undone_there(string decision, CommentStatus status, string told)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("Held.");
        await StoreAsync("Another.");
        var page = await PressAsync(grace, RowOf(await ReadAsync(grace, Address), comment).QuerySelector("form")!, ("decision", decision));
        Assert.Equal(told, Words(RowOf(page, comment).QuerySelector("#notice")));
        Assert.Equal(status, (await StoredAsync(comment)).Status);
        Assert.Equal("Held.", Words(RowOf(page, comment).QuerySelector(".body")));
        page = await PressAsync(grace, RowOf(page, comment).QuerySelector("#notice form")!);
        Assert.Equal("This comment is put back as before.", Words(RowOf(page, comment).QuerySelector("#notice")));
        Assert.StartsWith("Waits for a moderator", Words(RowOf(page, comment).QuerySelector(".waits")), StringComparison.Ordinal);
        Assert.Equal(CommentStatus.Pending, (await StoredAsync(comment)).Status);
    }

    [Fact]
    public async Task What_no_longer_fits_is_said_beside_the_comment()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("Reported.", CommentStatus.Approved);
        await ReportAsync(comment);
        var page = await ReadAsync(grace, Address);
        await WithDbAsync(async db => db.Reports.Remove(db.Reports.Single()) is not null ? await db.SaveChangesAsync() : 0);
        page = await PressAsync(grace, RowOf(page, comment).QuerySelector("form")!, ("decision", "approve"));
        Assert.Equal(
            "Nothing was changed: what is approved already or deleted cannot be approved.",
            Words(RowOf(page, comment).QuerySelector("#notice")));
    }

    [Fact]
    public async Task What_somebody_else_decided_meanwhile_is_not_decided_again()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var comment = await StoreAsync();
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(RowOf(await ReadAsync(grace, Address), comment).QuerySelector("form"));
        await DecideAsync(linus, "approve", comment);
        using var response = await grace.SendFormAsync(form, ("decision", "spam"));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(CommentStatus.Approved, (await StoredAsync(comment)).Status);
    }

    [Fact]
    public async Task A_reply_that_waits_below_what_is_gone_has_its_place()
    {
        using var grace = await GraceAsync();
        var thread = await StoreAsync("Rejected since.", CommentStatus.Rejected);
        var reply = await StoreAsync("Waits.", parent: thread);
        var page = await ReadAsync(grace, Address);
        Assert.Equal("This comment is not shown.", Words(RowOf(page, thread)));
        Assert.NotNull(RowOf(page, reply).Closest(".replies"));
    }

    [Fact]
    public async Task What_is_deleted_is_a_place_and_what_never_was_is_nowhere()
    {
        using var grace = await GraceAsync();
        var thread = await StoreAsync("Gone.", CommentStatus.Approved);
        await StoreAsync("Stays.", CommentStatus.Approved, thread);
        await DecideAsync(grace, "delete", thread);
        var page = await FindAsync(grace, thread, $"{Address}?at={thread.Id}#c-{thread.Id}");
        Assert.Equal("This comment was deleted.", Words(RowOf(page, thread)));
        foreach (var nowhere in new[]
        {
            $"/moderation/comments/{Guid.Empty}", $"/moderation/comments/{Guid.Empty}/replies", "/moderation/articles/nowhere",
        })
        {
            using var response = await grace.GetAsync(nowhere);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_list_of_articles_says_where_something_waits()
    {
        using var grace = await GraceAsync();
        await StoreAsync();
        var reported = await StoreAsync("Reported.", CommentStatus.Approved);
        await ReportAsync(reported, reader: 1);
        await ReportAsync(reported, reader: 2);
        var page = await ReadAsync(grace, "/moderation/articles");
        var row = page.QuerySelector($".list a[href='{Address}']")!.ParentElement;
        Assert.EndsWith("1 comment 1 awaiting approval, 1 reported", Words(row), StringComparison.Ordinal);
        var another = page.QuerySelector(".list a[href='/moderation/articles/salary']")!.ParentElement;
        Assert.EndsWith("0 comments", Words(another), StringComparison.Ordinal);
    }

    /// <summary>The page of an article is drawn for everybody, whoever asks for it, also after a moderator looked at it.</summary>
    [Fact]
    public async Task Nobody_else_gets_what_a_moderator_sees()
    {
        using var grace = await GraceAsync();
        await StoreAsync("Nobody may read this.");
        foreach (var address in new[] { Address, "/role" })
        {
            using var response = await grace.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync();
            Assert.Equal(address == Address, text.Contains("Nobody may read this.", StringComparison.Ordinal));
            Assert.Equal(address == Address ? "no-store, private" : "no-cache", response.Headers.CacheControl!.ToString());
        }

        Site.Queries.Commands.Clear();
        Assert.DoesNotContain("Nobody may read this.", (await Site.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Site.Queries.Commands);
        using var refused = await Site.GetAsync(Address);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }
}
