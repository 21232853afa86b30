using System.Runtime.Versioning;
using System.Text;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

/// <summary>Everything that is stored, as one file, and back.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackupTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestSite _site = new();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    private string File => _folder.PathOf("kept/backup.db");

    private string Fresh => _folder.PathOf("fresh/comments.db");

    [Fact]
    public async Task A_backup_comes_back_as_it_was_while_the_site_went_on()
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        var stored = await _site.ExportAsync();
        await _site.PostAsync("Two.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Null(await RestoreAsync(Fresh, File));
        Assert.Equal("wal", Run(Fresh, "PRAGMA journal_mode"));
        using var other = new TestSite().With("ConnectionStrings:Comments", $"Data Source={Fresh}");
        Assert.Equal(stored, await other.ExportAsync());
        using var posted = await other.PostAsync("And it goes on.");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, posted.StatusCode);
    }

    [Fact]
    public async Task What_was_there_is_kept()
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        await RestoreAsync(Fresh, File);
        var kept = await RestoreAsync(Fresh, File);
        Assert.StartsWith(Fresh + ".", kept, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(kept));
        Assert.Equal(["fresh/comments.db", kept![(_folder.Path.Length + 1)..], "fresh/comments.db.lock"], Files("fresh"));
    }

    [Fact]
    public async Task Nothing_is_put_in_the_place_of_a_second_name_of_what_a_site_has_open()
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        Shell.Run("ln $DB $DB.2", _site.DatabaseFile);
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => RestoreAsync(_site.DatabaseFile + ".2", File));
        Assert.Contains("a second name of", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>It is why somebody restores; its log must not be taken for that of the backup.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public async Task A_database_that_is_damaged_or_lost_is_replaced_all_the_same(int left)
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        await RestoreAsync(Fresh, File);
        if (left > 0)
        {
            await System.IO.File.WriteAllBytesAsync(Fresh, new byte[left]);
        }
        else
        {
            System.IO.File.Delete(Fresh);
        }

        await System.IO.File.WriteAllTextAsync(Fresh + "-wal", "a log of another time");
        await RestoreAsync(Fresh, File);
        using var other = new TestSite().With("ConnectionStrings:Comments", $"Data Source={Fresh}");
        Assert.Equal(await _site.ExportAsync(), await other.ExportAsync());
    }

    [Fact]
    public async Task What_a_restore_left_behind_is_no_backup()
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        await RestoreAsync(Fresh, File);
        System.IO.File.Copy(File, Fresh + ".restoring");
        var refusal = await Assert.ThrowsAsync<CommandFailedException>(() => RestoreAsync(Fresh, Fresh + ".restoring"));
        Assert.EndsWith("Name the backup itself.", refusal.Message, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(Fresh + ".restoring"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        _folder.Write("kept/backup.db", "mine");
        var refusal = await Assert.ThrowsAsync<CommandFailedException>(BackUpAsync);
        Assert.Contains("is there already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File));
    }

    [Fact]
    public async Task A_site_that_runs_keeps_its_database()
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        var refusal = await Assert.ThrowsAsync<CommandFailedException>(() => RestoreAsync(_site.DatabaseFile, File));
        Assert.Equal("The site is running. Stop it first.", refusal.Message);
        Assert.Single(await _site.StoredCommentsAsync());
    }

    [Theory]
    [InlineData("gone", "There is no file")]
    [InlineData("text", "It is damaged, or no database.")]
    [InlineData("empty", "It is no database of this program.")]
    [InlineData("other", "It is no database of this program.")]
    [InlineData("damaged", "is damaged")]
    [InlineData("newer", "was made by a newer program")]
    public async Task What_is_no_backup_is_not_put_in_place(string what, string reason)
    {
        await _site.PostAsync("One.");
        await BackUpAsync();
        await RestoreAsync(Fresh, File);
        var before = await System.IO.File.ReadAllBytesAsync(Fresh);
        await SpoilAsync(what);
        var refusal = await Assert.ThrowsAsync<CommandFailedException>(() => RestoreAsync(Fresh, File));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(Fresh));
        Assert.Equal(["fresh/comments.db", "fresh/comments.db.lock"], Files("fresh"));
    }

    private async Task SpoilAsync(string what)
    {
        switch (what)
        {
            case "damaged":
                await using (var bytes = System.IO.File.OpenWrite(File))
                {
                    bytes.Position = 5 * 4096;
                    bytes.Write(Encoding.ASCII.GetBytes(new string('x', 8192)));
                }

                break;
            case "newer":
                Run(File, "INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99.0.0')");
                break;
            default:
                System.IO.File.Delete(File);
                if (what == "other")
                {
                    Run(File, "CREATE TABLE Songs (Id INTEGER)");
                }
                else if (what != "gone")
                {
                    await System.IO.File.WriteAllTextAsync(File, what == "empty" ? "" : new string('x', 5000));
                }

                break;
        }
    }

    private Task BackUpAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        return WithBackupAsync(_site.DatabaseFile, async backup =>
        {
            await backup.WriteAsync(File, new Progress<double>(), CancellationToken.None);
            return "";
        });
    }

    private static Task<string?> RestoreAsync(string database, string file) =>
        WithBackupAsync(database, backup => backup.RestoreAsync(file, new Progress<double>(), CancellationToken.None));

    private static async Task<string?> WithBackupAsync(string database, Func<Backup, Task<string?>> work)
    {
        var connection = SqliteFile.ConnectionString($"Data Source={database};Pooling=False", "/");
        await using var db = new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection).Options);
        return await work(new Backup(db, TimeProvider.System));
    }

    private static object? Run(string file, string sql)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(_folder.PathOf(folder))
        .Select(file => Path.GetRelativePath(_folder.Path, file)).Order(StringComparer.Ordinal);
}
