using System.Net;
using System.Text;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
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
        var report = await _site.ImportAsync(await DiscussionSample.FileAsync(comments), progress: new ImportProgress(async part =>
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
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48), "nonsense");
        var report = await _site.ImportAsync(file, progress: new ImportProgress(async _ =>
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
    public async Task What_was_stored_before_a_step_failed_stays_and_the_same_import_goes_on()
    {
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48));
        await RunAsync("CREATE TRIGGER NoRoom BEFORE INSERT ON Decisions BEGIN SELECT RAISE(ABORT, 'no room'); END");
        var failed = await Assert.ThrowsAsync<CommandFailedException>(() => _site.ImportAsync(file));
        Assert.Equal(
            "SQLite Error 19: 'no room'. 80 of 86 are stored. Import the same file again: it goes on from there.", failed.Message);
        Assert.Equal(80, await RowsAsync(_site.DatabaseFile));
        Assert.False(File.Exists(Staged(_site.DatabaseFile)));
        await RunAsync("DROP TRIGGER NoRoom");
        Assert.Equal(6, (await _site.ImportAsync(file)).New);
        Assert.Equal(Encoding.UTF8.GetString(file), await _site.ExportAsync());
    }

    [Fact]
    public async Task A_first_step_that_fails_says_that_nothing_was_stored()
    {
        await RunAsync("CREATE TRIGGER NoRoom BEFORE INSERT ON Comments BEGIN SELECT RAISE(ABORT, 'no room'); END");
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48));
        var failed = await Assert.ThrowsAsync<CommandFailedException>(() => _site.ImportAsync(file));
        Assert.Equal("SQLite Error 19: 'no room'. Nothing was stored.", failed.Message);
    }

    [Fact]
    public async Task A_start_while_an_import_is_under_way_leaves_it_alone()
    {
        var starts = 0;
        var connection = SqliteFile.ConnectionString($"Data Source={_site.DatabaseFile}", "/");
        await _site.ImportAsync(await DiscussionSample.FileAsync(DiscussionSample.Comments(48)), progress: new ImportProgress(async part =>
        {
            if (part < 1)
            {
                starts++;
                await SqliteFile.PrepareAsync(connection, _site.Clock.GetUtcNow(), CancellationToken.None);
                Assert.True(File.Exists(Staged(_site.DatabaseFile)));
            }
        }));
        Assert.Equal(5, starts);
    }

    [Fact]
    public async Task One_that_is_stopped_says_how_far_it_came()
    {
        using var stop = new CancellationTokenSource();
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48));
        var stopped = await Assert.ThrowsAsync<CommandFailedException>(() => _site.ImportAsync(
            file, progress: new ImportProgress(part => part > 0.5 ? stop.CancelAsync() : Task.CompletedTask), stop: stop.Token));
        Assert.StartsWith("It was stopped. 48 of 86 are stored.", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_one_that_was_killed_the_site_starts_and_the_same_import_goes_on()
    {
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48));
        var database = await KilledAsync(file);
        using var site = new TestSite().With("ConnectionStrings:Comments", $"Data Source={database}");
        Assert.Contains("Plain words.", Seed.TextsOf(await site.ReadAsync("/role")));
        Assert.False(File.Exists(Staged(database))); // it holds what waits for approval
        Assert.Equal(38, (await site.ImportAsync(file)).New);
        Assert.Equal(Encoding.UTF8.GetString(file), await site.ExportAsync());
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_waits_for_the_other()
    {
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48));
        var reports = await Task.WhenAll(Task.Run(() => _site.ImportAsync(file)), Task.Run(() => _site.ImportAsync(file)));
        Assert.Equal([0, 86], reports.Select(report => report.New).Order());
    }

    [Fact]
    public async Task It_is_told_how_far_it_has_come_from_the_first_line_to_the_last_row()
    {
        var file = await DiscussionSample.FileAsync(DiscussionSample.Comments(48));
        var parts = new List<double>();
        await _site.ImportAsync(file, progress: new ImportProgress(part =>
        {
            parts.Add(part);
            return Task.CompletedTask;
        }));
        Assert.Equal(parts.Order(), parts);
        Assert.Equal(1, parts[^1]);
        Assert.Contains(parts, part => part is > 0 and < 0.7);
    }

    /// <summary>The database, and what stands beside it, as it is on the disk when the votes are still missing.</summary>
    private async Task<string> KilledAsync(byte[] file)
    {
        var copy = _folder.PathOf("killed.db");
        var stored = 0;
        await _site.ImportAsync(file, progress: new ImportProgress(part =>
        {
            stored += part > 0.5 ? 1 : 0;
            foreach (var end in new[] { "", "-wal", ".import" }.Where(_ => stored == 1))
            {
                File.WriteAllBytes(copy + end, Shell.Read(_site.DatabaseFile + end));
            }

            return Task.CompletedTask;
        }));
        Assert.Equal(48, await RowsAsync(copy));
        return copy;
    }

    private Task<int> RunAsync(string sql) => _site.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private static async Task<int> RowsAsync(string database)
    {
        await using var db = new CommentsDb(
            new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={database};Pooling=False").Options);
        return await db.Comments.CountAsync() + await db.HelpfulVotes.CountAsync() + await db.Decisions.CountAsync();
    }

    private static string Staged(string database) => database + ".import";
}
