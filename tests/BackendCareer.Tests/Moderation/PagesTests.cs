using BackendCareer.Comments;
using BackendCareer.Moderation;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Moderation;

/// <summary>Where one page of a list ends and the next begins.</summary>
public sealed class PagesTests : ModerationTest
{
    [Fact]
    public async Task A_list_that_fills_one_page_has_no_second()
    {
        using var grace = await GraceAsync();
        await StoreManyAsync(QueueLists.RowsOnPage, CommentStatus.Approved);
        await DecideAsync(grace, "spam", await StoreManyAsync(50, CommentStatus.Pending));
        await WithDbAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 50).Select(BanOf));
            return db.SaveChangesAsync();
        });
        foreach (var (address, full) in new[]
        {
            ("/moderation?status=approved", QueueLists.RowsOnPage), ("/moderation/log", 50), ("/moderation/bans", 50),
        })
        {
            var page = await ReadAsync(grace, address);
            Assert.Equal(full, page.QuerySelectorAll(".case, .list > li").Length);
            Assert.Null(page.QuerySelector("a[rel=next]"));
        }
    }

    /// <summary>Such as come from an import: time alone does not tell where a page ended.</summary>
    [Fact]
    public async Task Comments_of_one_moment_stand_once_on_all_pages()
    {
        using var grace = await GraceAsync();
        await StoreManyAsync(QueueLists.RowsOnPage + 1, CommentStatus.Pending);
        await StoreManyAsync(QueueLists.RowsOnPage + 1, CommentStatus.Spam);
        var moment = Site.Clock.GetUtcNow().UtcDateTime;
        await WithDbAsync(db => db.Comments.ExecuteUpdateAsync(comment => comment.SetProperty(c => c.CreatedUtc, moment)));
        foreach (var list in new[] { "waiting", "spam" })
        {
            var first = await ReadAsync(grace, $"/moderation?status={list}");
            var second = await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
            Assert.Equal((QueueLists.RowsOnPage, 1), (TextsOf(first).Count(), TextsOf(second).Count()));
            Assert.Equal(QueueLists.RowsOnPage + 1, TextsOf(first).Concat(TextsOf(second)).Distinct().Count());
        }
    }

    private async Task<List<Comment>> StoreManyAsync(int count, CommentStatus status)
    {
        var comments = Enumerable.Range(0, count).Select(number => NewComment($"Number {number}.", status)).ToList();
        await WithDbAsync(db =>
        {
            db.AddRange(comments);
            return db.SaveChangesAsync();
        });
        return comments;
    }

    private Ban BanOf(int number)
    {
        var now = Site.Clock.GetUtcNow();
        return new Ban
        {
            Id = Guid.CreateVersion7(now.AddSeconds(number)),
            ReaderKeyHash = [(byte)number],
            Reason = "",
            Moderator = "Grace",
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = now.UtcDateTime.AddDays(1),
        };
    }
}
