using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Moderation;

public sealed class BanTests : ModerationTest
{
    [Theory]
    [InlineData("browser", 1)]
    [InlineData("browser", 7)]
    [InlineData("browser", 30)]
    [InlineData("browser", 180)]
    [InlineData("network", 1)]
    [InlineData("network", 7)]
    public async Task A_browser_or_a_network_is_banned_for_days(string who, int days)
    {
        using var grace = await GraceAsync();
        var comment = await StoreFromAsync(sender: [2], key: [1]);
        using var response = await BanAsync(grace, comment, who, $"{days}", "Advertises.");
        var until = Site.Clock.GetUtcNow().UtcDateTime.AddDays(days);
        var ban = Assert.Single(await BansAsync());
        Assert.Equal(who == "browser" ? [1] : null, ban.ReaderKeyHash);
        Assert.Equal(who == "network" ? [2] : null, ban.SenderHash);
        Assert.Equal(("Grace", "Advertises.", until), (ban.Moderator, ban.Reason, ban.ExpiresUtc));
        Assert.StartsWith(
            $"This {who} may not write until {until:d MMMM yyyy}", NoticeOf(await FollowAsync(grace, response)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ban_of_a_network_ends_when_its_mark_is_dropped()
    {
        using var grace = await GraceAsync();
        var comment = await StoreFromAsync(sender: [2]);
        await BanAsync(grace, comment, "network", "14");
        Assert.Equal(comment.CreatedUtc.AddDays(14), Assert.Single(await BansAsync()).ExpiresUtc);
    }

    /// <summary>Those who vote for it or report it did not write it, and an edit may come from another network.</summary>
    [Fact]
    public async Task Who_wrote_last_is_banned_whoever_else_did_something_to_the_comment()
    {
        var comment = await StoreAsync(key: [9]);
        var kinds = new[] { ActivityKind.Comment, ActivityKind.Edit, ActivityKind.Vote, ActivityKind.Report };
        await Site.StoreAsync(kinds.Index().Select(kind => new Activity
        {
            CreatedUtc = comment.CreatedUtc.AddMinutes(kind.Index),
            Kind = kind.Item,
            ReaderKeyHash = [(byte)(10 + kind.Index)],
            SenderHash = [(byte)(20 + kind.Index)],
            CommentId = comment.Id,
        }));
        using var grace = await GraceAsync();
        await BanAsync(grace, comment, "network", "14");
        await BanAsync(grace, comment, "browser", "7");
        var bans = await BansAsync();
        var ofNetwork = Assert.Single(bans, ban => ban.SenderHash is not null);
        Assert.Equal((byte[])[21], ofNetwork.SenderHash);
        Assert.Equal(comment.CreatedUtc.AddMinutes(1).AddDays(14), ofNetwork.ExpiresUtc);
        Assert.Equal((byte[])[11], Assert.Single(bans, ban => ban.ReaderKeyHash is not null).ReaderKeyHash);
    }

    [Theory]
    [InlineData("browser", "14", "A browser can be banned for 1, 7, 30 or 180 days")]
    [InlineData("network", "30", "A browser can be banned for 1, 7, 30 or 180 days")]
    [InlineData("browser", "-1", "A browser can be banned for 1, 7, 30 or 180 days")]
    [InlineData("everybody", "7", "A browser can be banned for 1, 7, 30 or 180 days")]
    [InlineData("", "", "A browser can be banned for 1, 7, 30 or 180 days")]
    [InlineData("browser", "7", "Nothing is left to know this browser by")]
    [InlineData("network", "7", "Nothing is left to know this network by")]
    public async Task What_cannot_be_banned_is_not(string who, string days, string words)
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        using var response = await BanAsync(grace, comment, who, days);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, NoticeOf(await TestSite.ParseAsync(response)), StringComparison.Ordinal);
        Assert.Empty(await BansAsync());
    }

    [Fact]
    public async Task A_mark_that_is_as_old_as_its_days_bans_nobody()
    {
        var comment = await StoreFromAsync(sender: [2]);
        Site.Clock.AdjustTime(comment.CreatedUtc.AddDays(14));
        using var response = await BanAsync(await GraceAsync(), comment, "network", "1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Empty(await BansAsync());
    }

    [Fact]
    public async Task The_list_shows_the_bans_that_run_and_lifts_them()
    {
        using var grace = await GraceAsync();
        await StoreAsync(name: "Mallory", key: [1]);
        var (one, two) = (await StoreAsync(name: "Eve", key: [1]), await StoreAsync(key: [2]));
        await BanAsync(grace, one, "browser", "30", "Insults.");
        await BanAsync(grace, two, "browser", "1");
        var page = await ReadAsync(grace, "/moderation/bans");
        Assert.Equal(2, page.QuerySelectorAll(".list > li").Length);
        var row = page.QuerySelectorAll(".list > li").Single(row => row.TextContent.Contains("Insults.", StringComparison.Ordinal));
        Assert.StartsWith(
            "A browser until 22 December 2026, 09:00 UTC Wrote last as Eve: comments of this browser Reason: Insults. By Grace", Words(row),
            StringComparison.Ordinal);
        Assert.Equal($"/moderation?writer={one.Id}", row.QuerySelector("a")!.GetAttribute("href"));

        using var lifted =
            await grace.SendFormAsync(Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlFormElement>(row.QuerySelector("form")));
        Assert.Single((await FollowAsync(grace, lifted)).QuerySelectorAll(".list > li"));
        Assert.Equal(Site.Clock.GetUtcNow().UtcDateTime, (await BansAsync()).Single(ban => ban.Reason == "Insults.").ExpiresUtc);

        Site.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await GraceAsync();
        Assert.Contains("Nobody is banned", Words((await ReadAsync(later, "/moderation/bans")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_ban_takes_the_place_of_the_one_that_runs()
    {
        using var grace = await GraceAsync();
        var comment = await StoreAsync(key: [1]);
        await BanAsync(grace, comment, "browser", "180", "First.");
        await BanAsync(grace, comment, "browser", "1", "Second.");
        Assert.Equal("Second.", Assert.Single(await BansAsync(), ban => ban.ExpiresUtc > Site.Clock.GetUtcNow().UtcDateTime).Reason);
    }

    [Fact]
    public async Task A_ban_that_was_over_before_keeps_its_end()
    {
        var comment = await StoreAsync(key: [1]);
        await BanAsync(await GraceAsync(), comment, "browser", "1", "First.");
        var end = Assert.Single(await BansAsync()).ExpiresUtc;
        Site.Clock.Advance(TimeSpan.FromDays(2));
        await BanAsync(await GraceAsync(), comment, "browser", "7", "Second.");
        var bans = await BansAsync();
        Assert.Equal([("First.", end), ("Second.", end.AddDays(8))], bans.Select(ban => (ban.Reason, ban.ExpiresUtc)).Order());
    }

    [Fact]
    public async Task Each_browser_and_each_network_has_a_ban_of_its_own()
    {
        using var grace = await GraceAsync();
        foreach (var mark in new byte[] { 1, 2 })
        {
            var comment = await StoreFromAsync(sender: [mark], key: [mark]);
            await BanAsync(grace, comment, "network", "7");
            await BanAsync(grace, comment, "browser", "7");
        }

        Assert.Equal(4, (await BansAsync()).Count(ban => ban.ExpiresUtc > Site.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task Fifty_bans_stand_on_a_page()
    {
        using var grace = await GraceAsync();
        var now = Site.Clock.GetUtcNow();
        await WithDbAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 60).Select(number => new Ban
            {
                Id = Guid.CreateVersion7(now.AddSeconds(number)),
                ReaderKeyHash = [(byte)number],
                Reason = $"Number {number}.",
                Moderator = "Grace",
                CreatedUtc = now.UtcDateTime,
                ExpiresUtc = now.UtcDateTime.AddDays(1),
            }));
            return db.SaveChangesAsync();
        });
        var first = await ReadAsync(grace, "/moderation/bans");
        Assert.Equal(50, first.QuerySelectorAll(".list > li").Length);
        Assert.Equal(
            10, (await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).QuerySelectorAll(".list > li").Length);
    }

    private async Task<Comment> StoreFromAsync(byte[] sender, byte[]? key = null)
    {
        var comment = await StoreAsync(key: key);
        await Site.StoreAsync([Seed.ActivityOf(comment, sender)]);
        return comment;
    }

    private static Task<HttpResponseMessage> BanAsync(HttpClient moderator, Comment comment, string who, string days, string reason = "") =>
        PostAsync(moderator, "/moderation/bans", ("comment", comment.Id.ToString()), ("who", who), ("days", days), ("reason", reason));

    private Task<List<Ban>> BansAsync() => WithDbAsync(db => db.Bans.ToListAsync());
}
