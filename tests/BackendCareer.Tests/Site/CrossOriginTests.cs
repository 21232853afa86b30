using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>What a browser without <c>Sec-Fetch-Site</c> says of where its form comes from.</summary>
public sealed class CrossOriginTests : IClassFixture<CrossOriginTests.BehindProxy>
{
    private readonly TestSite _site;

    public CrossOriginTests(BehindProxy proxy) => _site = proxy.Site;

    [Theory]
    [InlineData("https", "guide.example", "https://guide.example")]
    [InlineData("https", "guide.example", "https://GUIDE.example")]
    [InlineData("https", "guide.example", "https://guide.example:443")]
    [InlineData("https", "guide.example:443", "https://guide.example")]
    [InlineData("https", "guide.example:8443", "https://guide.example:8443")]
    [InlineData("http", "guide.example", "http://guide.example:80")]
    [InlineData("http", "[::1]:5000", "http://[::1]:5000")]
    [InlineData("https", "xn--bcher-kva.example", "https://xn--bcher-kva.example")]
    [InlineData("https", "guide.example", "")] // no browser's
    public Task Our_own_page_may_post(string scheme, string host, string origin) =>
        AssertAsync(HttpStatusCode.UnprocessableEntity, scheme, host, origin);

    [Theory]
    [InlineData("http", "guide.example", "https://guide.example")]
    [InlineData("https", "guide.example", "http://guide.example")]
    [InlineData("https", "guide.example", "https://guide.example:80")]
    [InlineData("https", "guide.example", "https://guide.example:8443")]
    [InlineData("https", "guide.example:8443", "https://guide.example")]
    [InlineData("https", "guide.example", "https://guide.example.evil.example")]
    [InlineData("https", "guide.example", "https://www.guide.example")]
    [InlineData("https", "guide.example", "https://ada@guide.example")]
    [InlineData("https", "guide.example", "https://ada:secret@guide.example")]
    [InlineData("https", "guide.example", "https://guide.example/")]
    [InlineData("https", "guide.example", "https://guide.example?")]
    [InlineData("https", "guide.example", "https://guide.example, https://evil.example")]
    [InlineData("https", "guide.example", "//guide.example")]
    [InlineData("https", "guide.example", "guide.example")]
    [InlineData("https", "guide.example", "null")]
    [InlineData("https", "guide.example", "junk")]
    public Task No_other_page_may(string scheme, string host, string origin) =>
        AssertAsync(HttpStatusCode.Forbidden, scheme, host, origin);

    /// <summary>An empty text is refused as one, after its origin was looked at.</summary>
    private async Task AssertAsync(HttpStatusCode expected, string scheme, string host, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/comments");
        request.Content = Forms.Content(("article", "role"), ("body", ""));
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await _site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    public sealed class BehindProxy : IDisposable
    {
        public TestSite Site { get; } = new TestSite().With("Comments:KnownProxies:0", "127.0.0.1");

        public void Dispose() => Site.Dispose();
    }
}
