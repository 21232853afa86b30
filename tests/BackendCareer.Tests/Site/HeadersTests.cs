using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

public sealed class HeadersTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/salary")]
    [InlineData("/nowhere")]
    [InlineData("/Role")]
    [InlineData("/site.css")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_carries_the_strict_headers(string path)
    {
        using var response = await site.GetAsync(path);
        AssertStrict(response);
    }

    [Fact]
    public async Task So_do_refusals_and_failures()
    {
        using var refused = await site.PostAsync("");
        AssertStrict(refused);
        using var failing = new TestSite { Additions = FailingController.Add };
        using var failed = await failing.GetAsync(FailingController.Address);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        AssertStrict(failed);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/role")]
    [InlineData("/salary")]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task A_page_has_no_inline_code_no_token_no_cookie_and_asks_no_other_site(
        string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await site.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = await TestSite.ParseAsync(response);
        Assert.Empty(page.QuerySelectorAll(
            "style, script:not([src]), [style], [onclick], [onload], iframe, input[name=__RequestVerificationToken]"));
        var loaded = page.QuerySelectorAll("link[href], img[src], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src"));
        Assert.NotEmpty(loaded);
        Assert.All(loaded, address => Assert.Matches("^(/([^/]|$)|data:image/svg)", address));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("gzip, br")]
    public async Task The_style_sheet_arrives_in_every_coding(string accept)
    {
        var address = (await site.ReadAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", accept);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_font_that_a_page_asks_for_early_is_there()
    {
        var address = (await site.ReadAsync("/")).QuerySelector("link[rel=preload]")!.GetAttribute("href")!;
        using var response = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("bytes=1-2", HttpStatusCode.PartialContent)]
    [InlineData("lines=1-2", HttpStatusCode.OK)]
    [InlineData("items=0-5", HttpStatusCode.OK)]
    [InlineData("bytes", HttpStatusCode.OK)]
    [InlineData("=1-2", HttpStatusCode.OK)]
    public async Task A_part_of_a_file_is_told_in_bytes(string range, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/site.css");
        request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    private static void AssertStrict(HttpResponseMessage response)
    {
        var policy = Header(response, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("geolocation=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
