using BackendCareer.Comments;

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

        var (one, other) = (await AllAsync("oldest"), await AllAsync("newest"));
        Assert.Equal(61, one.Count);
        Assert.Equal(one, other.AsEnumerable().Reverse());

        async Task<List<string>> AllAsync(string sort)
        {
            var first = await ReadAsync(grace, $"/moderation?status={list}&sort={sort}");
            var second = await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
            return [.. TextsOf(first), .. TextsOf(second)];
        }
    }
}
