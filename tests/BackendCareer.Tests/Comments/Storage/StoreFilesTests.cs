using System.Buffers.Binary;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Comments;

/// <summary>What the files of a running site look like to it while SQLite itself, or somebody else, changes them.</summary>
[SupportedOSPlatform("linux")]
public sealed class StoreFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _file;

    public StoreFilesTests()
    {
        _file = _folder.PathOf("comments.db");
        TestSite.PutEmptyDatabase(_file);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>It moves the page with their number, and not the last of them, which was changed since the reader began.</summary>
    [Fact]
    public void A_file_whose_last_pages_wait_in_the_log_for_a_reader_to_end_is_whole()
    {
        using var site = Begin();
        using var writer = Open();
        using var reader = Open();
        Run(writer, "CREATE TABLE Filler (Bytes BLOB); INSERT INTO Filler VALUES (zeroblob(100000))");
        Run(reader, "BEGIN; SELECT count(*) FROM Filler");
        Run(writer, "UPDATE Filler SET Bytes = randomblob(100000)");
        Run(writer, "PRAGMA wal_checkpoint(PASSIVE)");
        var file = Shell.Read(_file);
        Assert.True(file.Length < BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(28)) * 8192, "it is shorter than it says");
        Assert.Null(site.Fault);
        Run(reader, "COMMIT");
        site.EmptyLog();
        Assert.Equal(0, new FileInfo(_file + "-wal").Length);
        Assert.Null(site.Fault);
    }

    [Theory]
    [InlineData("PRAGMA wal_checkpoint(PASSIVE)")]
    [InlineData("PRAGMA wal_checkpoint(RESTART); CREATE TABLE After (Id INTEGER)")]
    [InlineData("PRAGMA wal_checkpoint(TRUNCATE); CREATE TABLE After (Id INTEGER)")]
    [InlineData("DROP TABLE Filler; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")]
    [InlineData("BEGIN; DELETE FROM Filler; ROLLBACK")]
    [InlineData("PRAGMA cache_size = 1; BEGIN; UPDATE Filler SET Bytes = randomblob(900000); UPDATE Filler SET Bytes = Bytes; COMMIT")]
    public void What_another_process_does_by_SQLite_is_no_fault(string sql)
    {
        using var site = Begin();
        using var other = Open();
        Run(other, "CREATE TABLE Filler (Bytes BLOB); INSERT INTO Filler VALUES (zeroblob(900000))");
        Assert.Null(site.Fault);
        Run(other, sql);
        Assert.Null(site.Fault);
        site.EmptyLog();
        Assert.Equal(0, new FileInfo(_file + "-wal").Length);
        Assert.Null(site.Fault);
    }

    [Theory]
    [InlineData("truncate -s 0 $DB-wal")]
    [InlineData("truncate -s 9000 $DB-wal")]
    [InlineData("head -c 900000 /dev/urandom > $DB-wal")]
    public void A_log_that_somebody_wrote_over_is_moved_into_the_file_by_nobody(string fault)
    {
        var site = Begin();
        using (var writer = Open())
        {
            Run(writer, "CREATE TABLE Filler (Bytes BLOB); INSERT INTO Filler VALUES (randomblob(100000))");
            var before = Shell.Read(_file);
            Shell.Run(fault, _file);
            Assert.StartsWith($"The log {_file}-wal was ", site.Fault, StringComparison.Ordinal);
            site.EmptyLog();
            Assert.Equal(before, Shell.Read(_file));
        }

        site.Dispose();
        using var again = Open();
        Assert.Equal("ok", Run(again, "PRAGMA integrity_check"));
    }

    private StoreHealth Begin()
    {
        var site = new StoreHealth();
        site.Begin(_file);
        return site;
    }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection($"Data Source={_file};Pooling=False");
        database.Open();
        return database;
    }

    private static object? Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
