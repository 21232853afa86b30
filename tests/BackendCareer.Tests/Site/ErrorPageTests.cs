using System.Net;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Site;

public sealed class ErrorPageTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/salry", "/salary")]
    [InlineData("/salaries/paris", "/salary")]
    [InlineData("/trainning", "/training")]
    [InlineData("/en/duties.html", "/duties")]
    [InlineData("/rolle-salary", "/salary")]
    [InlineData("/rolab", "/role")]
    [InlineData("/xqaw-xqbw-xqcw-xqdw-xqew-salary", "/salary")]
    public async Task An_unknown_address_is_told_the_nearest_articles_the_nearest_first(string path, string nearest)
    {
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal(nearest, page.QuerySelectorAll("main .list a").Select(link => link.GetAttribute("href")).FirstOrDefault());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Of_many_articles_that_fit_three_are_named()
    {
        using var response = await site.GetAsync("/training/xqzwv");
        Assert.Equal(3, (await TestSite.ParseAsync(response)).QuerySelectorAll("main .list a").Length);
    }

    [Theory]
    [InlineData("/xqzwv")]
    [InlineData("/roxab")]
    [InlineData("/is")] // stands in a title, and in every second sentence
    [InlineData("/xqaw-xqbw-xqcw-xqdw-xqew-xqfw-salary")] // nobody mistypes so much
    public async Task An_address_like_nothing_suggests_nothing(string path)
    {
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty((await TestSite.ParseAsync(response)).QuerySelectorAll("main .list a"));
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/role/..%2f..%2fappsettings.json")]
    [InlineData("/images/../guide.yml")]
    [InlineData("/images/..%2fguide.yml")]
    [InlineData("/images/%2e%2e%2fguide.yml")]
    [InlineData("/guide.yml")]
    [InlineData("/data/sources.yml")]
    [InlineData("/content/role.md")]
    [InlineData("/role%0d%0aX-Evil:1")]
    [InlineData("/%ff%fe")]
    [InlineData("/error/500")]
    [InlineData("/error/problems")]
    public async Task A_strange_address_is_not_found(string path)
    {
        Assert.Equal("404", await StatusOfRawAsync("GET", path));
    }

    [Fact]
    public async Task A_zero_byte_in_an_address_is_refused_by_the_server_itself() =>
        Assert.Equal("400", await StatusOfRawAsync("GET", "/role%00"));

    [Fact]
    public async Task A_very_long_address_is_not_found() =>
        Assert.Equal("404", await StatusOfRawAsync("GET", "/" + new string('a', 3_000)));

    [Theory]
    [InlineData(64, HttpStatusCode.OK)]
    [InlineData(65, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task More_than_64_headers_are_refused_by_the_server_itself(int count, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/role") { Headers = { Host = site.Address.Authority } };
        for (var number = 1; number < count; number++)
        {
            request.Headers.Add($"X-{number}", "x");
        }

        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/comments", "405")]
    [InlineData("PUT", "/role", "405")]
    [InlineData("DELETE", "/comments", "405")]
    [InlineData("TRACE", "/role", "405")]
    [InlineData("PUT", "/", "405")]
    [InlineData("FOO", "/Role/", "405")] // a former address leads somewhere
    [InlineData("POST", "/role", "405")]
    [InlineData("PUT", "/role/comments.atom", "405")]
    [InlineData("PUT", "/salary/pay.csv", "405")]
    [InlineData("PUT", "/site.css", "405")]
    [InlineData("PUT", "/comments/0199ffff-0000-7000-8000-000000000000/edit", "405")]
    [InlineData("PUT", "/comments/no-id/edit", "404")]
    [InlineData("PUT", "/nowhere", "404")]
    [InlineData("OPTIONS", "/nowhere", "404")]
    [InlineData("POST", "/role/nowhere", "404")]
    [InlineData("FOO", "/nowhere", "404")]
    public async Task Another_method_is_not_allowed_where_there_is_something(string method, string path, string status) =>
        Assert.Equal(status, await StatusOfRawAsync(method, path));

    [Theory]
    [InlineData("PUT", "/role", "GET, HEAD")]
    [InlineData("PUT", "/comments.atom", "GET, HEAD")]
    [InlineData("DELETE", "/sign-in", "GET, HEAD, POST")]
    [InlineData("PUT", "/site.css", "GET, HEAD")]
    [InlineData("GET", "/comments", "POST")]
    public async Task Who_used_another_method_is_told_which_there_are(string method, string path, string allowed)
    {
        using var published = new TestSite().With("ReloadStaticAssetsAtRuntime", "false"); // whose route would name HEAD everywhere
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await published.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow.Order()));
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task A_failure_shows_its_detail_to_developers_only(string environment, bool shown)
    {
        using var failing = new TestSite { Environment = environment, Additions = FailingController.Add };
        using var response = await failing.GetAsync(FailingController.Address);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("Something broke on our side", page, StringComparison.Ordinal);
        Assert.Equal(shown, page.Contains("NotSupportedException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reference_on_the_page_of_a_failure_finds_it_in_the_log()
    {
        using var log = new LogLines();
        using var failing = new TestSite { Additions = services => FailingController.Add(services.AddSingleton<ILoggerProvider>(log)) };
        using var response = await failing.GetAsync(FailingController.Address);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var reference = (await TestSite.ParseAsync(response)).QuerySelector("main code")!.TextContent;
        using var unknown = await failing.GetAsync("/xqzwv"); // a reader's mistake, not ours
        Assert.Equal(
            [$"Error: Request {reference} ended with status 500; the failure stands above."],
            log.Lines.Where(line => line.Contains("ended with status", StringComparison.Ordinal)));
    }

    /// <summary>As bytes on the wire: a client would tidy such an address before sending it.</summary>
    private async Task<string> StatusOfRawAsync(string method, string path)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync())!.Split(' ')[1];
    }
}
