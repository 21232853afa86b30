using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Site;

/// <summary>What whoever looks after the machine is told of the site.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly TestSite _site;

    public HealthTests() => _site = NewSite();

    public void Dispose()
    {
        _site.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData("/health/live", "live\n")]
    [InlineData("/health/ready", "ready\n")]
    public async Task A_site_that_is_well_says_so_in_a_word_that_nobody_keeps(string path, string answer)
    {
        using var response = await _site.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, answer), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        using var head = await _site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync()));
        using var post = await _site.Client.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task It_is_said_under_every_name_of_the_machine_and_below_the_path()
    {
        using var site = NewSite().With("Site:Address", "https://guide.example").With("Site:PathBase", "/guide");
        foreach (var (path, host) in new[] { ("/health/ready", "10.1.2.3"), ("/guide/health/ready", "guide.example") })
        {
            using var response = await SiteAddressTests.GetAsync(site, path, ("Host", host));
            Assert.Equal("ready\n", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Without_its_database_a_site_lives_and_is_not_ready()
    {
        using var written = await _site.PostAsync("Before.");
        Assert.Equal("200 ready\n", await AskAsync("ready"));
        _site.BreakDatabase();
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("503 not ready: no discussion\n", await AskAsync("ready"));
        Assert.Equal("200 live\n", await AskAsync("live"));
        _site.MendDatabase();
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("200 ready\n", await AskAsync("ready"));
    }

    [Fact]
    public async Task However_many_ask_the_database_is_asked_once_a_second()
    {
        Assert.Equal("200 ready\n", await AskAsync("ready"));
        var before = _site.Queries.Commands.Count;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync("ready")));
        Assert.Equal(before, _site.Queries.Commands.Count);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync("ready")));
        Assert.Equal(before + 1, _site.Queries.Commands.Count);
    }

    /// <summary>Of what no look at the files shows.</summary>
    [Fact]
    public async Task Asking_fills_no_log()
    {
        Assert.Equal("200 ready\n", await AskAsync("ready"));
        _site.Queries.DiesAfter = "Discussions";
        for (var second = 0; second < 30; second++)
        {
            _site.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("503 not ready: no discussion\n", await AskAsync("ready"));
        }

        Assert.Single(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("Health check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_guide_a_site_lives_and_is_not_ready()
    {
        using var content = new TestFolder();
        using var site = new TestSite { Environment = "Development" }.With("Content:Folder", content.Path);
        Assert.Equal("503 not ready: no guide\n", await AskAsync(site, "ready"));
        Assert.Equal("200 live\n", await AskAsync(site, "live"));
    }

    [Fact]
    public async Task A_site_that_is_about_to_end_says_so_while_it_still_answers()
    {
        using var site = NewSite().With("Site:SecondsBeforeEnd", "5");
        Assert.Equal("200 ready\n", await AskAsync(site, "ready"));
        var lifetime = site.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.StopApplication();
        Assert.Equal("503 not ready: starting or ending\n", await AskAsync(site, "ready"));
        using var page = await site.GetAsync("/role");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await Eventually.TrueAsync(() =>
        {
            site.Clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(lifetime.ApplicationStopped.IsCancellationRequested);
        }, "the site has ended");
    }

    private TestSite NewSite() => new() { Additions = services => services.AddSingleton<ILoggerProvider>(_log) };

    private Task<string> AskAsync(string what) => AskAsync(_site, what);

    private static async Task<string> AskAsync(TestSite site, string what)
    {
        using var response = await site.GetAsync($"/health/{what}");
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
