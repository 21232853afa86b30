using System.Data.Common;
using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
    [InlineData("truncate -s 0 $DB-wal", "The log $DB-wal was cut short")]
    [InlineData("truncate -s -1 $DB-wal", "The log $DB-wal was cut short")]
    [InlineData("head -c 65536 /dev/urandom > $DB-wal", "The log $DB-wal was ")]
    [InlineData("dd if=/dev/urandom of=$DB-wal bs=32 count=1 conv=notrunc", "The log $DB-wal was overwritten")]
    [InlineData("dd if=/dev/zero of=$DB-wal bs=1 seek=$(($(stat -c %s $DB-wal) - 8216)) count=24 conv=notrunc", "The log $DB-wal was ")]
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
            "the file holds both").WaitAsync(TimeSpan.FromSeconds(40)); // each minute the log is emptied anyway
    }

    [Fact]
    public async Task A_log_that_goes_while_a_comment_is_stored_is_missed_before_it_is_acknowledged()
    {
        var thief = new LogThief();
        using var site = new TestSite
        {
            Additions = services => services.ConfigureDbContext<CommentsDb>(options => options.AddInterceptors(thief)),
        };
        await site.ReadAsync("/role");
        thief.IsOn = true;
        using var response = await site.PostAsync("A text to keep.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    /// <summary>It may be the better one, and the only copy of what it holds.</summary>
    [Fact]
    public async Task A_file_that_somebody_wrote_over_ours_stays_as_they_wrote_it()
    {
        var copy = _site.DatabaseFile + ".copy";
        File.Copy(_site.DatabaseFile, copy);
        await PostedAsync("In the log.");
        Shell.Run("cp $DB.copy $DB", _site.DatabaseFile);
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.Equal(await File.ReadAllBytesAsync(copy), await File.ReadAllBytesAsync(_site.DatabaseFile));
    }

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

    /// <summary>Comes between the last look at the files and the end of a transaction.</summary>
    private sealed class LogThief : DbTransactionInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            if (IsOn)
            {
                File.Delete(transaction.Connection!.DataSource + "-wal");
            }

            return ValueTask.FromResult(result);
        }
    }
}
