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
    public async Task A_start_while_a_backup_is_put_in_place_says_so()
    {
        var database = _folder.PathOf("comments.db");
        using var restore = new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);
        var (exitCode, error) = await RunAsync("--ConnectionStrings:Comments", $"Data Source={database}");
        Assert.Equal(1, exitCode);
        Assert.Contains($"A backup is being put in the place of {database}.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_out_of_its_range_is_named()
    {
        var (exitCode, error) = await RunAsync("--Comments:Limits:BodyCharacters", "5");
        Assert.Equal(1, exitCode);
        Assert.Contains("BodyCharacters", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_named()
    {
        using var other = new TestSite();
        await AssertOneLineAsync("address already in use", "--Kestrel:Endpoints:Http:Url", other.Address.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:99999", "'port'")]
    [InlineData("not a url", "Invalid url")]
    [InlineData("ftp://127.0.0.1:0", "Unrecognized scheme")]
    [InlineData("https://127.0.0.1:0", "No server certificate")]
    [InlineData("http://203.0.113.1:0", "assign requested address")]
    public async Task A_place_at_which_nobody_can_listen_is_named(string url, string reason)
    {
        var error = await AssertOneLineAsync(reason, "--Kestrel:Endpoints:Http:Url", url);
        Assert.StartsWith($"The site cannot start and listen at {url}. ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Site:Address", "guide.example")]
    [InlineData("Site:PathBase", "guide")]
    [InlineData("Comments:KnownProxies:0", "proxy.example")]
    public async Task A_setting_that_says_where_the_site_is_and_cannot_be_is_named(string setting, string value) =>
        await AssertOneLineAsync($"“{value}”", "--" + setting, value);

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
