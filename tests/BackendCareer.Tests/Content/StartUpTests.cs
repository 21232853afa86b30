using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What an operator or an editor sees when the site cannot start as it should.</summary>
[Trait("Category", "Slow")]
public sealed class StartUpTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task In_Production_mistakes_are_listed_on_the_console_and_end_the_start()
    {
        _folder.Restore();
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        File.Delete(_folder.PathOf("guide.yml"));
        var (exitCode, error) = await RunAsync("--Content:Folder", _folder.Path);
        Assert.Equal(1, exitCode);
        Assert.Contains("guide.yml:1:1: guide.yml is missing.", error, StringComparison.Ordinal);
        Assert.Contains("role.md:3:1: `titel` is not a known key.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "is not there")]
    [InlineData("", "guide.yml is missing")]
    public async Task In_Production_a_missing_or_empty_content_folder_ends_the_start(string below, string expected)
    {
        var (exitCode, error) = await RunAsync("--Content:Folder", Path.Combine(_folder.Path, below));
        Assert.Equal(1, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_where_comments_cannot_be_stored_is_named_with_the_reason()
    {
        _folder.Write("file", "not a folder");
        var database = _folder.PathOf("file/comments.db");
        var (exitCode, error) = await RunAsync("--ConnectionStrings:Comments", $"Data Source={database}");
        Assert.Equal(1, exitCode);
        Assert.Contains($"The comments cannot be stored. {database} cannot be written (", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_database_is_named_as_one()
    {
        var (exitCode, error) = await RunAsync("--ConnectionStrings:Comments", $"Data Source={_folder.Path}");
        Assert.Equal(1, exitCode);
        Assert.Contains($"{_folder.Path} is a folder. Name a file in it in ConnectionStrings:Comments.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_while_a_backup_is_put_in_place_says_so()
    {
        var database = _folder.PathOf("comments.db");
        using var restore = new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);
        var (exitCode, error) = await RunAsync("--ConnectionStrings:Comments", $"Data Source={database}");
        Assert.Equal(1, exitCode);
        Assert.Contains($"A backup is being put in the place of {database}.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_named()
    {
        using var other = new TestSite();
        await AssertOneLineAsync("address already in use", "--Kestrel:Endpoints:Http:Url", other.Address.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:99999", "“http://127.0.0.1:99999”; write scheme, host and port")]
    [InlineData("not a url", "“not a url”; write scheme, host and port")]
    [InlineData("ftp://127.0.0.1:0", "“ftp://127.0.0.1:0”; write scheme, host and port")]
    [InlineData("https://127.0.0.1:0", "No server certificate")]
    [InlineData("http://203.0.113.1:0", "assign requested address")]
    public async Task A_place_at_which_nobody_can_listen_is_named(string url, string reason)
    {
        var error = await AssertOneLineAsync(reason, "--Kestrel:Endpoints:Http:Url", url);
        Assert.Contains("Kestrel:Endpoints:Http:Url ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_named_by_its_setting()
    {
        var error = await AssertOneLineAsync(
            "nowhere.pfx", "--Kestrel:Endpoints:Http:Url", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", "nowhere.pfx");
        Assert.Contains("Kestrel:Certificates:Default:Path names the certificate", error, StringComparison.Ordinal);
        Assert.DoesNotContain("ASPNETCORE_URLS", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_the_start_is_told_once()
    {
        var end = await SiteProcess.RunAsync(_folder, "", "--Content:Folder", "/nowhere");
        Assert.Equal(1, end.ExitCode);
        Assert.Contains($"problems:{Environment.NewLine}The content folder /nowhere is not there.", end.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("/nowhere", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("stays", end.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WEBROOT")]
    [InlineData("ASPNETCORE_WEBROOT")]
    [InlineData("APPLICATIONNAME")]
    [InlineData("CONTENTROOT")]
    public async Task No_look_makes_a_folder(string variable)
    {
        var made = _folder.PathOf("made");
        await SiteProcess.RunWithAsync(_folder, (variable, made), "doctor");
        Assert.Equal([_folder.PathOf("comments.db")], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_site_that_cannot_start_can_be_examined_and_says_which_one_it_is()
    {
        var end = await SiteProcess.RunAsync(_folder, "", "doctor", "--Comments:HoldWhen", "7", "--Content:Folder", "/nowhere");
        Assert.Equal((1, ""), (end.ExitCode, end.Error));
        Assert.Contains("--Comments:HoldWhen is “7”", end.Output, StringComparison.Ordinal);
        Assert.Contains("The content folder /nowhere is not there.", end.Output, StringComparison.Ordinal);
        Assert.Contains("environment ConnectionStrings__Comments", end.Output, StringComparison.Ordinal);

        var version = await SiteProcess.RunAsync(_folder, "", "--version");
        Assert.Matches(@"^\d+\.\d+\.\d+\+[0-9a-f]{40}\s*\z", version.Output);
    }

    [Fact]
    public async Task From_its_sources_it_runs_in_Development()
    {
        var end = await SiteProcess.RunAnywhereAsync(_folder, "doctor");
        Assert.Matches(@"environment\s+Development", end.Output);
    }

    [Fact]
    public async Task In_Development_mistakes_are_a_page_that_goes_away_when_they_are_mended()
    {
        _folder.Restore();
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        using var site = new TestSite { Environment = "Development" }.With("Content:Folder", _folder.Path);
        using var response = await site.GetAsync("/salary");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Contains("role.md:3:1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Did you mean `title`?", page.Body.TextContent, StringComparison.Ordinal);

        _folder.Replace("role.md", "\ntitel: ", "\ntitle: ");
        await Eventually.TrueAsync(
            async () =>
            {
                using var again = await site.GetAsync("/salary");
                return again.StatusCode == HttpStatusCode.OK;
            },
            "the page is shown");
    }

    /// <summary>Nor is there a trace in the log.</summary>
    private async Task<string> AssertOneLineAsync(string reason, params string[] arguments)
    {
        var end = await SiteProcess.RunAsync(_folder, "", arguments);
        Assert.Equal(1, end.ExitCode);
        Assert.Contains(reason, Assert.Single(end.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Output, StringComparison.Ordinal);
        return end.Error;
    }

    private async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        var end = await SiteProcess.RunAsync(_folder, "", arguments);
        return (end.ExitCode, end.Error);
    }
}
