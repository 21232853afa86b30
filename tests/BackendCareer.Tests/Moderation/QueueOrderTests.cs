using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Moderation;

/// <summary>Which comments a list shows, and from which end.</summary>
public sealed class QueueOrderTests : ModerationTest
{
    [Theory]
    [InlineData("status=waiting&why=links", "Links.", "Reported links.")]
    [InlineData("status=pending&why=heldword", "Words.")]
    [InlineData("status=waiting&why=reported-insult", "Reported links.")]
    [InlineData("status=waiting&why=reported-spam")]
    [InlineData("status=all&why=links", "Spam.", "Reported links.", "Links.")]
    public async Task The_list_can_be_narrowed_to_a_reason(string query, params string[] texts)
    {
        using var grace = await GraceAsync();
        await StoreAsync("Links.", change: comment => comment.HoldReasons = HoldReasons.Links | HoldReasons.SiteBusy);
        await StoreAsync("Words.", change: comment => comment.HoldReasons = HoldReasons.HeldWord);
        await ReportAsync(
            await StoreAsync("Reported links.", CommentStatus.Approved, change: comment => comment.HoldReasons = HoldReasons.Links),
            ReportReason.Insult);
        await StoreAsync("Spam.", CommentStatus.Spam, change: comment => comment.HoldReasons = HoldReasons.Links);
        Assert.Equal(texts, TextsOf(await ReadAsync(grace, $"/moderation?{query}")));
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("reported")]
    [InlineData("rejected")]
    public async Task A_list_can_be_read_from_its_other_end(string list)
    {
        using var grace = await GraceAsync();
        for (var number = 0; number < 61; number++)
        {
            var comment = await StoreAsync($"Number {number}.", list == "rejected" ? CommentStatus.Rejected : CommentStatus.Approved);
            if (list != "rejected")
            {
                await ReportAsync(comment);
                Site.Clock.Advance(TimeSpan.FromSeconds(number % 2)); // two at each moment, also across the end of a page
            }
        }

        var one = await AllAsync(grace, $"/moderation?status={list}&sort=oldest");
        var other = await AllAsync(grace, $"/moderation?status={list}&sort=newest");
        Assert.Equal(61, one.Count);
        Assert.Equal(one, other.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task What_waits_can_be_read_reason_by_reason_and_then_what_was_reported()
    {
        using var grace = await GraceAsync();
        await ReportAsync(await StoreAsync("Reported.", CommentStatus.Approved));
        HoldReasons[] reasons = [HoldReasons.FirstPost, HoldReasons.Links, HoldReasons.Links | HoldReasons.HeldWord];
        for (var number = 0; number < 65; number++)
        {
            var (moment, reason) = (number / 6, reasons[number % 3]); // two of each reason at a moment, also across the end of a page
            var comment = await StoreAsync($"{(int)reason:00} {moment:00} {number}", change: comment => comment.HoldReasons = reason);
            await WithDbAsync(db => db.Comments.Where(stored => stored.Id == comment.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(stored => stored.CreatedUtc, DateTime.UnixEpoch.AddDays(moment))));
        }

        await ReportAsync(await StoreAsync("Reported later.", CommentStatus.Approved));
        var held = await AllAsync(grace, "/moderation?status=pending&sort=reason");
        Assert.Equal(65, held.Distinct().Count());
        Assert.Equal(held.Select(text => text[..5]).Order(), held.Select(text => text[..5]));
        Assert.Equal([.. held, "Reported.", "Reported later."], await AllAsync(grace, "/moderation?sort=reason"));
    }

    private static async Task<List<string>> AllAsync(HttpClient moderator, string address)
    {
        var first = await ReadAsync(moderator, address);
        var second = await ReadAsync(moderator, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Null(second.QuerySelector("a[rel=next]"));
        return [.. TextsOf(first), .. TextsOf(second)];
    }
}
