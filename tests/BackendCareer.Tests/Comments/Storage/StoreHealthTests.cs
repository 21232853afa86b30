using System.Data.Common;
using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

/// <summary>What happens to the files of a site while it runs: nothing is acknowledged that nobody would find again.</summary>
[SupportedOSPlatform("linux")]
[Trait("Category", "Slow")]
public sealed class StoreHealthTests : StoreTest
{
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
        Shell.Run("cp $DB $DB.earlier", Site.DatabaseFile);
        await PostedAsync("Before.");
        await Site.CopyToAsync(Site.DatabaseFile + ".copy");
        await Site.CheckpointAsync();
        await PostedAsync("And after.");
        Shell.Run(fault, Site.DatabaseFile);
        await RefusedAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.StartsWith(
            Said + sentence.Replace("$DB", Site.DatabaseFile, StringComparison.Ordinal), Assert.Single(Errors()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mv $DB $DB.old", "mv $DB.old $DB")]
    [InlineData("mv $DB-wal $DB.old", "mv $DB.old $DB-wal")]
    [InlineData("mv $DB $DB.old; mv $DB-wal $DB.old-wal; echo text > $DB", "mv $DB.old $DB; mv $DB.old-wal $DB-wal")]
    public async Task What_is_put_back_is_written_on(string fault, string remedy)
    {
        await PostedAsync("Before.");
        Shell.Run(fault, Site.DatabaseFile);
        await RefusedAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Shell.Run(remedy, Site.DatabaseFile);
        await PostedAsync("After.");
        Assert.Equal(2, (await Site.StoredCommentsAsync()).Count);
        var well = $"Information: Comments are stored again in {Site.DatabaseFile}.";
        await Eventually.TrueAsync(() => Task.FromResult(Log.Lines.Contains(well)), "it is said");
    }

    /// <summary>And would be lost with it, should the site be killed.</summary>
    [Fact]
    public async Task What_a_deletedLog_holds_is_saved()
    {
        await PostedAsync("One.");
        await PostedAsync("Two.");
        Shell.Run("rm $DB-wal", Site.DatabaseFile);
        await Eventually.TrueAsync(
            () =>
            {
                Shell.Run("cp $DB $DB.saved", Site.DatabaseFile); // without its log
                return Task.FromResult(CountIn(Site.DatabaseFile + ".saved") == 2);
            },
            "the file holds both").WaitAsync(TimeSpan.FromSeconds(40)); // each minute the log is emptied anyway
    }

    [Fact]
    public async Task ALog_that_goes_while_a_comment_is_stored_is_missed_before_it_is_acknowledged()
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
        var copy = Site.DatabaseFile + ".copy";
        Shell.Run("cp $DB $DB.copy", Site.DatabaseFile);
        await PostedAsync("In the log.");
        Shell.Run("cp $DB.copy $DB", Site.DatabaseFile);
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.Equal(await File.ReadAllBytesAsync(copy), Shell.Read(Site.DatabaseFile));
    }

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
