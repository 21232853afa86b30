using System.Net;
using System.Xml.Linq;
using BackendCareer.Comments;
using BackendCareer.Tests.Feeds;
using BackendCareer.Tests.Site;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>Who is believed about a request that comes through others.</summary>
public sealed class KnownProxiesTests
{
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1/32")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1/32")]
    [InlineData("2001:DB8::1", "2001:db8::1/128")]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("FD00::/8", "fd00::/8")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("proxy.example", null)]
    [InlineData("", null)]
    [InlineData("10.1", null)]
    [InlineData("010.0.0.1", null)]
    [InlineData("10.0/16", null)]
    [InlineData("10.0.0.1/8", null)] // which of the two is meant?
    [InlineData("10.0.0.0/33", null)]
    [InlineData("10.0.0.1:5000", null)]
    [InlineData("10.0.0.1,10.0.0.2", null)]
    public void A_proxy_is_an_address_or_a_network(string text, string? network) =>
        Assert.Equal(network, KnownProxies.Parse(text)?.ToString());

    [Theory]
    [InlineData("127.0.0.1", "https://guide.example/")]
    [InlineData("127.0.0.0/8", "https://guide.example/")]
    [InlineData("10.0.0.0/8", "http://127.0.0.1:")]
    [InlineData("127.0.0.2", "http://127.0.0.1:")]
    public async Task A_known_proxy_is_believed_about_scheme_and_host_and_nobody_else(string known, string expected)
    {
        using var site = new TestSite().With("Comments:KnownProxies:0", known);
        using var response = await SiteAddressTests.GetAsync(site, "/comments.atom",
            ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "guide.example"));
        var feed = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith(expected, Feed.LinkOf(feed, "self"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guide.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task The_host_that_it_forwards_is_the_one_that_has_to_be_ours(string host, HttpStatusCode expected)
    {
        using var site = new TestSite().With("Comments:KnownProxies:0", "127.0.0.1").With("Site:Address", "https://guide.example");
        using var response = await SiteAddressTests.GetAsync(
            site, "/role", ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Host", host));
        Assert.Equal(expected, response.StatusCode);
    }

    /// <summary>Thirty forms of one reader are too many; of readers who stand behind two proxies in a row they are not.</summary>
    [Fact]
    public async Task Behind_a_known_proxy_there_may_be_another()
    {
        using var site = new TestSite().With("Comments:Limits:PerSenderPerMinute", "1")
            .With("Comments:KnownProxies:0", "127.0.0.1").With("Comments:KnownProxies:1", "10.0.0.0/8");
        var seen = new List<HttpStatusCode>();
        foreach (var reader in Enumerable.Range(1, 30))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/comments") { Content = Forms.Content(("article", "role")) };
            request.Headers.Add("X-Forwarded-For", $"192.0.2.1, 198.51.{reader}.1, 10.1.2.3");
            using var response = await site.Client.SendAsync(request);
            seen.Add(response.StatusCode);
        }

        Assert.All(seen, status => Assert.Equal(HttpStatusCode.UnprocessableEntity, status));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7", "10.0.0.1", 1)]
    [InlineData("Forwarded", "for=203.0.113.7;proto=https", "10.0.0.1", 1)]
    [InlineData("X-Forwarded-For", "203.0.113.7", "127.0.0.1", 0)]
    [InlineData("X-Forwarded-For", "", "10.0.0.1", 0)]
    [InlineData("User-Agent", "203.0.113.7", "10.0.0.1", 0)]
    public async Task A_proxy_that_nobody_named_is_said_once_without_its_readers(string header, string value, string known, int times)
    {
        using var log = new LogLines();
        using var site = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(log) }
            .With("Comments:KnownProxies:0", known);
        using var first = await SiteAddressTests.GetAsync(site, "/role", (header, value));
        using var second = await SiteAddressTests.GetAsync(site, "/salary", (header, value));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var said = log.Lines.Where(line => line.StartsWith("Warning: A proxy at 127.0.0.1 ", StringComparison.Ordinal)).ToList();
        Assert.Equal(times, said.Count);
        Assert.DoesNotContain(log.Lines, line => line.Contains("203.0.113", StringComparison.Ordinal));
    }
}
