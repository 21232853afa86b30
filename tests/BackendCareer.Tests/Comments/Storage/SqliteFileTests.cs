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

    /// <summary>Where a disk cannot share memory, SQLite stays in another mode without a word; as it does with locks that are files.</summary>
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
}
