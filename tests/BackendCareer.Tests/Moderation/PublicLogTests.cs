using System.Net;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>What everybody may read of what moderators did, where the operator wants it.</summary>
public sealed class PublicLogTests : ModerationTest
{
    private const string Address = "/comments/log";

    public PublicLogTests() => Site.With("Comments:PublicLog", "true");

    [Fact]
    public async Task Everybody_reads_what_was_done_when_where_and_why_it_had_been_held()
    {
        using var grace = await GraceAsync();
        var (one, two) = (await HeldAsync("One."), await HeldAsync("Two."));
        await DecideAsync(grace, "approve", one, two);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(grace, "pin", await StoredAsync(one));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(grace, $"/moderation/decisions/{(await DecisionsAsync())[^1].BatchId}/undo");
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(grace, "delete", await StoredAsync(two));
        const string Where = "UTC, under What a back-end developer is";
        Assert.Equal(
            [
                $"1 comment deleted for good 22 November 2026, 09:03 {Where}",
                $"1 comment put back as before 22 November 2026, 09:02 {Where}",
                $"1 comment pinned 22 November 2026, 09:01 {Where}",
                $"1 comment approved 22 November 2026, 09:00 {Where}", // what is deleted has lost why it was held
                $"1 comment approved 22 November 2026, 09:00 {Where} Had been held: several links, a word to look at",
            ],
            RowsOf(await Site.ReadAsync(Address)).Order(StringComparer.Ordinal).OrderByDescending(row => row.Split("09:0")[1][0]));
    }

    [Fact]
    public async Task What_one_press_did_under_an_article_is_one_line()
    {
        using var grace = await GraceAsync();
        await DecideAsync(
            grace, "spam", await StoreAsync("1."), await StoreAsync("2."), await StoreAsync("3.", article: "salary"),
            await StoreAsync("4.", article: "gone"));
        Assert.Equal(
            ["1 comment marked as spam", "1 comment marked as spam", "2 comments marked as spam"],
            (await Site.ReadAsync(Address)).QuerySelectorAll(".list .what").Select(Words).Order(StringComparer.Ordinal));
        const string Gone = "under a page that is no longer here";
        Assert.Single(RowsOf(await Site.ReadAsync(Address)), row => row.EndsWith(Gone, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_name_no_text_no_reason_and_nothing_that_leads_to_a_comment_is_told()
    {
        using var grace = await GraceAsync();
        var comment = await HeldAsync("A heldtext.", name: "Heldname");
        await PostAsync(
            grace, "/moderation/decisions", ("decision", "reject"), ("comment", ChoiceOf(comment)), ("reason", "A typedreason."));
        using var response = await Site.GetAsync(Address);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("1 comment rejected", html, StringComparison.Ordinal);
        Assert.All(
            ["heldtext", "Heldname", "typedreason", "Grace", $"{comment.Id}", $"{(await DecisionsAsync())[0].BatchId}"],
            word => Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_long_log_stands_on_pages_and_each_decision_on_one()
    {
        using var grace = await GraceAsync();
        Assert.Equal("No decisions", Words((await Site.ReadAsync(Address)).GetElementById("decisions")));
        for (var day = 0; day < 2; day++)
        {
            var comments = Enumerable.Range(0, 35).Select(number => NewComment($"{number}.")).ToList();
            await Site.StoreAsync(comments);
            await DecideAsync(grace, "approve", comments);
            Site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await Site.ReadAsync(Address);
        var second = await Site.ReadAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["35 comments approved", "15 comments approved"], first.QuerySelectorAll(".what").Select(Words));
        Assert.Equal(["20 comments approved"], second.QuerySelectorAll(".what").Select(Words));
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.Equal(RowsOf(first), RowsOf(await Site.ReadAsync($"{Address}?before=nonsense")));
    }

    [Fact]
    public async Task Caches_may_keep_it_and_ask_each_time()
    {
        using var response = await Site.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_discussion_leads_to_it_where_there_is_one_and_nowhere_else()
    {
        Assert.NotNull((await Site.ReadAsync("/role")).QuerySelector($"section:has(#discussion) .follow a[href='{Address}']"));
        using var other = new TestSite();
        Assert.Null((await other.ReadAsync("/role")).QuerySelector($"a[href='{Address}']"));
        using var response = await other.GetAsync(Address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private Task<Comment> HeldAsync(string body, string name = "Ada") => StoreAsync(
        body, name: name, change: comment => comment.HoldReasons = HoldReasons.Links | HoldReasons.HeldWord);

    private static IEnumerable<string> RowsOf(IHtmlDocument page) => page.QuerySelectorAll(".list > li").Select(Words);
}
