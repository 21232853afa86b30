using System.Text;
using System.Text.Json.Nodes;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

/// <summary>However comments and votes come in, they are counted as if they had been written here.</summary>
public sealed class ImportCountsTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>Comments that are there may be gone, and have no place until an answer comes; each file brings some, at random.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task However_a_discussion_comes_in_its_counts_are_the_same(int seed)
    {
        using var other = new TestSite();
        var comments = DiscussionSample.Comments(80);
        var votes = DiscussionSample.Votes(comments).ToList();
        await other.StoreAsync(comments);
        await other.StoreAsync(votes);
        var lines = (await other.ExportAsync()).TrimEnd().Split('\n');
        var random = new Random(seed);
        foreach (var part in new[] { 0.3, 0.6, 0.9 })
        {
            var ids = Closed(comments, random, part);
            var report = await _site.ImportAsync(string.Join('\n', lines.Where(line => ids.Contains(SubjectOf(line)))));
            Assert.Empty(report.Problems);
        }

        await _site.ImportAsync(string.Join('\n', lines));
        Assert.Equal((await other.StoredCommentsAsync()).Select(Counts), (await _site.StoredCommentsAsync()).Select(Counts));
        Assert.Equal(await DiscussionsAsync(other), await DiscussionsAsync(_site));
    }

    [Fact]
    public async Task Older_threads_that_come_later_stand_before_the_others()
    {
        using var other = new TestSite();
        await other.StoreAsync([Seed.Comment(1), Seed.Comment(3)]);
        await _site.StoreAsync([Seed.Comment(2), Seed.Comment(4)]);
        Assert.Empty((await _site.ImportAsync(await other.ExportAsync())).Problems);
        string[] oldestFirst = ["Comment 1", "Comment 2", "Comment 3", "Comment 4"];
        Assert.Equal(oldestFirst, Seed.TextsOf(await _site.ReadAsync("/role")));
        Assert.Equal(oldestFirst.Reverse(), Seed.TextsOf(await _site.ReadAsync("/role?sort=newest")));
    }

    [Fact]
    public async Task What_happens_meanwhile_to_what_is_there_is_counted_as_well()
    {
        var comments = DiscussionSample.Comments(48);
        var file = await DiscussionSample.FileAsync(comments);
        var voted = comments.Find(comment => comment.HelpfulCount == 2 && comment.BeginsThread)!;
        var gone = comments.Find(comment => comment.HelpfulCount == 1 && comment.BeginsThread)!;
        await _site.ImportAsync(string.Join('\n', Encoding.UTF8.GetString(file).Split('\n').Take(4)));
        var keys = DiscussionSample.Votes(comments).Where(vote => vote.CommentId == voted.Id).Select(vote => vote.ReaderKeyHash).ToList();
        var steps = 0;
        await _site.ImportAsync(file, progress: new ImportProgress(async part =>
        {
            if (part > 0.5 && steps++ == 0) // the comments are stored, and no vote
            {
                await _site.StoreAsync([new HelpfulVote { CommentId = voted.Id, ReaderKeyHash = keys[0] }]);
                await using var scope = _site.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<CommentErasure>().DeleteAsync(gone.Id, CancellationToken.None);
            }
        }));
        await _site.WithDatabaseAsync(async db =>
        {
            Assert.Equal(2, (await db.Comments.SingleAsync(comment => comment.Id == voted.Id)).HelpfulCount);
            Assert.Equal(2, await db.HelpfulVotes.CountAsync(vote => vote.CommentId == voted.Id));
            var deleted = await db.Comments.SingleAsync(comment => comment.Id == gone.Id);
            Assert.Equal((CommentStatus.Deleted, 0, true), (deleted.Status, deleted.HelpfulCount, deleted.IsShown));
            Assert.False(await db.HelpfulVotes.AnyAsync(vote => vote.CommentId == gone.Id));
            Assert.Equal(comments.Find(comment => comment.Id == gone.Id)!.Replies, deleted.Replies);
        });
    }

    /// <summary>A reply of the very moment of what it replies to, with an id before all others: it must come last all the same.</summary>
    [Fact]
    public async Task A_long_discussion_comes_in_many_steps_and_is_counted_as_one()
    {
        using var other = new TestSite();
        var comments = DiscussionSample.Comments(1_300);
        var last = comments.Last(comment => comment.Status == CommentStatus.Approved && comment.Depth < Comment.MaxDepth);
        await _site.StoreAsync(comments);
        var lines = (await _site.ExportAsync()).TrimEnd().Split('\n');
        var reply = JsonNode.Parse(lines.Single(line => (string?)JsonNode.Parse(line)!["id"] == $"{last.Id}"))!;
        (reply["id"], reply["parent"]) = ("00000000-0000-7000-8000-000000000001", $"{last.Id}");
        var file = string.Join('\n', lines.Append(reply.ToJsonString()));
        Assert.Empty((await other.ImportAsync(file)).Problems);

        Assert.Equal(1, (await _site.ImportAsync(file)).New);
        Assert.Equal((await _site.StoredCommentsAsync()).Select(Counts), (await other.StoredCommentsAsync()).Select(Counts));
        Assert.Equal(await DiscussionsAsync(_site), await DiscussionsAsync(other));
    }

    [Fact]
    public async Task An_import_counts_for_nobody()
    {
        await _site.PostAsync("Said today.");
        using var other = new TestSite();
        await other.ImportAsync(await _site.ExportAsync());
        Assert.Single(await other.StoredCommentsAsync());
        Assert.Empty(await other.StoredActivitiesAsync());
    }

    /// <summary>Some comments, with all that they answer.</summary>
    private static HashSet<string> Closed(List<Comment> comments, Random random, double part)
    {
        var taken = new HashSet<string>();
        foreach (var comment in comments.Where(comment => comment.ParentId is null || taken.Contains($"{comment.ParentId}")))
        {
            if (random.NextDouble() < part)
            {
                taken.Add($"{comment.Id}");
            }
        }

        return taken;
    }

    /// <summary>The comment that a line is, or is about.</summary>
    private static string SubjectOf(string line)
    {
        var json = JsonNode.Parse(line)!;
        return (string)(json["comment"] ?? json["id"])!;
    }

    private static string Counts(Comment comment) => $"{comment.Id} {comment.IsShown} {comment.Replies} {comment.HelpfulCount}";

    private static async Task<List<string>> DiscussionsAsync(TestSite site)
    {
        List<string> all = [];
        await site.WithDatabaseAsync(async db => all =
        [
            .. (await db.Discussions.OrderBy(d => d.ArticleId).ToListAsync())
                .Select(d => $"{d.ArticleId} {d.Comments} {d.Threads} {d.NewestId} {d.NewestUtc:O}"),
        ]);
        return all;
    }
}
