using System.Net;
using System.Text;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

/// <summary>An import takes its time while the site goes on.</summary>
public sealed class TransferWhileOthersWriteTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Posts_are_stored_between_any_two_steps_and_pages_show_what_has_come()
    {
        var (comments, posts) = (DiscussionSample.Comments(48), 0);
        var report = await _site.ImportAsync(await FileAsync(comments), progress: new Steps(async part =>
        {
            using var post = await _site.PostAsync($"Post {++posts}.");
            Assert.Equal(HttpStatusCode.SeeOther, post.StatusCode);
            var shown = Seed.TextsOf(await _site.ReadAsync("/role"));
            Assert.Contains($"Post {posts}.", shown);
            Assert.Equal(part > 0.5, shown.Contains("Plain words."));
        }));
        Assert.Equal("48 comments, 32 votes, 6 decisions: 86 new, 0 there already", report.ToString());
        Assert.Equal(6, posts); // after three runs of lines, and three tables
        Assert.Equal(54, (await _site.StoredCommentsAsync()).Count);
        Assert.Equal(92, await RowsAsync(_site.DatabaseFile));
    }

    [Fact]
    public async Task Of_a_file_with_a_bad_last_line_nothing_is_ever_stored()
    {
        var looks = 0;
        var report = await _site.ImportAsync(await FileAsync(DiscussionSample.Comments(48), "nonsense"), progress: new Steps(async _ =>
        {
            looks++;
            Assert.Equal(0, await RowsAsync(_site.DatabaseFile));
        }));
        Assert.Equal("Line 87: it is no whole JSON object.", Assert.Single(report.Problems));
        Assert.Equal(3, looks);
        Assert.Equal(0, await RowsAsync(_site.DatabaseFile));
        Assert.False(File.Exists(Staged(_site.DatabaseFile)));
    }

    [Fact]
    public async Task What_was_stored_when_the_disk_was_full_stays_and_the_same_import_goes_on()
    {
        var file = await FileAsync(DiscussionSample.Comments(48));
        var failed = await Assert.ThrowsAsync<CommandFailedException>(() => _site.ImportAsync(file, progress: new Steps(part =>
            part > 0.9 ? throw new SqliteException("SQLite Error 13: 'database or disk is full'.", 13) : Task.CompletedTask)));
        Assert.StartsWith($"The disk of {_site.DatabaseFile} is full.", failed.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            " 80 of 86 are stored. Import the same file again: it goes on from there.", failed.Message, StringComparison.Ordinal);
        Assert.Equal(80, await RowsAsync(_site.DatabaseFile));
        Assert.False(File.Exists(Staged(_site.DatabaseFile)));
        Assert.Equal(6, (await _site.ImportAsync(file)).New);
        Assert.Equal(Encoding.UTF8.GetString(file), await _site.ExportAsync());
    }

    [Fact]
    public async Task One_that_is_stopped_says_how_far_it_came()
    {
        using var stop = new CancellationTokenSource();
        var file = await FileAsync(DiscussionSample.Comments(48));
        var stopped = await Assert.ThrowsAsync<CommandFailedException>(() => _site.ImportAsync(
            file, progress: new Steps(part => part > 0.5 ? stop.CancelAsync() : Task.CompletedTask), stop: stop.Token));
        Assert.StartsWith("It was stopped. 48 of 86 are stored.", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_one_that_was_killed_the_site_starts_and_the_same_import_goes_on()
    {
        var file = await FileAsync(DiscussionSample.Comments(48));
        var database = await KilledAsync(file);
        using var site = new TestSite().With("ConnectionStrings:Comments", $"Data Source={database}");
        Assert.Contains("Plain words.", Seed.TextsOf(await site.ReadAsync("/role")));
        Assert.False(File.Exists(Staged(database))); // it holds what waits for approval
        Assert.Equal(38, (await site.ImportAsync(file)).New);
        Assert.Equal(Encoding.UTF8.GetString(file), await site.ExportAsync());
    }

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
    public async Task What_happens_meanwhile_to_what_is_there_is_counted_as_well()
    {
        var comments = DiscussionSample.Comments(48);
        var file = await FileAsync(comments);
        var voted = comments.Find(comment => comment.HelpfulCount == 2 && comment.BeginsThread)!;
        var gone = comments.Find(comment => comment.HelpfulCount == 1 && comment.BeginsThread)!;
        await _site.ImportAsync(string.Join('\n', LinesOf(file).Take(4)));
        var keys = DiscussionSample.Votes(comments).Where(vote => vote.CommentId == voted.Id).Select(vote => vote.ReaderKeyHash).ToList();
        var steps = 0;
        await _site.ImportAsync(file, progress: new Steps(async part =>
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

    [Fact]
    public async Task Of_two_imports_at_once_one_waits_for_the_other()
    {
        var file = await FileAsync(DiscussionSample.Comments(48));
        var reports = await Task.WhenAll(Task.Run(() => _site.ImportAsync(file)), Task.Run(() => _site.ImportAsync(file)));
        Assert.Equal([0, 86], reports.Select(report => report.New).Order());
    }

    [Fact]
    public async Task It_is_told_how_far_it_has_come_from_the_first_line_to_the_last_row()
    {
        var file = await FileAsync(DiscussionSample.Comments(48));
        var parts = new List<double>();
        await _site.ImportAsync(file, progress: new Steps(part =>
        {
            parts.Add(part);
            return Task.CompletedTask;
        }));
        Assert.Equal(parts.Order(), parts);
        Assert.Equal(1, parts[^1]);
        Assert.Contains(parts, part => part is > 0 and < 0.7);
    }

    private static async Task<byte[]> FileAsync(List<Comment> comments, string lastLine = "")
    {
        using var other = new TestSite();
        await other.StoreAsync(comments);
        await other.StoreAsync(DiscussionSample.Votes(comments).ToList());
        await other.StoreAsync(DiscussionSample.Decisions(comments));
        return Encoding.UTF8.GetBytes(await other.ExportAsync() + lastLine);
    }

    private static string[] LinesOf(byte[] file) => Encoding.UTF8.GetString(file).TrimEnd().Split('\n');

    /// <summary>The database, and what stands beside it, as it is on the disk when the votes are still missing.</summary>
    private async Task<string> KilledAsync(byte[] file)
    {
        var copy = _folder.PathOf("killed.db");
        var stored = 0;
        await _site.ImportAsync(file, progress: new Steps(part =>
        {
            stored += part > 0.5 ? 1 : 0;
            foreach (var end in new[] { "", "-wal", ".import" }.Where(_ => stored == 1))
            {
                using var from = new FileStream(_site.DatabaseFile + end, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var to = File.Create(copy + end);
                from.CopyTo(to);
            }

            return Task.CompletedTask;
        }));
        Assert.Equal(48, await RowsAsync(copy));
        return copy;
    }

    private static async Task<int> RowsAsync(string database)
    {
        await using var db = new CommentsDb(
            new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={database};Pooling=False").Options);
        return await db.Comments.CountAsync() + await db.HelpfulVotes.CountAsync() + await db.Decisions.CountAsync();
    }

    private static string Staged(string database) => database + ".import";

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
        var json = System.Text.Json.Nodes.JsonNode.Parse(line)!;
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

    /// <summary>What happens after each step of an import, before the next one begins.</summary>
    private sealed class Steps(Func<double, Task> then) : IProgress<double>
    {
        public void Report(double value) => Task.Run(() => then(value)).GetAwaiter().GetResult();
    }
}
