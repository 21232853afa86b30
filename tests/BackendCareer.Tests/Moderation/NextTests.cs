using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Moderation;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>After a decision the moderator goes on where they were.</summary>
public sealed class NextTests : ModerationTest
{
    [Theory]
    [InlineData("/moderation", 1, "approve", "Three.")] // oldest first
    [InlineData("/moderation?sort=newest", 1, "approve", "One.")]
    [InlineData("/moderation?status=pending", 0, "reject", "Two.")]
    [InlineData("/moderation?q=e.", 0, "spam", "Three.")]
    public async Task The_comment_after_the_decided_one_is_next_and_says_what_was_done(string list, int row, string decision, string next)
    {
        using var grace = await GraceAsync();
        foreach (var text in new[] { "One.", "Two.", "Three." })
        {
            await StoreAsync(text);
        }

        var response = await PressAsync(grace, await ReadAsync(grace, list), row, decision);
        Assert.EndsWith("#next", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await FollowAsync(grace, response);
        var item = page.GetElementById("next")!;
        Assert.Equal(next, Words(item.QuerySelector(".body")));
        Assert.Equal(item, page.GetElementById("notice")!.ParentElement);
        Assert.StartsWith("1 ", NoticeOf(page), StringComparison.Ordinal);

        var undone = await FollowAsync(grace, await grace.SendFormAsync(FormIn(page, "#notice form")));
        Assert.Equal("1 put back as before.", NoticeOf(undone));
        Assert.Equal(TextsOf(await ReadAsync(grace, list)).ElementAt(row), Words(undone.GetElementById("next")!.QuerySelector(".body")));
    }

    [Fact]
    public async Task What_was_reported_has_its_place_where_it_was_reported_first()
    {
        using var grace = await GraceAsync();
        var reported = await StoreAsync("Reported.", CommentStatus.Approved);
        await StoreAsync("Held.");
        await ReportAsync(reported);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReportAsync(await StoreAsync("Reported later.", CommentStatus.Approved));
        var page = await ReadAsync(grace, "/moderation");
        Assert.Equal(["Held.", "Reported.", "Reported later."], TextsOf(page));
        page = await FollowAsync(grace, await PressAsync(grace, page, 1, "approve"));
        Assert.Equal("Reported later.", Words(page.GetElementById("next")!.QuerySelector(".body")));
        Assert.Equal(["Reported later.", "Held."], TextsOf(await ReadAsync(grace, "/moderation?sort=newest")));
    }

    [Fact]
    public async Task In_a_list_by_reason_the_next_one_may_have_another_reason()
    {
        using var grace = await GraceAsync();
        await StoreAsync("First posts.", change: comment => comment.HoldReasons = HoldReasons.FirstPost);
        await StoreAsync("Links.", change: comment => comment.HoldReasons = HoldReasons.Links);
        await ReportAsync(await StoreAsync("Reported.", CommentStatus.Approved));
        await StoreAsync("Words.", change: comment => comment.HoldReasons = HoldReasons.HeldWord);
        Assert.Equal(["Links.", "Words.", "First posts.", "Reported."], TextsOf(await ReadAsync(grace, "/moderation?sort=reason")));
        foreach (var (row, next) in new[] { (1, "First posts."), (1, "Reported."), (0, "Reported.") })
        {
            var queue = await ReadAsync(grace, "/moderation?sort=reason");
            var page = await FollowAsync(grace, await PressAsync(grace, queue, row, "approve"));
            Assert.Equal(next, Words(page.GetElementById("next")!.QuerySelector(".body")));
        }
    }

    [Fact]
    public async Task What_waits_has_its_place_where_it_was_written_although_somebody_reported_it_before()
    {
        using var grace = await GraceAsync();
        await ReportAsync(await StoreAsync("Held and reported."));
        await StoreAsync("Held.");
        var page = await FollowAsync(grace, await PressAsync(grace, await ReadAsync(grace, "/moderation"), 0, "approve"));
        Assert.Equal("Held.", Words(page.GetElementById("next")!.QuerySelector(".body")));
    }

    [Fact]
    public async Task Where_another_moderator_took_the_next_one_the_one_after_it_is_next()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        await StoreAsync("One.");
        var two = await StoreAsync("Two.");
        await StoreAsync("Three.");
        var page = await ReadAsync(grace, "/moderation");
        await DecideAsync(linus, "spam", two);
        page = await FollowAsync(grace, await PressAsync(grace, page, 0, "approve"));
        Assert.Equal("Three.", Words(page.GetElementById("next")!.QuerySelector(".body")));
    }

