using BackendCareer.Comments;
using BackendCareer.Doctor;
using BackendCareer.Settings;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace BackendCareer.Tests.Doctor;

/// <summary>What an operator reads before anybody else suffers from it.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public DoctorTests()
    {
        TestSite.PutEmptyDatabase(Database);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private string Database => _folder.PathOf("comments.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_site_that_could_start_is_well_and_what_it_lacks_is_said()
    {
        var (exitCode, told) = Examine();
        Assert.Equal(0, exitCode);
        Assert.StartsWith("BackendCareer 1.", told, StringComparison.Ordinal);
        foreach (var section in (string[])["Settings", "Machine", "Database", "Content", "Readers and proxy"])
        {
            Assert.Contains($"\n{section}\n", told, StringComparison.Ordinal);
        }

        AssertTold(told, "ok", "Comments:HoldWhen", "Suspicious  (default)");
        AssertTold(told, "ok", "ConnectionStrings:Comments", $"Data Source={Database}  (command line --ConnectionStrings:Comments)");
        AssertTold(told, "ok", "environment", "Production");
        AssertTold(told, "ok", "clock", "UTC");
        AssertTold(told, "ok", "disk", "MB free of");
        AssertTold(told, "ok", "site", "does not run");
        AssertTold(told, "ok", "rights", "nobody but its owner and its group can read it");
        AssertTold(told, "ok", "damage", "none");
        AssertTold(told, "ok", "writing", "possible");
        AssertTold(told, "ok", "tables", "those of this program");
        AssertTold(told, "ok", "newest", "not later than the clock");
        AssertTold(told, "ok", "guide", "problems 0");
        AssertTold(told, "warn", "moderators", "`moderator add`");
        AssertTold(told, "warn", "backup", "none was made by `backup`");
        AssertTold(told, "warn", "address", "Site__Address");
        Assert.Contains("\nfail 0, warn ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_and_the_rest_is_looked_at_all_the_same()
    {
        var (exitCode, told) = Examine("--Comments:HoldWhen=7", "--Comments:Limits:Links=five", "--Site:Adress=x", "--Content:Folder=/nowhere",
            "--Comments:HeldWordsFile=/nowhere.txt");
        Assert.Equal(1, exitCode);
        AssertTold(told, "fail", "", "--Comments:HoldWhen is “7”; write one of Never, Suspicious, FirstPost, Always.");
        AssertTold(told, "fail", "", "--Comments:Limits:Links is “five”; write a whole number from 0 to 50.");
        AssertTold(told, "fail", "", "There is no setting --Site:Adress; did you mean --Site:Address?");
        AssertTold(told, "fail", "guide", "The content folder /nowhere is not there.");
        AssertTold(told, "fail", "held words", "/nowhere.txt");
        AssertTold(told, "ok", "damage", "none");
        Assert.Contains("\nfail 5, warn ", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=:memory:", "file", "the setting cannot be used")]
    [InlineData("nonsense", "file", "the setting cannot be used")]
    public void A_connection_that_names_no_file_ends_no_look(string connection, string topic, string text)
    {
        var (exitCode, told) = Examine($"--ConnectionStrings:Comments={connection}");
        Assert.Equal(1, exitCode);
        AssertTold(told, "fail", topic, text);
        AssertTold(told, "ok", "guide", "problems 0");
    }

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
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99')", "fail", "database", "made by a newer program")]
    [InlineData("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%Activity'", "warn", "tables", "the next start brings them up to date")]
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

        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(Database, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
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
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, after.StatusCode);
    }

    [Fact]
    public void A_place_that_is_taken_fails()
    {
        using var other = new TestSite();
        var (exitCode, told) = Examine($"--urls=http://127.0.0.1:{other.Address.Port}");
        Assert.Equal(1, exitCode);
        AssertTold(told, "fail", "listens at", "ASPNETCORE_URLS");
    }

    [Theory]
    [InlineData("ok", "address", "https://guide.example", "--Site:Address=https://guide.example", "--Comments:KnownProxies=10.0.0.1,10.1.0.0/16")]
    [InlineData("ok", "proxy", "10.0.0.1,10.1.0.0/16", "--Site:Address=https://guide.example", "--Comments:KnownProxies=10.0.0.1,10.1.0.0/16")]
    [InlineData("warn", "proxy", "Comments__KnownProxies__0", "--Site:Address=https://guide.example")]
    [InlineData("warn", "address", "without HTTPS", "--Site:Address=http://guide.example")]
    [InlineData("warn", "environment", "ASPNETCORE_ENVIRONMENT=Production", "--environment=Development")]
    public void How_readers_come_is_told(string verdict, string topic, string text, params string[] settings) =>
        AssertTold(Examine(settings).Told, verdict, topic, text);

    [Fact]
    public void No_secret_is_told()
    {
        var told = Examine($"--ConnectionStrings:Comments=Data Source={Database};Password=hunter2").Told;
        Assert.Contains("Password=…", told, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_changed()
    {
        var before = File.ReadAllBytes(Database);
        Examine();
        Assert.Equal([Database], Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    private (int ExitCode, string Told) Examine(params string[] arguments)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddCommandLine(["--urls=http://127.0.0.1:0", $"--ConnectionStrings:Comments=Data Source={Database}", .. arguments]);
        var environment = new HostingEnvironment
        {
            EnvironmentName = configuration["environment"] ?? "Production",
            ContentRootPath = _folder.Path,
        };
        var settings = new SettingsCheck(KnownSettings.All, [.. GivenSetting.In(configuration)]);
        var (exitCode, output) = DoctorCommand.Create(settings, configuration, environment).Run(arguments);
        return (exitCode, output.ReplaceLineEndings("\n"));
    }

    private static void AssertTold(string told, string verdict, string topic, string text) => Assert.Contains(told.Split('\n'), line =>
        line.StartsWith($"  {verdict,-4}  {topic}", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));

    private CommentsDb Open() =>
        new(new DbContextOptionsBuilder<CommentsDb>().UseSqlite($"Data Source={Database};Pooling=False").Options);
}
