using System.Collections.Immutable;
using System.Net;
using BackendCareer.Comments;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Site;

/// <summary>Who may keep a copy of what: <c>copies.md</c> says it of every address.</summary>
public sealed class CopiesTests : IAsyncLifetime
{
    private static readonly ImmutableArray<(string Title, ImmutableArray<ImmutableArray<string>> Rows)> Tables =
        MarkdownTables.In(Path.Combine(Repository.Root, "tests", "BackendCareer.Tests", "Site", "copies.md"));

    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;
    private readonly Dictionary<string, CookieCollection> _cast = [];
    private Guid _comment;
    private string _secret = "";

    public CopiesTests()
    {
        Directory.CreateDirectory(_content.PathOf("images"));
        File.WriteAllBytes(_content.PathOf("images/desk.png"), Pictures.Of("desk.png"));
        _content.Write("images/plan.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'></svg>");
        _site = new TestSite().With("Content:Folder", _content.Path);
    }

    private static ImmutableArray<ImmutableArray<string>> Addresses => Tables.Single(table => table.Title == "Addresses").Rows;

    private static Dictionary<string, string> Names => Tables.Single(table => table.Title == "Answers").Rows.Skip(1)
        .ToDictionary(row => string.Join(" | ", row.Skip(1).Select(cell => cell.Trim('`'))), row => row[0]);

    public async Task InitializeAsync()
    {
        using var reader = new ReaderBrowser(_site);
        _comment = await reader.WriteAsync("A comment.");
        await _site.AddModeratorAsync();
        using var moderator = new ReaderBrowser(_site);
        using var signedIn = await moderator.SubmitAsync(
            await moderator.ReadAsync("/sign-in"), "main form", ("name", "Grace"), ("password", TestSite.Password));
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        await using var scope = _site.Services.CreateAsyncScope();
        var moderators = scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>();
        var grace = (await moderators.FindByNameAsync("Grace"))!;
        _secret = await scope.ServiceProvider.GetRequiredService<FeedSecrets>().MakeAsync(grace.Id, CancellationToken.None);
        (_cast["nobody"], _cast["a reader"], _cast["a moderator"]) = ([], reader.Cookies, moderator.Cookies);
    }

    public Task DisposeAsync()
    {
        _site.Dispose();
        _content.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_route_has_a_row() => Assert.Equal(
        Routes.Of(_site).Select(route => $"{route.Method} {route.Address}").Distinct().Order(StringComparer.Ordinal),
        Addresses.Skip(1).Select(row => row[0].Trim('`')).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_answer_says_what_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var row in Addresses.Skip(1))
        {
            var got = await RowOfAsync(row[0], row[1].Trim('`'));
            if (!got.SequenceEqual(row))
            {
                wrong.Add(string.Join(" | ", got));
            }
        }

        Assert.True(wrong.Count == 0, "The site answers:\n" + string.Join('\n', wrong));
    }

    /// <summary>As they are before they are published, when what has a fingerprint in its name may still change without it.</summary>
    [Fact]
    public async Task A_file_of_the_site_is_asked_for_each_time()
    {
        var answers = new HashSet<string>();
        foreach (var file in Routes.FilesOf(_site))
        {
            using var response = await _site.GetAsync("/" + file.Route);
            answers.Add(CellOf(response));
        }

        Assert.Equal(["200 file"], answers);
    }

    private async Task<ImmutableArray<string>> RowOfAsync(string route, string address)
    {
        var cells = ImmutableArray.Create(route, $"`{address}`");
        foreach (var who in Addresses[0].Skip(2))
        {
            using var browser = new ReaderBrowser(_site, _cast[who]);
            var path = address.Replace("{comment}", $"{_comment}", StringComparison.Ordinal)
                .Replace("{nothing}", $"{Guid.Empty}", StringComparison.Ordinal)
                .Replace("{secret}", _secret, StringComparison.Ordinal);
            var isForm = route.Contains("POST", StringComparison.Ordinal);
            using var response = await (isForm ? browser.SendAsync(path) : browser.GetAsync(path));
            cells = cells.Add(CellOf(response));
        }

        return cells;
    }

    private static string CellOf(HttpResponseMessage response)
    {
        var control = string.Join(", ", response.Headers.NonValidated["Cache-Control"]);
        var headers = $"{control} | {(response.Headers.ETag is null ? "no" : "yes")} | {string.Join(", ", response.Headers.Vary)}";
        return $"{(int)response.StatusCode} {Names.GetValueOrDefault(headers, $"({headers})")}";
    }
}
