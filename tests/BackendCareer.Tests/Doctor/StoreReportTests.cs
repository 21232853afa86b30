using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Doctor;

/// <summary>What is told of a database, which is left as it is.</summary>
public sealed class StoreReportTests : DoctorTest
{
    [Theory]
    [InlineData("true", "warn", "the next start makes an empty one", 0)]
    [InlineData("false", "fail", "Put it back with `restore`", 1)]
    public void A_database_that_is_not_there_is_not_made(string createWhenMissing, string verdict, string text, int expected)
    {
        File.Delete(Database);
        var (exitCode, told) = Examine($"--Comments:CreateWhenMissing={createWhenMissing}");
        Assert.Equal(expected, exitCode);
        AssertTold(told, verdict, "file", text);
        Assert.False(File.Exists(Database));
    }

    /// <summary>Nor root.</summary>
    [Fact]
    public void A_place_in_which_nobody_can_write_fails()
    {
        var (exitCode, told) = Examine("--ConnectionStrings:Comments=Data Source=/proc/nowhere/comments.db");
        Assert.Equal(1, exitCode);
        AssertTold(told, "fail", "folder", "/proc/nowhere/comments.db cannot be written (");
    }

    [Fact]
    public void A_log_without_its_database_fails()
    {
        File.Move(Database, Database + "-wal");
        AssertTold(Examine().Told, "fail", "database", "the log of one, which may hold comments");
    }

    [Fact]
    public void What_is_no_database_fails()
    {
        File.WriteAllText(Database, "this is no database");
        AssertTold(Examine().Told, "fail", "database", $"{Database} is damaged, or no database.");
    }

    [Theory]
    [InlineData(
        "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99')", "fail", "database", "made by a newer program")]
    [InlineData(
        "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%Activity'", "warn", "tables", "the next start brings them up to date")]
    [InlineData("PRAGMA journal_mode = DELETE", "warn", "log mode", "delete")]
    public async Task A_database_of_another_time_or_mode_is_told(string sql, string verdict, string topic, string text)
    {
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlRawAsync(sql);
        }

        AssertTold(Examine().Told, verdict, topic, text);
    }

    [Fact]
    public async Task A_comment_of_tomorrow_tells_of_the_clock()
    {
        await using (var db = Open())
        {
            db.Add(Seed.Comment(2_000_000_000)); // in the year 2090
            await db.SaveChangesAsync();
        }

        AssertTold(Examine().Told, "warn", "newest", "this machine's clock is behind, or was ahead.");
    }

    [Fact]
    public void A_database_that_everybody_can_read_is_told()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Shell.Run("chmod o+x $(dirname $DB); chmod o+r $DB", Database);
        AssertTold(Examine().Told, "warn", "rights", "chmod go-rwx");
    }

    [Fact]
    public async Task A_site_that_runs_is_looked_at_too_and_goes_on()
    {
        using var site = new TestSite();
        await site.AddModeratorAsync();
        using var before = await site.PostAsync("Before.");
        var (exitCode, told) = Examine($"--ConnectionStrings:Comments=Data Source={site.DatabaseFile}", $"--urls={site.Address}");
        Assert.Equal(0, exitCode);
        AssertTold(told, "ok", "site", "runs on it");
        AssertTold(told, "ok", "comments", "1, of which 0 wait");
        AssertTold(told, "ok", "moderators", "1");
        using var after = await site.PostAsync("After.");
        Assert.Equal(HttpStatusCode.SeeOther, after.StatusCode);
    }

    [Fact]
    public void Nothing_is_changed()
    {
        var before = File.ReadAllBytes(Database);
        Examine();
        Assert.Equal([Database], Directory.EnumerateFileSystemEntries(Folder.Path));
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    private CommentsDb Open() =>
        new(new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={Database};Pooling=False").Options);
}
