using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>What a site says of the database that it finds.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StoreStartTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly LogLines _log = new();
    private readonly TestFolder _folder = new();
    private readonly TestSite _first = new();
    private readonly TestSite _site;

    public StoreStartTests() => _site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) };

    public void Dispose()
    {
        _first.Dispose();
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_copy_that_was_put_in_place_by_hand_is_written_while_others_read()
    {
        await _first.PostAsync("One.");
        await _first.CopyToAsync(_site.DatabaseFile);
        await _site.ReadAsync("/role");
        await using (var reader = await _site.ReadingAsync())
        {
            using var posted = await _site.PostAsync("Two.");
            Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        }

        Assert.Equal(2, (await _site.StoredCommentsAsync()).Count);
        Assert.Equal("wal", Ask("PRAGMA journal_mode"));
        Assert.DoesNotContain(
            _log.Lines, line => line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains(_site.DatabaseFile));
    }

    [Fact]
    public async Task A_new_database_is_announced_and_for_its_owner_alone()
    {
        var file = _folder.PathOf("data/comments.db");
        _site.With("ConnectionStrings:Comments", $"Data Source={file}");
        await _site.PostAsync("One.");
        Assert.Contains($"Warning: There was no database: made a new one at {file}.", _log.Lines);
        Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.PathOf("data")));
        Assert.All(new[] { "", "-wal", "-shm" }, end => Assert.Equal(Private, File.GetUnixFileMode(file + end)));
    }

    [Fact]
    public async Task An_empty_file_is_a_new_database_as_well()
    {
        await File.WriteAllTextAsync(_site.DatabaseFile, "");
        await _site.ReadAsync("/role");
        Assert.Contains($"Warning: There was no database: made a new one at {_site.DatabaseFile}.", _log.Lines);
    }

    [Fact]
    public async Task One_that_was_carried_over_is_announced_with_what_is_kept_of_it()
    {
        using var today = new TestStore();
        File.Delete(_site.DatabaseFile);
        OldDatabase.Write(_site.DatabaseFile, today.Db.Model);
        await _site.With("Logging:LogLevel:BackendCareer.Comments", "Information").ReadAsync("/role");
        var kept = $"{_site.DatabaseFile}.before";
        string[] told =
        [
            $"Information: {_site.DatabaseFile} is of an older program: its 0 comments are carried over into a new one. "
                + "The site answers when that is done.",
            $"Information: The comments of an older program were carried over; its database is kept for a week in {kept}.",
        ];
        Assert.Equal(told, _log.Lines.Where(line => line.Contains("older program", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("chmod 755 $(dirname $DB); chmod 604 $DB", true)]
    [InlineData("chmod 755 $(dirname $DB); chmod 640 $DB", false)]
    [InlineData("chmod 750 $(dirname $DB); chmod 644 $DB", false)]
    public async Task What_everybody_can_read_is_named(string modes, bool isNamed)
    {
        Shell.Run(modes, _site.DatabaseFile);
        await _site.ReadAsync("/role");
        var warning = $"Warning: Everybody on this machine can read {_site.DatabaseFile}, which holds the keys of sessions. "
            + $"Mend it: chmod go-rwx {_site.DatabaseFile}*";
        Assert.Equal(isNamed, _log.Lines.Contains(warning));
    }

    [Theory]
    [InlineData(400 * 24 * 60, true)]
    [InlineData(6, true)]
    [InlineData(5, false)] // as far apart as two clocks may be
    [InlineData(-24 * 60, false)]
    public async Task A_clock_that_was_ahead_is_named(int minutes, bool isNamed)
    {
        _first.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(minutes)); // back is not possible
        await _first.PostAsync("A comment.");
        await _first.CopyToAsync(_site.DatabaseFile);
        _site.Clock.Advance(TimeSpan.FromDays(2));
        await _site.ReadAsync("/role");
        var warnings = _log.Lines.Where(line => line.StartsWith("Warning: The newest comment is of", StringComparison.Ordinal));
        var warning = $"Warning: The newest comment is of {_first.Clock.GetUtcNow():u}, and it is 2026-11-24 09:00:00Z now: "
            + "this machine's clock is behind, or was ahead.";
        Assert.Equal(isNamed ? [warning] : [], warnings);
    }

    [Fact]
    public async Task A_second_site_does_not_start_and_commands_do()
    {
        await _site.ReadAsync("/role");
        using var second = new InUse();
        second.Hold(_site.DatabaseFile); // as a command does
        var refusal = Assert.Throws<CannotStartException>(() => second.HoldAsSite(_site.DatabaseFile));
        Assert.StartsWith($"Another site runs on {_site.DatabaseFile}. Stop it first", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Its locks have the name of the link, and the file is the same.</summary>
    [Theory]
    [InlineData("ln $DB $DB.other", ".other")]
    [InlineData("mkdir $DB.folder; ln $DB $DB.folder/other.db", ".folder/other.db")]
    [InlineData("ln -s $DB $DB.soft; ln -L $DB.soft $DB.other", ".other")]
    public async Task Another_name_of_the_file_is_no_other_database(string link, string name)
    {
        await _site.ReadAsync("/role");
        var other = _site.DatabaseFile + name;
        Shell.Run(link, _site.DatabaseFile);
        using var second = new InUse();
        foreach (var look in new Action[] { () => second.Hold(other), () => InUse.RefuseSecondName(other) }) // site or command, restore
        {
            Assert.StartsWith(
                $"Another site runs on {other}, which is a second name of its database.",
                Assert.Throws<CannotStartException>(look).Message, StringComparison.Ordinal);
        }
    }

    private string Ask(string sql)
    {
        using var database = new SqliteConnection($"Data Source={_site.DatabaseFile};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
