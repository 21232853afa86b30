using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Moderation;

/// <summary>Who wrote what is no longer there.</summary>
public sealed class ErasedBanTests : ModerationTest
{
    /// <summary>Whoever takes the text back, or the name from it, can be banned all the same, as long as it is known who it was.</summary>
    [Theory]
    [InlineData("browser", "deletion")]
    [InlineData("network", "deletion")]
    [InlineData("browser", "anonymity")]
    [InlineData("network", "anonymity")]
    public async Task What_was_taken_back_can_be_banned_for_fourteen_days(string who, string form)
    {
        using var ada = new ReaderBrowser(Site);
        var id = await ada.WriteAsync("Buy this now.");
        using var erased = await ada.SubmitAsync(await ada.ReadAsync("/comments/mine"), $"form[action$={form}]", ("sure", "yes"));
        var comment = Assert.Single(await Site.StoredCommentsAsync());
        Assert.Null(comment.ReaderKeyHash);
        using var grace = await GraceAsync();
        using var changed = await PostAsync(grace, "/moderation/decisions", ("decision", "approve"), ("comment", $"{id}:0"));
        var row = (await TestSite.ParseAsync(changed)).GetElementById($"c-{id}")!;
        Assert.NotNull(row.QuerySelector($"form.ban button[value={who}]"));
        using var banned = await BanAsync(grace, id, who);
        Assert.Equal(HttpStatusCode.SeeOther, banned.StatusCode);
        using var again = await new ReaderBrowser(Site).SendAsync("/comments", ("article", "role"), ("body", "Buy it."));
        Assert.Equal(who == "network" ? HttpStatusCode.Forbidden : HttpStatusCode.SeeOther, again.StatusCode);
        Site.Clock.Advance(TimeSpan.FromDays(15));
        using var other = new ReaderBrowser(Site);
        await other.WriteAsync("Drops what is old.");
        using var late = await BanAsync(await GraceAsync(), id, who);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task The_log_leads_to_the_ban_of_who_wrote_what_is_deleted()
    {
        using var ada = new ReaderBrowser(Site);
        var id = await ada.WriteAsync("Buy this now.");
        using var grace = await GraceAsync();
        using var deleted = await PostAsync(grace, "/moderation/decisions", ("decision", "delete"), ("comment", $"{id}:1"));
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        var link = (await ReadAsync(grace, "/moderation/log")).QuerySelector("a[href^='/moderation/dossiers/']")!;
        var row = (await ReadAsync(grace, link.GetAttribute("href")!)).GetElementById($"c-{id}")!;
        Assert.Equal(2, row.QuerySelectorAll("form.ban button").Length);
        Assert.DoesNotContain("Buy this", row.TextContent, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(grace, "/moderation?status=all")).GetElementById($"c-{id}"));
    }

    private static Task<HttpResponseMessage> BanAsync(HttpClient moderator, Guid comment, string who) =>
        PostAsync(moderator, "/moderation/bans", ("comment", $"{comment}"), ("who", who), ("days", "7"));
}
