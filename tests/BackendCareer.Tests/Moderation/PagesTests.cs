using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Moderation;

/// <summary>Where one page of a list ends and the next begins.</summary>
public sealed class PagesTests : ModerationTest
{
    [Fact]
    public async Task A_list_that_fills_one_page_has_no_second()
    {
        using var grace = await GraceAsync();
        await DecideAsync(grace, "approve", await StoreManyAsync(50, CommentStatus.Pending));
        await WithDbAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 50).Select(BanOf));
            return db.SaveChangesAsync();
        });
        foreach (var address in new[] { "/moderation?status=approved", "/moderation/log", "/moderation/bans" })
        {
            var page = await ReadAsync(grace, address);
            Assert.Equal(50, page.QuerySelectorAll(".case, .list > li").Length);
            Assert.Null(page.QuerySelector("a[rel=next]"));
        }
    }

    /// <summary>Such as come from an import: time alone does not tell where a page ended.</summary>
    [Fact]
    public async Task Comments_of_one_moment_stand_once_on_all_pages()
    {
        using var grace = await GraceAsync();
        await StoreManyAsync(51, CommentStatus.Pending);
        await StoreManyAsync(51, CommentStatus.Spam);
        var moment = Site.Clock.GetUtcNow().UtcDateTime;
        await WithDbAsync(db => db.Comments.ExecuteUpdateAsync(comment => comment.SetProperty(c => c.CreatedUtc, moment)));
        foreach (var list in new[] { "waiting", "spam" })
        {
            var first = await ReadAsync(grace, $"/moderation?status={list}");
            var second = await ReadAsync(grace, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
            Assert.Equal((50, 1), (TextsOf(first).Count(), TextsOf(second).Count()));
            Assert.Equal(51, TextsOf(first).Concat(TextsOf(second)).Distinct().Count());
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
