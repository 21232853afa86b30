using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Site;

public sealed class SiteOptionsTests
{
    [Theory]
    [InlineData("https://guide.example", "https://guide.example")]
    [InlineData("https://guide.example/", "https://guide.example")]
    [InlineData("HTTPS://Guide.Example", "https://guide.example")]
    [InlineData("https://guide.example:443", "https://guide.example")]
    [InlineData("http://guide.example:8080", "http://guide.example:8080")]
    [InlineData("http://192.0.2.7", "http://192.0.2.7")]
    [InlineData("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("", null)]
    public void An_address_is_scheme_and_host_as_browsers_write_them(string address, string? root)
    {
        var options = new SiteOptions { Address = address };
        Assert.Null(Refusal("Site:Address", address));
        Assert.Equal(root, new SiteAddress(Options.Create(options)).Root);
    }

    [Theory]
    [InlineData("guide.example")]
    [InlineData("//guide.example")]
    [InlineData("https:guide.example")]
    [InlineData("https:/guide.example")]
    [InlineData("https://")]
    [InlineData("https://guide.example/guide")]
    [InlineData("https://guide.example//")]
    [InlineData("https://guide.example?")]
    [InlineData("https://guide.example#top")]
    [InlineData("https://ada@guide.example")]
    [InlineData("https://@guide.example")]
    [InlineData("https://guide.example:99999")]
    [InlineData("https://guide.example:0")]
    [InlineData("https://guide example")]
    [InlineData(" https://guide.example")]
    [InlineData("https://guide.example\n")]
    [InlineData("https:\\\\guide.example")]
    [InlineData("ftp://guide.example")]
    [InlineData("*")]
    public void Anything_else_is_refused_in_one_line(string address) =>
        Assert.Equal(
            $"is “{address.Replace('\n', ' ')}”; write scheme and host, such as https://guide.example, and a path into Site:PathBase.",
            Refusal("Site:Address", address));

    [Theory]
    [InlineData("/guide", true)]
    [InlineData("/a/b-c/d_1", true)]
    [InlineData("", true)]
    [InlineData("guide", false)]
    [InlineData("/", false)]
    [InlineData("/guide/", false)]
    [InlineData("//guide", false)]
    [InlineData("/a//b", false)]
    [InlineData("/..", false)]
    [InlineData("/a b", false)]
    [InlineData("/a?b", false)]
    [InlineData("/\"><script>", false)]
    [InlineData("/guide\n", false)]
    [InlineData("https://guide.example/guide", false)]
    public void A_path_stands_from_its_slash_on(string path, bool isRight) =>
        Assert.Equal(isRight, Refusal("Site:PathBase", path) is null);

    private static string? Refusal(string key, string value) => KnownSettings.All.Single(setting => setting.Key == key).Refusal(value);
}
