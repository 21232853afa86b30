using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>What is counted when it is written is what anybody would count who reads all of it.</summary>
public sealed class DiscussionCountTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_to_a_discussion_its_counts_are_true(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 120; step++)
        {
            await ChangeAsync(random, step);
            _store.Db.ChangeTracker.Clear();
            await AssertCountsAsync();
        }
    }

    [Fact]
    public async Task Many_changes_at_once_are_counted_as_one_after_the_other()
    {
        var root = Seed.Comment(1);
        var replies = Enumerable.Range(2, 20).Select(number => Seed.Comment(number, root)).ToList();
        await _store.StoreAsync([root, .. replies]);
        await AssertCountsAsync();
        foreach (var comment in replies.Take(10).Append(root))
        {
            comment.Decide(CommentStatus.Rejected, Now);
        }

        await _store.Db.SaveChangesAsync();
        await AssertCountsAsync();
        Assert.Equal((10, true), (root.Replies, root.IsShown));
        replies.ForEach(reply => reply.Wipe(Now));
        await _store.Db.SaveChangesAsync();
        await AssertCountsAsync();
        Assert.Equal((0, false), (root.Replies, root.IsShown));
        Assert.Null((await _store.Db.Discussions.SingleAsync()).NewestId);
    }

    private async Task ChangeAsync(Random random, int step)
    {
        var stored = await _store.Db.Comments.OrderBy(comment => comment.Id).ToListAsync();
        if (stored.Count == 0 || random.Next(2) == 0)
        {
            var parent = stored.Count == 0 || random.Next(3) == 0 ? null : stored[random.Next(stored.Count)];
            var added = Seed.Comment(random.Next(2) == 0 ? step : 0, parent);
            added.Status = AnyStatus(random);
            _store.Db.Add(added);
        }
        else
        {
            stored[random.Next(stored.Count)].Decide(AnyStatus(random), Now);
        }

        await _store.Db.SaveChangesAsync();
    }

    private static CommentStatus AnyStatus(Random random) =>
        random.Next(2) == 0 ? CommentStatus.Approved : (CommentStatus)random.Next(5);

    private async Task AssertCountsAsync()
    {
        var all = await _store.Db.Comments.AsNoTracking().ToListAsync();
        var approved = all.Where(comment => comment.Status == CommentStatus.Approved).ToList();
        Assert.All(all, comment => Assert.Equal(
            comment.Status == CommentStatus.Approved || approved.Exists(other => other.ParentId == comment.Id)
                || (comment.BeginsThread && approved.Exists(other => other.ThreadId == comment.Id)),
            comment.IsShown));
        Assert.All(all.Where(comment => comment.BeginsThread), root => Assert.Equal(
            all.Count(reply => reply.ThreadId == root.Id && !reply.BeginsThread && reply.IsShown), root.Replies));
        var discussion = await _store.Db.Discussions.AsNoTracking().SingleOrDefaultAsync();
        Assert.Equal(approved.Count, discussion?.Comments ?? 0);
        Assert.Equal(all.Count(comment => comment.BeginsThread && comment.IsShown), discussion?.Threads ?? 0);
        Assert.Equal(
            approved.OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id).LastOrDefault()?.Id, discussion?.NewestId);
    }
}
