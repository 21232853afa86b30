using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>Who came over HTTPS once comes over nothing else for a year.</summary>
public sealed class StrictTransportTests
{
    [Theory]
    [InlineData("Production", "https", "guide.example", "/", "max-age=31536000")]
    [InlineData("Production", "https", "guide.example", "/nowhere", "max-age=31536000")]
    [InlineData("Production", "https", "guide.example", "/sign-in", "max-age=31536000")]
    [InlineData("Production", "http", "guide.example", "/", null)] // where anybody on the way could have written it
    [InlineData("Production", "https", "localhost", "/", null)]
    [InlineData("Development", "https", "guide.example", "/", null)]
    public async Task Only_an_answer_over_HTTPS_says_so(string environment, string scheme, string host, string path, string? expected)
    {
        using var site = new TestSite { Environment = environment }.With("Comments:KnownProxies:0", "127.0.0.1");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }
}
