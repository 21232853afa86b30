using System.Net;
using System.Xml.Linq;
using BackendCareer.Tests.Feeds;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Site;

/// <summary>Whom a request is for, with a public address and without.</summary>
public sealed class SiteAddressTests
{
    private const string Address = "https://guide.example";

    [Theory]
    [InlineData("guide.example", HttpStatusCode.OK)]
    [InlineData("guide.example:8443", HttpStatusCode.OK)] // the proxy's own port
    [InlineData("GUIDE.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("www.guide.example", HttpStatusCode.BadRequest)]
    [InlineData("guide.example.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.BadRequest)]
    public async Task Other_hosts_than_that_of_the_address_are_refused(string host, HttpStatusCode expected)
    {
        using var site = new TestSite().With("Site:Address", Address);
        using var response = await GetAsync(site, "/role", ("Host", host));
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("inner.example", HttpStatusCode.OK)]
    [InlineData("guide.example", HttpStatusCode.BadRequest)]
    public async Task Which_hosts_are_answered_stays_the_operators_to_say(string host, HttpStatusCode expected)
    {
        using var site = new TestSite().With("Site:Address", Address).With("AllowedHosts", "inner.example;localhost");
        using var response = await GetAsync(site, "/role", ("Host", host));
        Assert.Equal(expected, response.StatusCode);
    }

    /// <summary>404 is an answer, 400 is the door.</summary>
    [Theory]
    [InlineData("/health", HttpStatusCode.NotFound)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/HEALTH/Ready", HttpStatusCode.OK)]
    [InlineData("/healthy", HttpStatusCode.BadRequest)]
    [InlineData("/salary/health", HttpStatusCode.BadRequest)]
    public async Task A_health_check_may_name_any_host(string path, HttpStatusCode expected)
    {
        using var site = new TestSite().With("Site:Address", Address);
        using var response = await GetAsync(site, path, ("Host", "10.0.0.7:5000"));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Feeds_lead_to_the_address_whoever_asks_and_how()
    {
        using var site = new TestSite().With("Site:Address", "https://guide.example:8443").With("Site:PathBase", "/guide")
            .With("AllowedHosts", "*");
        await site.PostAsync("Hello there.");
        foreach (var path in new[] { "/comments.atom", "/guide/role/comments.atom" })
        {
            var feed = await site.FeedAsync(path);
            Assert.Equal(3, feed.Descendants(Feed.Atom + "link").Count());
            Assert.All(feed.Descendants(Feed.Atom + "link"), link =>
                Assert.StartsWith("https://guide.example:8443/guide/", link.Attribute("href")!.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_feed_stays_the_same_one_at_every_address()
    {
        using var site = new TestSite();
        var (first, second) = (await IdOfAsync(site, "/comments.atom", "a.example"), await IdOfAsync(site, "/comments.atom", "b.example"));
        Assert.Equal("urn:uuid:8ec490b9-c796-88e0-a6de-6f128f79197c", first);
        Assert.Equal(first, second);
        Assert.NotEqual(first, await IdOfAsync(site, "/role/comments.atom", "a.example"));
        Assert.NotEqual(
            await IdOfAsync(site, "/salary/comments.atom", "a.example"), await IdOfAsync(site, "/role/comments.atom", "a.example"));
    }

    /// <summary>HTTP/1.0 needs no host.</summary>
    [Fact]
    public async Task A_feed_for_no_host_leads_to_paths()
    {
        using var site = new TestSite();
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET /comments.atom HTTP/1.0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        var feed = XElement.Parse(answer[answer.IndexOf("<feed", StringComparison.Ordinal)..]);
        Assert.Equal("/comments.atom", Feed.LinkOf(feed, "self"));
    }

    [Theory]
    [InlineData(Address, HttpStatusCode.SeeOther)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1", HttpStatusCode.Forbidden)]
    public async Task A_form_comes_from_the_address(string origin, HttpStatusCode expected)
    {
        using var site = new TestSite().With("Site:Address", Address).With("AllowedHosts", "*");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/comments")
        {
            Content = Forms.Content(("article", "role"), ("body", "Hello there.")),
        };
        request.Headers.Add("Origin", origin);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            expected == HttpStatusCode.SeeOther,
            response.Headers.TryGetValues("Set-Cookie", out var cookies)
                && cookies.Single().Contains("; secure;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_engines_are_told_the_whole_address_and_no_page_else_names_a_host()
    {
        using var known = new TestSite().With("Site:Address", Address).With("AllowedHosts", "*");
        var page = await known.ReadAsync("/role?sort=newest");
        Assert.Equal("https://guide.example/role", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        using var site = new TestSite();
        using var response = await GetAsync(site, "/role", ("Host", "xyzzy.example"));
        Assert.DoesNotContain("xyzzy", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/role", (await TestSite.ParseAsync(response)).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Production", "", 1)]
    [InlineData("Production", Address, 0)]
    [InlineData("Development", "", 0)]
    public async Task In_Production_a_missing_address_is_said_once(string environment, string address, int times)
    {
        using var log = new LogLines();
        using var site = new TestSite { Environment = environment, Additions = services => services.AddSingleton<ILoggerProvider>(log) }
            .With("Site:Address", address).With("AllowedHosts", "*");
        await site.ReadAsync("/");
        await site.ReadAsync("/role");
        Assert.Equal(times, log.Lines.Count(line => line.StartsWith("Warning: Site:Address is not set", StringComparison.Ordinal)));
    }

    private static async Task<string> IdOfAsync(TestSite site, string path, string host)
    {
        using var response = await GetAsync(site, path, ("Host", host));
        return Feed.Value(XElement.Parse(await response.Content.ReadAsStringAsync()), "id");
    }

    internal static Task<HttpResponseMessage> GetAsync(TestSite site, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return site.Client.SendAsync(request);
    }
}
