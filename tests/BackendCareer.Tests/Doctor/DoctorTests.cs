using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Doctor;

/// <summary>What an operator reads before anybody else suffers from it.</summary>
public sealed class DoctorTests : DoctorTest
{
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

        AssertTold(
            told,
            ("ok", "Comments:HoldWhen", "Suspicious  (default)"),
            ("ok", "ConnectionStrings:Comments", $"Data Source={Database}  (command line --ConnectionStrings:Comments)"),
            ("ok", "environment", "Production"),
            ("ok", "clock", "UTC"),
            ("ok", "disk", "MB free of"),
            ("ok", "site", "does not run"),
            ("ok", "rights", "nobody but its owner and its group can read it"),
            ("ok", "folder", $"{Folder.Path} can be written"),
            ("ok", "damage", "none"),
            ("ok", "writing", "possible"),
            ("ok", "tables", "those of this program"),
            ("ok", "newest", "not later than the clock"),
            ("ok", "guide", "problems 0"),
            ("warn", "moderators", "`moderator add`"),
            ("warn", "backup", "none was made by `backup`"),
            ("warn", "address", "Site__Address"));
        Assert.Contains("\nfail 0, warn ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_and_the_rest_is_looked_at_all_the_same()
    {
        var (exitCode, told) = Examine("--Comments:HoldWhen=7", "--Comments:Limits:Links=five", "--Site:Adress=x",
            "--Content:Folder=/nowhere", "--Comments:HeldWordsFile=/nowhere.txt");
        Assert.Equal(1, exitCode);
        AssertTold(
            told,
            ("fail", "", "--Comments:HoldWhen is “7”; write one of Never, Suspicious, FirstPost, Always."),
            ("fail", "", "--Comments:Limits:Links is “five”; write a whole number from 0 to 50."),
            ("fail", "", "There is no setting --Site:Adress; did you mean --Site:Address?"),
            ("fail", "guide", "The content folder /nowhere is not there."),
            ("fail", "held words", "/nowhere.txt"),
            ("ok", "damage", "none"));
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

    [Fact]
    public void A_place_that_is_taken_fails()
    {
        using var other = new TestSite();
        var (exitCode, told) = Examine($"--urls=http://127.0.0.1:{other.Address.Port}");
        Assert.Equal(1, exitCode);
        AssertTold(told, "fail", "listens at", "ASPNETCORE_URLS");
    }

    [Theory]
    [InlineData("ok", "address", "https://guide.example", "--Site:Address=https://guide.example", "--Comments:KnownProxies=10.0.0.1")]
    [InlineData("ok", "proxy", "10.0.0.1,10.1.0.0/16", "--Comments:KnownProxies=10.0.0.1,10.1.0.0/16")]
    [InlineData("warn", "proxy", "Comments__KnownProxies__0", "--Site:Address=https://guide.example")]
    [InlineData("warn", "address", "without HTTPS", "--Site:Address=http://guide.example")]
    [InlineData("warn", "environment", "ASPNETCORE_ENVIRONMENT=Production", "--environment=Development")]
    [InlineData("ok", "passkeys", "not offered: Site:Address is not set")]
    [InlineData("ok", "passkeys", "not offered: Site:Address is without HTTPS", "--Site:Address=http://guide.example")]
    [InlineData("ok", "passkeys", "offered beside passwords", "--Site:Address=https://guide.example")]
    [InlineData("ok", "passkeys", "demanded of every", "--Site:Address=https://guide.example", "--Sessions:RequirePasskey=true")]
    [InlineData("fail", "passkeys", "no passkey can be made: Site:Address is not set", "--Sessions:RequirePasskey=True")]
    [InlineData("ok", "passkeys", "for localhost", "--environment=Development", "--Sessions:RequirePasskey=true")]
    public void How_readers_come_is_told(string verdict, string topic, string text, params string[] settings) =>
        AssertTold(Examine(settings).Told, verdict, topic, text);

    [Theory]
    [InlineData("hunter2")]
    [InlineData("'a;hunter2'")]
    [InlineData("\"a;hunter2\"")]
    [InlineData("a'hunter2")]
    public void No_secret_is_told(string password)
    {
        var told = Examine($"--ConnectionStrings:Comments=Data Source={Database};Password={password}").Told;
        Assert.Contains("Password=…", told, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }
}
