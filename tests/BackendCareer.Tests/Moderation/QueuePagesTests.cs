using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Moderation;

public sealed class QueuePagesTests : ModerationTest
{
    [Theory]
    [InlineData("pending", CommentStatus.Pending)] // oldest first
    [InlineData("spam", CommentStatus.Spam)] // newest first
    public async Task Comments_of_one_moment_stand_once_on_all_pages(string list, CommentStatus status)
    {
        using var grace = await GraceAsync();
        await WithDbAsync(async db =>
        {
            db.AddRange(Enumerable.Range(1, 60).Select(number => NewComment($"Number {number}.", status)));
            await db.SaveChangesAsync();
            var moment = Site.Clock.GetUtcNow().UtcDateTime;
            return await db.Comments.ExecuteUpdateAsync(all => all.SetProperty(comment => comment.CreatedUtc, moment));
        });
        var first = await ReadAsync(grace, $"/moderation?status={list}");
        var second = await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal((50, 10), (TextsOf(first).Count(), TextsOf(second).Count()));
        Assert.Equal(60, TextsOf(first).Concat(TextsOf(second)).Distinct().Count());
    }
}
