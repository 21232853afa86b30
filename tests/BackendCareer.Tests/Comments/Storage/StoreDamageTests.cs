using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

/// <summary>A database that is damaged while the site has it, or a connection to it that is not as it should be.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StoreDamageTests : StoreTest
{
    [Fact]
    public async Task Where_damage_was_met_nothing_is_stored_any_more_and_pages_are_read()
    {
        await PostedAsync("Before.");
        var health = Site.Services.GetRequiredService<StoreHealth>();
        health.Met(new SqliteException("SQLite Error 5: 'database is locked'.", 5), Site.DatabaseFile);
        await PostedAsync("Still well.");
        health.Met(new SqliteException("SQLite Error 11: 'database disk image is malformed'.", 11), Site.DatabaseFile);
        await RefusedAsync();
        Assert.Equal(2, Seed.TextsOf(await Site.ReadAsync("/role")).Count());
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.StartsWith(
            $"{Said}{Site.DatabaseFile} is damaged (database disk image is malformed). Stop the site", Errors().Single(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(0, false)]
    public async Task All_of_a_large_file_is_looked_through_while_it_is_read(int pagesDamaged, bool isDamaged)
    {
        await PostedAsync("A text.");
        var copy = Site.DatabaseFile + ".copy";
        await Site.CopyToAsync(copy);
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
        Shell.Run(fault, Site.DatabaseFile);
        using var health = new StoreHealth();
        await using var db = Open(health, "Foreign Keys=True");
        await Assert.ThrowsAsync<SqliteException>(() => db.Comments.CountAsync());
        Assert.StartsWith($"{Site.DatabaseFile} is damaged (file is not a database)", health.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task And_so_is_what_one_meets_on_a_connection_that_was_well(bool isAsync)
    {
        DamageTable("Comments", Site.DatabaseFile);
        using var health = new StoreHealth();
        await using var db = Open(health, "Foreign Keys=True");
        Assert.Equal(0, await db.Bans.CountAsync());
        Assert.Null(health.Fault);
        await Assert.ThrowsAsync<SqliteException>(async () => _ = isAsync ? await db.Comments.ToListAsync() : db.Comments.ToList());
        Assert.StartsWith($"{Site.DatabaseFile} is damaged (database disk image is malformed)", health.Fault, StringComparison.Ordinal);
    }

    /// <summary>Nobody reads the bans while nobody writes.</summary>
    [Fact]
    public async Task Damage_that_nobody_reads_is_found_within_the_hour()
    {
        await Site.ReadAsync("/role");
        DamageTable("Bans", Site.DatabaseFile);
        await Eventually.TrueAsync(() =>
        {
            Site.Clock.Advance(TimeSpan.FromHours(1)); // the site may not have begun to wait when the clock moved
            return Task.FromResult(Errors().Any());
        }, "it is said");
        Assert.StartsWith($"{Said}{Site.DatabaseFile} is damaged (", Errors().Single(), StringComparison.Ordinal);
        await RefusedAsync();
    }

    /// <summary>Half a second for each fifty megabytes would keep a large site closed for long.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_large_file_is_looked_through_after_the_start()
    {
        Run(Site.DatabaseFile, "CREATE TABLE Filler (Bytes BLOB); INSERT INTO Filler VALUES (zeroblob(51000000)); DROP TABLE Filler");
        DamageTable("Bans", Site.DatabaseFile);
        await Site.ReadAsync("/role");
        await Eventually.TrueAsync(() => Task.FromResult(Errors().Any()), "it is said");
        Assert.StartsWith($"{Said}{Site.DatabaseFile} is damaged (", Errors().Single(), StringComparison.Ordinal);
        await RefusedAsync();
    }

    [Fact]
    public async Task A_connection_that_does_not_keep_what_it_was_told_is_not_used()
    {
        using var health = new StoreHealth();
        await using var db = Open(health, "Foreign Keys=False");
        var refusal = await Assert.ThrowsAsync<StoreLostException>(() => db.Comments.CountAsync());
        Assert.Equal(
            $"SQLite does not keep {Site.DatabaseFile} as it was told to: it answers 2 5000 1 0 1 67108864 0 where "
            + "2 5000 1 0 1 67108864 1 is expected.",
            refusal.Message);
    }

    private CommentsDb Open(StoreHealth health, string setting) => new(new DbContextOptionsBuilder<CommentsDb>()
        .UseSqlite($"Data Source={Site.DatabaseFile};Pooling=False;{setting}").AddInterceptors(new SqlitePragmas(health)).Options);

    private static void DamageTable(string name, string file)
    {
        var page = Run(file, $"SELECT rootpage - 1 FROM sqlite_schema WHERE name = '{name}'");
        Shell.Run($"dd if=/dev/urandom of=$DB bs=8192 seek={page} count=1 conv=notrunc", file);
    }

    private static long? Run(string file, string sql)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return (long?)command.ExecuteScalar();
    }
}
