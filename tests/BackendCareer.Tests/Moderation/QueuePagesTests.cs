using BackendCareer.Comments;
using BackendCareer.Tests.Support;
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

    [Theory]
    [InlineData("pending")]
    [InlineData("waiting")]
    [InlineData("spam")]
    public async Task Every_comment_stands_on_one_page_although_others_come_and_go(string list)
    {
        using var grace = await GraceAsync();
        var status = list == "spam" ? CommentStatus.Spam : CommentStatus.Pending;
        var comments = Enumerable.Range(1, 120).Select(number => NewComment($"Number {number}.", status)).ToList();
        await Site.StoreAsync(comments);
        var first = await ReadAsync(grace, $"/moderation?status={list}");
        await DecideAsync(grace, list == "spam" ? "approve" : "spam", comments[..10]);
        await DecideAsync(grace, list == "spam" ? "approve" : "spam", comments[^10..]);
        var second = await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var third = await ReadAsync(grace, second.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var last = third.QuerySelector("a[rel=next]") is { } next ? TextsOf(await ReadAsync(grace, next.GetAttribute("href")!)) : [];
        var seen = TextsOf(first).Concat(TextsOf(second)).Concat(TextsOf(third)).Concat(last).ToList();
        Assert.Equal(110, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(50, TextsOf(first).Count());
        Assert.Equal("First page", second.QuerySelector("a[rel=first]")!.TextContent);
    }

    [Fact]
    public async Task A_comment_that_many_reported_stands_once_on_all_pages()
    {
        using var grace = await GraceAsync();
        for (var number = 0; number < 60; number++)
        {
            var comment = await StoreAsync($"Number {number}.", CommentStatus.Approved);
            await ReportAsync(comment, reader: 1);
            await ReportAsync(comment, reader: 2); // in the same moment
            Site.Clock.Advance(TimeSpan.FromSeconds(number % 3)); // and some comments too
            await ReportAsync(comment, reader: 3);
        }

        var first = await ReadAsync(grace, "/moderation");
        var second = await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(50, TextsOf(first).Count());
        Assert.Equal(60, TextsOf(first).Concat(TextsOf(second)).Distinct().Count());
        Assert.Equal(10, TextsOf(second).Count());
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }
}
