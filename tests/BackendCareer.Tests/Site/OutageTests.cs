using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Site;

/// <summary>What lasts is told when it begins, and not by each page that meets it.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public OutageTests()
    {
        Directory.CreateDirectory(_content.PathOf("images"));
        File.WriteAllBytes(_content.PathOf("images/desk.png"), Pictures.Of("desk.png"));
        _site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) }
            .With("Content:Folder", _content.Path);
    }

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_takes_one_line_whatever_is_asked_for()
    {
        using var reader = new ReaderBrowser(_site);
        var comment = await reader.WriteAsync("Before.");
        using var moderator = await _site.AsModeratorAsync();
        var before = _log.Lines.Count;
        _site.Queries.DiesAfter = "SELECT";
        for (var round = 0; round < 3; round++)
        {
            foreach (var path in (string[])
                [
                    "/role", "/salary", "/comments.atom", "/role/comments.atom", $"/comments/{comment}", $"/comments/{comment}/replies",
                    "/comments/mine", "/comments/mine/download", "/sign-in", "/moderation", "/moderation/log", "/preview/nonsense",
                    "/health/ready", "/nowhere",
                ])
            {
                using var toReader = await reader.GetAsync(path);
                using var toModerator = await moderator.GetAsync(path);
            }

            foreach (var form in (string[])["", $"/{comment}/helpful", $"/{comment}/report", $"/{comment}/edit", "/mine/deletion"])
            {
                using var response = await reader.SendAsync($"/comments{form}", ("article", "role"), ("name", "Ada"), ("body", "Now."));
            }
        }

        Assert.StartsWith("Error: The discussion cannot be reached: ", Assert.Single(_log.Lines.Skip(before)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_is_gone_is_told_by_nobody_who_reads_on()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/images/desk.png"));
        Directory.Delete(_content.Path, recursive: true);
        await Eventually.TrueAsync(() => Task.FromResult(_log.Lines.Any(line => line.Contains("is not there"))), "the operator is told");
        var told = _log.Lines.Count;
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/role"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/images/desk.png"));
        }

        Assert.Equal(told, _log.Lines.Count);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _site.GetAsync(path);
        return response.StatusCode;
    }
}
