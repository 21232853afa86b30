using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>What happens to the files of a site while it runs: nothing is acknowledged that nobody would find again.</summary>
[SupportedOSPlatform("linux")]
public sealed class StoreHealthTests : IDisposable
{
    private const string Said = "Error: No comment is stored: ";

    private readonly LogLines _log = new();
    private readonly TestSite _site;

    public StoreHealthTests() => _site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) }
        .With("Logging:LogLevel:BackendCareer.Comments.StoreWatcher", "Information");

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("rm $DB-wal", "The log $DB-wal was moved or deleted")]
    [InlineData("rm $DB-wal $DB-shm", "The log $DB-wal was moved or deleted")]
    [InlineData("mv $DB-wal $DB-wal.old", "The log $DB-wal was moved or deleted")]
    [InlineData("rm $DB-wal; touch $DB-wal", "The log $DB-wal was moved or deleted")]
    [InlineData("rm $DB-shm", "The index of the log $DB-shm was moved or deleted")]
    [InlineData("rm $DB", "$DB was moved or deleted")]
    [InlineData("mv $DB $DB.old", "$DB was moved or deleted")]
    [InlineData("cp $DB.copy $DB.next; mv $DB.next $DB", "$DB was replaced by another file")]
    [InlineData("cp $DB $DB.next; mv $DB.next $DB", "$DB was replaced by another file")]
    [InlineData("cp $DB.copy $DB", "$DB was overwritten")]
    [InlineData("cp $DB.earlier $DB", "$DB was overwritten")]
    [InlineData("head -c 100000 /dev/zero > $DB", "$DB was overwritten")]
    [InlineData("truncate -s 0 $DB", "$DB was cut short")]
    [InlineData("truncate -s 16384 $DB", "$DB was cut short")]
    public async Task A_post_into_files_that_are_not_ours_any_more_keeps_its_text(string fault, string sentence)
    {
        Shell.Run("cp $DB $DB.earlier", _site.DatabaseFile);
        await PostedAsync("Before.");
        await _site.CopyToAsync(_site.DatabaseFile + ".copy");
        await _site.CheckpointAsync();
        await PostedAsync("And after.");
        Shell.Run(fault, _site.DatabaseFile);
        await RefusedAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.StartsWith(
            Said + sentence.Replace("$DB", _site.DatabaseFile, StringComparison.Ordinal), Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mv $DB $DB.old", "mv $DB.old $DB")]
    [InlineData("mv $DB-wal $DB.old", "mv $DB.old $DB-wal")]
    [InlineData("mv $DB $DB.old; mv $DB-wal $DB.old-wal; echo text > $DB", "mv $DB.old $DB; mv $DB.old-wal $DB-wal")]
    public async Task What_is_put_back_is_written_on(string fault, string remedy)
    {
        await PostedAsync("Before.");
        Shell.Run(fault, _site.DatabaseFile);
        await RefusedAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Shell.Run(remedy, _site.DatabaseFile);
        await PostedAsync("After.");
        Assert.Equal(2, (await _site.StoredCommentsAsync()).Count);
        var well = $"Information: Comments are stored again in {_site.DatabaseFile}.";
        await Eventually.TrueAsync(() => Task.FromResult(_log.Lines.Contains(well)), "it is said");
    }

    /// <summary>And would be lost with it, should the site be killed.</summary>
    [Fact]
    public async Task What_a_deleted_log_holds_is_saved()
    {
        await PostedAsync("One.");
        await PostedAsync("Two.");
        Shell.Run("rm $DB-wal", _site.DatabaseFile);
        await Eventually.TrueAsync(
            () =>
            {
                Shell.Run("cp $DB $DB.saved", _site.DatabaseFile); // without its log
                return Task.FromResult(CountIn(_site.DatabaseFile + ".saved") == 2);
            },
            "the file holds both");
    }

    [Fact]
    public async Task Where_damage_was_met_nothing_is_stored_any_more_and_pages_are_read()
    {
        await PostedAsync("Before.");
        var health = _site.Services.GetRequiredService<StoreHealth>();
        health.Met(new SqliteException("SQLite Error 5: 'database is locked'.", 5), _site.DatabaseFile);
        await PostedAsync("Still well.");
        health.Met(new SqliteException("SQLite Error 11: 'database disk image is malformed'.", 11), _site.DatabaseFile);
        await RefusedAsync();
        Assert.Equal(2, Seed.TextsOf(await _site.ReadAsync("/role")).Count());
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.StartsWith(
            $"{Said}{_site.DatabaseFile} is damaged (database disk image is malformed). Stop the site", Errors().Single(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(0, false)]
    public async Task All_of_a_large_file_is_looked_through_while_it_is_read(int pagesDamaged, bool isDamaged)
    {
        await PostedAsync("A text.");
        var copy = _site.DatabaseFile + ".copy";
        await _site.CopyToAsync(copy);
        Shell.Run($"dd if=/dev/urandom of=$DB bs=8192 seek=2 count={pagesDamaged} conv=notrunc", copy);
        using var health = new StoreHealth();
        health.LookThrough(copy, CancellationToken.None);
        Assert.Equal(isDamaged, health.Fault?.StartsWith($"{copy} is damaged", StringComparison.Ordinal) == true);
    }

    /// <summary>SQLite says so to whoever asks; the site learns it from whatever asked.</summary>
    [Theory]
    [InlineData("echo text > $DB")]
    [InlineData("head -c 50000 /dev/urandom > $DB")]
    public async Task What_a_query_meets_is_remembered(string fault)
    {
        Shell.Run(fault, _site.DatabaseFile);
        using var health = new StoreHealth();
        await using var db = Open(health, "Foreign Keys=True");
        await Assert.ThrowsAsync<SqliteException>(() => db.Comments.CountAsync());
        Assert.StartsWith($"{_site.DatabaseFile} is damaged (file is not a database)", health.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_does_not_keep_what_it_was_told_is_not_used()
    {
        using var health = new StoreHealth();
        await using var db = Open(health, "Foreign Keys=False");
        var refusal = await Assert.ThrowsAsync<StoreLostException>(() => db.Comments.CountAsync());
        Assert.Equal(
            $"SQLite does not keep {_site.DatabaseFile} as it was told to: it answers 2 5000 1 0 1 67108864 0 where "
            + "2 5000 1 0 1 67108864 1 is expected.",
            refusal.Message);
    }

    private CommentsDb Open(StoreHealth health, string setting) => new(new DbContextOptionsBuilder<CommentsDb>()
        .UseSqlite($"Data Source={_site.DatabaseFile};Pooling=False;{setting}").AddInterceptors(new SqlitePragmas(health)).Options);

    private async Task PostedAsync(string text)
    {
        using var response = await _site.PostAsync(text);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    private async Task RefusedAsync()
    {
        using var response = await _site.PostAsync("A text to keep.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        Assert.Equal("A text to keep.", (await TestSite.ParseAsync(response)).GetElementById("body")!.TextContent);
    }

    private IEnumerable<string> Errors() => _log.Lines.Where(line => line.StartsWith(Said, StringComparison.Ordinal));

    private static long CountIn(string file)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Comments";
        return (long)command.ExecuteScalar()!;
    }
}