    [Theory]
    [InlineData("reject", "", "Nothing waits for you.")]
    [InlineData("reject", "One.", "One.")] // what was left for later stands at the top
    public async Task After_the_last_one_the_notice_stands_at_the_top(string decision, string left, string shown)
    {
        using var grace = await GraceAsync();
        if (left.Length > 0)
        {
            await StoreAsync(left);
        }

        await StoreAsync("The last.");
        var list = await ReadAsync(grace, "/moderation");
        var page = await FollowAsync(grace, await PressAsync(grace, list, left.Length > 0 ? 1 : 0, decision));
        Assert.Null(page.GetElementById("next"));
        Assert.StartsWith("1 rejected.", NoticeOf(page), StringComparison.Ordinal);
        Assert.Contains(shown, Words(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(left.Length > 0 ? "(1) Waiting" : "Waiting", page.Title!.Split(':')[0]);
    }

    [Fact]
    public async Task At_the_end_of_a_page_the_first_of_the_next_page_is_next()
    {
        using var grace = await GraceAsync();
        await Site.StoreAsync(Enumerable.Range(1, QueueLists.RowsOnPage + 1).Select(number => NewComment($"Number {number}.")));
        var page = await ReadAsync(grace, "/moderation");
        page = await FollowAsync(grace, await PressAsync(grace, page, QueueLists.RowsOnPage - 1, "approve"));
        Assert.Equal($"Number {QueueLists.RowsOnPage + 1}.", Words(page.GetElementById("next")!.QuerySelector(".body")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0-00000000000000000000000000000000")]
    public async Task Nonsense_for_a_place_loses_no_decision(string place)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync("One.");
        await StoreAsync("Two.");
        using var response = await PostAsync(
            grace, "/moderation/decisions", ("decision", "approve"), ("comment", ChoiceOf(comment)), ("at", place));
        Assert.StartsWith("1 approved.", NoticeOf(await FollowAsync(grace, response)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_moderator_sees_for_a_minute_what_another_has_open()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var (one, two) = (await StoreAsync("One."), await StoreAsync("Two."));
        Assert.Empty((await ReadAsync(grace, "/moderation")).QuerySelectorAll(".mark"));
        var page = await ReadAsync(linus, "/moderation");
        Assert.Equal("Grace has it open", Words(RowOf(page, one).QuerySelector(".mark")));
        Assert.Null(RowOf(page, two).QuerySelector(".mark"));
        Assert.Equal("Grace is here too", Words(page.QuerySelector(".tools .mark")));

        await DossierAsync(linus, two);
        page = await ReadAsync(grace, "/moderation");
        Assert.Equal("Linus has it open", Words(RowOf(page, two).QuerySelector(".mark")));
        Assert.Null(RowOf(page, one).QuerySelector(".mark"));
        Assert.Equal("Grace has it open", Words((await DossierAsync(linus, one)).QuerySelector(".mark")));

        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await ReadAsync(grace, "/moderation")).QuerySelectorAll(".mark"));
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient moderator, IHtmlDocument page, int row, string decision) =>
        moderator.SendFormAsync(FormIn(page, $".rows > li:nth-child({row + 1}) form"), ("decision", decision));

    private static IHtmlFormElement FormIn(IHtmlDocument page, string selector) =>
        Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector(selector));
}
