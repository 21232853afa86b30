using BackendCareer.Comments;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Comments;

/// <summary>What an operator reads when the store cannot be used; full disks and files of others do not fit into a test.</summary>
public sealed class StorageTroubleTests
{
    [Theory]
    [InlineData(13, "The disk of /data/comments.db is full.")]
    [InlineData(11, "/data/comments.db is damaged")]
    [InlineData(26, "/data/comments.db is damaged")]
    [InlineData(5, "Another process keeps /data/comments.db to itself.")]
    [InlineData(6, "Another process keeps /data/comments.db to itself.")]
    [InlineData(19, "SQLite Error 19: 'disk I/O error'.")]
    [InlineData(10, "/data/comments.db cannot be written (disk I/O error). Give the site the right")]
    public void A_code_of_SQLite_becomes_a_sentence(int code, string sentence)
    {
        var error = new SqliteException($"SQLite Error {code}: 'disk I/O error'.", code);
        Assert.StartsWith(sentence, StorageTrouble.Of(error, "/data/comments.db"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_to_read_more_about_a_code_is_left_out()
    {
        var error = new SqliteException("SQLite Error 8: 'read-only For more information on this error code see the page'.", 8);
        Assert.StartsWith("/x cannot be written (read-only). Give", StorageTrouble.Of(error, "/x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Permission denied")]
    [InlineData("Access to the path '/data/comments.db' is denied")]
    public void What_the_system_says_stands_in_brackets(string reason) => Assert.StartsWith(
        $"/data/comments.db cannot be written ({reason}). Give",
        StorageTrouble.Of(new UnauthorizedAccessException($"{reason}."), "/data/comments.db"), StringComparison.Ordinal);

    /// <summary>Who has reached it has every right.</summary>
    [Theory]
    [InlineData(23)]
    [InlineData(24)]
    public void A_limit_of_open_files_is_no_want_of_rights(int code) => Assert.Equal(
        "/x cannot be opened. The site has as many files open as it may. Raise the limit: `ulimit -n`, or LimitNOFILE of the service.",
        StorageTrouble.Of(new IOException("Too many open files", code), "/x"));
}
