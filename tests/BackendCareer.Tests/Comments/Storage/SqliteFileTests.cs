using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>The file of the database, and who may start on it.</summary>
public sealed class SqliteFileTests
{
    /// <summary>Else its log and its lock would stand beside the link, where nobody looks for them.</summary>
    [Fact]
    public void A_link_to_a_database_means_the_file_that_it_leads_to()
    {
        using var folder = new TestFolder();
        folder.Write("disk/comments.db", "");
        File.CreateSymbolicLink(folder.PathOf("comments.db"), folder.PathOf("disk/comments.db"));
        Assert.Contains("/disk/comments.db", SqliteFile.ConnectionString("Data Source=comments.db", folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migrator_that_was_killed_holds_nobody_up()
    {
        using var folder = new TestFolder();
        var file = folder.PathOf("comments.db");
        await using (var killed = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await killed.OpenAsync();
            await using var command = killed.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-22 09:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        using var site = new TestSite().With("ConnectionStrings:Comments", $"Data Source={file}");
        using var response = await site.PostAsync("Stored all the same.");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    /// <summary>
    /// Where a disk cannot share memory, SQLite stays in another mode without a word; as it does with locks that are files.
    /// </summary>
    [Fact]
    public async Task Where_no_log_is_kept_nobody_starts()
    {
        using var folder = new TestFolder();
        try
        {
            var file = $"file:{folder.PathOf("comments.db")}?vfs=unix-dotfile"; // an address to SQLite, to all others a path
            var refusal = await Assert.ThrowsAsync<CannotStartException>(
                () => SqliteFile.PrepareAsync($"Data Source={file}", TimeProvider.System.GetUtcNow(), CancellationToken.None));
            Assert.StartsWith(
                $"{file} cannot be put in WAL mode (it stays in delete), without which", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete("file:", recursive: true);
        }
    }

    /// <summary>A path that leads to the database of something else.</summary>
    [Theory]
    [InlineData("CREATE TABLE Orders (Id INTEGER)")]
    [InlineData("CREATE TABLE Comments (Id INTEGER)")]
    [InlineData("CREATE TABLE Orders (Id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE __EFMigrationsLock (Id INTEGER)")]
    public async Task Tables_of_another_program_are_left_as_they_are(string tables)
    {
        using var folder = new TestFolder();
        var file = folder.PathOf("comments.db");
        Run(file, tables);
        var before = await File.ReadAllBytesAsync(file);
        var refusal = await RefusalAsync(file);
        Assert.StartsWith($"{file} holds tables that no program of this site has made", refusal, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    /// <summary>What a killed site had not moved into the file yet is nowhere else.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_whose_file_is_gone_is_not_thrown_away(bool isFileEmpty)
    {
        using var folder = new TestFolder();
        var (file, log) = (folder.PathOf("comments.db"), folder.PathOf("comments.db-wal"));
        await File.WriteAllTextAsync(isFileEmpty ? file : file + ".moved", "");
        await File.WriteAllTextAsync(log, "What was acknowledged.");
        var refusal = await RefusalAsync(file);
        Assert.StartsWith($"There is no database {file}, but {log}, the log of one", refusal, StringComparison.Ordinal);
        Assert.Equal("What was acknowledged.", await File.ReadAllTextAsync(log));
    }

    [Fact]
    public async Task Several_sites_may_start_on_one_new_database()
    {
        using var folder = new TestFolder();
        var connection = SqliteFile.ConnectionString($"Data Source={folder.PathOf("new/comments.db")}", folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => SqliteFile.PrepareAsync(connection, TimeProvider.System.GetUtcNow(), CancellationToken.None))));
        await using var db = new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection).Options);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    private static async Task<string> RefusalAsync(string file) => (await Assert.ThrowsAsync<CannotStartException>(
        () => SqliteFile.PrepareAsync($"Data Source={file}", TimeProvider.System.GetUtcNow(), CancellationToken.None))).Message;

    private static void Run(string file, string sql)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
