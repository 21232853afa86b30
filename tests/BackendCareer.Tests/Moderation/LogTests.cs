using System.Net;
using AngleSharp.Html.Dom;

namespace BackendCareer.Tests.Moderation;

public sealed class LogTests : ModerationTest
{
    [Fact]
    public async Task The_log_tells_who_did_what_and_why_newest_first()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var comment = await StoreAsync("Look at my shop.", name: "Eve");
        await PostAsync(grace, "/moderation/decisions", ("decision", "spam"), ("comment", ChoiceOf(comment)), ("reason", "A shop."));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(linus, "approve", await StoredAsync(comment));
        Assert.Equal(
            ["Approved by Linus, 22 November 2026, 09:01 UTC", "Marked as spam by Grace, 22 November 2026, 09:00 UTC: A shop."],
            WhatOf(await ReadAsync(grace, "/moderation/log")));
        Assert.Contains(
            "Comment by Eve: Look at my shop. From awaiting approval to spam.",
            Words((await ReadAsync(grace, "/moderation/log")).QuerySelector("ol.list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_can_be_narrowed_to_a_moderator_and_to_a_comment()
    {
        using var grace = await GraceAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        var (one, two) = (await StoreAsync(), await StoreAsync());
        await DecideAsync(grace, "spam", one, two);
        await DecideAsync(linus, "approve", await StoredAsync(one));
        Assert.Single(WhatOf(await ReadAsync(grace, "/moderation/log?moderator=Linus")));
        Assert.Single(WhatOf(await ReadAsync(grace, "/moderation/log?moderator=%20Linus%20")));
        Assert.Equal(2, WhatOf(await ReadAsync(grace, $"/moderation/log?comment={one.Id}")).Count());
        Assert.Single(WhatOf(await ReadAsync(grace, $"/moderation/log?comment={one.Id}&moderator=Grace")));
        Assert.Equal(3, WhatOf(await ReadAsync(grace, "/moderation/log?moderator=%20&comment=nonsense&cursor=nonsense")).Count());
        Assert.Empty(WhatOf(await ReadAsync(grace, "/moderation/log?moderator=nobody")));
    }

    [Theory]
    [InlineData("?moderator=Grace", "Only the decisions of one moderator. Show all")]
    [InlineData("?comment=0199ffff-0000-7000-8000-000000000000", "Only what was decided about one comment. Show all")]
    [InlineData("?moderator=%20&comment=nonsense", "")]
    public async Task A_narrowed_log_says_so_and_leads_to_the_whole(string query, string words)
    {
        using var grace = await GraceAsync();
        var page = await ReadAsync(grace, "/moderation/log" + query);
        Assert.Equal(words, string.Concat(page.QuerySelectorAll(".narrowed").Select(Words)));
        Assert.Equal(words.Length > 0, page.QuerySelector(".narrowed a[href='/moderation/log']") is not null);
    }

    [Fact]
    public async Task A_long_log_stands_on_pages_that_a_new_decision_does_not_shift()
    {
        using var grace = await GraceAsync();
        var comments = Enumerable.Range(0, 70).Select(number => NewComment($"Number {number}.")).ToList();
        await WithDbAsync(db =>
        {
            db.AddRange(comments);
            return db.SaveChangesAsync();
        });
        await DecideAsync(grace, "approve", comments);
        var first = await ReadAsync(grace, "/moderation/log?moderator=Grace");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await DecideAsync(grace, "spam", await StoredAsync(comments[0]));
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Matches("^/moderation/log\\?moderator=Grace&cursor=[0-9a-f-]{36}$", next);
        var second = await ReadAsync(grace, next);
        Assert.Equal((50, 20), (WhatOf(first).Count(), WhatOf(second).Count()));
        Assert.Equal(70, LinksOf(first).Concat(LinksOf(second)).Distinct().Count());
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task There_is_no_way_to_change_the_log()
    {
        using var grace = await GraceAsync();
        await DecideAsync(grace, "spam", await StoreAsync());
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, "/moderation/log");
            using var response = await grace.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        }

        Assert.Single(await DecisionsAsync());
    }

    private static IEnumerable<string> WhatOf(IHtmlDocument page) => page.QuerySelectorAll(".list .what").Select(Words);

    private static IEnumerable<string> LinksOf(IHtmlDocument page) =>
        page.QuerySelectorAll(".list a[href*='?comment=']").Select(link => link.GetAttribute("href")!);
}
