using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Comments;

/// <summary>The database of an older program is carried over, or nothing happens to it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OldDatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<Comment> _comments = DiscussionSample.Comments(200);
    private readonly List<object> _rows;

    public OldDatabaseTests()
    {
        _comments.ForEach(comment => comment.Section = null); // which it did not know
        _rows = [.. OldDatabase.RowsOf(_comments)];
    }

    public void Dispose() => _folder.Dispose();

    private string DatabaseFile => _folder.PathOf("comments.db");

    private string Kept => DatabaseFile + ".before";

    [Fact]
    public async Task Everything_comes_over_and_is_counted_as_if_it_had_been_written_today()
    {
        WriteOld();
        using var today = new TestSite();
        await today.StoreAsync(_rows);
        using var site = new TestSite().With("ConnectionStrings:Comments", $"Data Source={DatabaseFile}");
        Assert.Equal(await today.ExportAsync(), await site.ExportAsync());
        Assert.Equal(await OldDatabase.FactsAsync(today), await OldDatabase.FactsAsync(site));
        using var address = await site.GetAsync($"/comments/{_comments.First(comment => comment.Status == CommentStatus.Approved).Id}");
        Assert.Equal(System.Net.HttpStatusCode.Found, address.StatusCode);
        using var posted = await site.PostAsync("And it goes on.");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, posted.StatusCode);
    }

    [Fact]
    public async Task Limits_and_bans_go_on_for_what_was_written_within_fourteen_days()
    {
        WriteOld();
        await PrepareAsync(new DateTimeOffset(2026, 1, 15, 9, 1, 40, TimeSpan.Zero)); // fourteen days after the hundredth
        var young = _comments.Where(comment => comment.CreatedUtc >= new DateTime(2026, 1, 1, 9, 1, 40, DateTimeKind.Utc)).ToList();
        Assert.InRange(young.Count, 50, 150);
        Assert.Equal($"{young.Count}", Ask(DatabaseFile, "SELECT count(*) FROM Activities WHERE Kind = 0 AND TextHash NOTNULL"));
        var comment = young.Last(comment => comment.ReaderKeyHash is not null);
        byte[][] marks = [comment.ReaderKeyHash!, DiscussionSample.Key(comment.Depth), DiscussionSample.Key(comment.Version)];
        Assert.Equal(
            $"{string.Concat(marks.Select(Convert.ToHexString))} {comment.CreatedUtc.Ticks}",
            Ask(DatabaseFile, "SELECT hex(ReaderKeyHash) || hex(SenderHash) || hex(TextHash) || ' ' || CreatedUtc FROM Activities "
                + $"WHERE CommentId = x'{Convert.ToHexString(comment.Id.ToByteArray(bigEndian: true))}'"));
    }

    [Fact]
    public async Task The_one_of_before_is_kept_for_a_week_for_its_owner_alone()
    {
        WriteOld();
        var now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(Kept, await PrepareAsync(now));
        Assert.Equal("200", Ask(Kept, "SELECT count(*) FROM Comments WHERE length(Id) = 36"));
        Assert.Equal("wal", Ask(DatabaseFile, "PRAGMA journal_mode"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        Assert.Null(await PrepareAsync(now.AddDays(7)));
        Assert.True(File.Exists(Kept));
        await PrepareAsync(now.AddDays(7).AddSeconds(1));
        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public async Task The_new_file_is_for_the_same_readers_as_the_old_one()
    {
        WriteOld();
        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(DatabaseFile, Shared);
        await PrepareAsync();
        Assert.Equal(Shared, File.GetUnixFileMode(DatabaseFile));
    }

    /// <summary>Told by root alone: whoever else carries a database over owns both.</summary>
    [Fact]
    public async Task The_new_file_belongs_to_whom_the_old_one_belonged()
    {
        WriteOld();
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Equal("", Output("chown", "12345:12346", DatabaseFile));
        }

        var owner = Output("stat", "-c", "%u:%g", DatabaseFile);
        await PrepareAsync();
        Assert.Equal((owner, owner), (Output("stat", "-c", "%u:%g", DatabaseFile), Output("stat", "-c", "%u:%g", Kept)));
        Assert.Equal(Environment.IsPrivilegedProcess, owner == "12345:12346\n");
    }

    [Fact]
    public async Task A_start_that_was_killed_half_way_is_begun_anew()
    {
        WriteOld();
        await File.WriteAllTextAsync(DatabaseFile + ".new", "half a file");
        await File.WriteAllTextAsync(DatabaseFile + ".new-wal", "half a log");
        await File.WriteAllTextAsync(Kept, "of an earlier time");
        Assert.Equal(Kept, await PrepareAsync());
        Assert.Equal("200", Ask(DatabaseFile, "SELECT count(*) FROM Comments WHERE length(Id) = 16"));
        Assert.Equal("200", Ask(Kept, "SELECT count(*) FROM Comments"));
        Assert.False(File.Exists(DatabaseFile + ".new"));
    }

    [Fact]
    public async Task A_damaged_one_is_left_as_it_is()
    {
        WriteOld();
        using (var bytes = File.OpenWrite(DatabaseFile))
        {
            bytes.Position = 10 * 4096;
            bytes.Write(new byte[4096]);
        }

        Assert.Contains("Put a backup in its place.", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal("200", Ask(DatabaseFile, "SELECT count(*) FROM Comments NOT INDEXED WHERE length(CreatedUtc) > 0 OR 1"));
    }

    [Fact]
    public async Task One_that_ends_too_early_is_left_as_it_is()
    {
        WriteOld();
        using (var bytes = File.OpenWrite(DatabaseFile))
        {
            bytes.SetLength(bytes.Length / 2);
        }

        var before = await File.ReadAllBytesAsync(DatabaseFile);
        Assert.Contains($"{DatabaseFile} is damaged", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Theory]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99.0.0')", "was made by a newer program")]
    [InlineData(
        "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Moderation'", "was made by a program of before 23 November 2026")]
    public async Task One_of_another_time_is_left_as_it_is(string change, string expected)
    {
        WriteOld();
        using (var database = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            database.Open();
            OldDatabase.Run(database, change);
        }

        Assert.Contains(expected, await RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal("200", Ask(DatabaseFile, "SELECT count(*) FROM Comments"));
    }

    /// <summary>The older program itself, perhaps: it would go on writing into the file that is put aside.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task One_that_somebody_has_open_is_left_as_it_is()
    {
        WriteOld();
        using var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        other.Open();
        using var reading = other.CreateCommand();
        reading.CommandText = "SELECT count(*) FROM Comments";
        Assert.Equal(200L, reading.ExecuteScalar());
        Assert.Contains($"Another process keeps {DatabaseFile} to itself.", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal(200L, reading.ExecuteScalar());
    }

    private void WriteOld()
    {
        using var today = new TestStore();
        OldDatabase.Write(DatabaseFile, today.Db.Model, _rows);
    }

    private Task<string?> PrepareAsync(DateTimeOffset? now = null) => SqliteFile.PrepareAsync(
        SqliteFile.ConnectionString($"Data Source={DatabaseFile}", _folder.Path), now ?? DateTimeOffset.UnixEpoch, CancellationToken.None);

    private async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<CannotStartException>(() => PrepareAsync())).Message;

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd();
    }

    private static string Ask(string file, string sql)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
