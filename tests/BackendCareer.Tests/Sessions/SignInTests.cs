using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Sessions;

public sealed class SignInTests : IDisposable
{
    private readonly TestSite _site = new() { Additions = ProtectedController.Add };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_moderator_signs_in_and_out()
    {
        using var moderator = await _site.AsModeratorAsync("Grace Hopper");
        var page = await ReadProtectedAsync(moderator);
        Assert.Equal("Sign out Grace Hopper", page.QuerySelector("form.sign-out button")!.TextContent);

        using var response = await moderator.SendFormAsync(ProtectedController.Address, "/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.ToString());
        using var after = await moderator.GetAsync(ProtectedController.Address);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Theory]
    [InlineData("Gräce Ångström", "GRÄCE ångström")]
    [InlineData("Jean-Luc O’Neil", "jean-luc o’neil")]
    [InlineData("Ада Лавлейс", " ада  лавлейс ")]
    [InlineData("नमस्ते", "नमस्ते")]
    public async Task A_name_of_any_script_is_known_in_any_case(string name, string typed)
    {
        await _site.AddModeratorAsync(name);
        using var response = await _site.NewVisitor().SignInAsync(typed, TestSite.Password);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        await _site.AddModeratorAsync("Grace");
        var answers = new List<string>();
        (string, string)[] wrong =
            [("Grace", "wrong wrong wrong"), ("Nobody", TestSite.Password), ("", ""), ("\uFFFE\u202E", "x"), ("Grace", "")];
        foreach (var (name, password) in wrong)
        {
            using var response = await _site.NewVisitor().SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            var page = await TestSite.ParseAsync(response);
            Assert.Equal("", page.QuerySelector("#password")!.GetAttribute("value") ?? "");
            answers.Add(page.QuerySelector(".error")!.TextContent);
        }

        Assert.Equal("This name and this password do not belong together.", Assert.Single(answers.Distinct()));
    }

    [Theory]
    [InlineData("/moderation?status=spam", "/moderation?status=spam")]
    [InlineData("", "/moderation")]
    [InlineData("https://evil.example/", "/moderation")]
    [InlineData("//evil.example/", "/moderation")]
    [InlineData("/\\evil.example/", "/moderation")]
    [InlineData("javascript:alert(1)", "/moderation")]
    public async Task After_signing_in_one_is_sent_back_but_never_to_another_site(string returnUrl, string expected)
    {
        await _site.AddModeratorAsync();
        using var visitor = _site.NewVisitor();
        var page = $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        using var response = await visitor.SendFormAsync(page, "/sign-in", ("name", "Grace"), ("password", TestSite.Password));
        Assert.Equal(expected, response.Headers.Location!.OriginalString);

        using var again = await visitor.GetAsync(page); // signed in already
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(expected, again.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Both_forms_need_the_token_of_their_page()
    {
        await _site.AddModeratorAsync();
        using var moderator = await _site.AsModeratorAsync();
        foreach (var action in new[] { "/sign-in", "/sign-out" })
        {
            using var response = await moderator.PostAsync(action, Forms.Content(("name", "Grace"), ("password", TestSite.Password)));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        await ReadProtectedAsync(moderator);
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_a_link()
    {
        using var response = await _site.GetAsync("/sign-out");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task The_cookies_are_for_this_site_alone_and_for_no_script(string scheme, bool isSecure)
    {
        using var site = new TestSite().With("Comments:KnownProxies:0", "127.0.0.1");
        await site.AddModeratorAsync();
        using var visitor =
            new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site.Address };
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var page = await visitor.GetAsync("/sign-in");
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        visitor.DefaultRequestHeaders.Add("Cookie", form.Split(';')[0]);
        using var response = await visitor.SendFormAsync("/sign-in", "/sign-in", ("name", "Grace"), ("password", TestSite.Password));
        string[] cookies = [form, .. response.Headers.GetValues("Set-Cookie")];
        var prefix = isSecure ? "__Host-" : "";
        Assert.Equal([$"{prefix}form", $"{prefix}moderator", $"{prefix}known"], cookies.Select(cookie => cookie.Split('=')[0]));
        foreach (var cookie in cookies)
        {
            var flags = cookie.Split("; ")[1..].Order().Except(["max-age=15552000"]);
            Assert.Equal(isSecure ? ["httponly", "path=/", "samesite=strict", "secure"] : ["httponly", "path=/", "samesite=strict"], flags);
        }

        Assert.Contains("max-age=15552000", cookies[2], StringComparison.Ordinal); // it outlives the session
    }

    [Fact]
    public async Task Nobody_keeps_the_page_with_the_form()
    {
        using var response = await _site.GetAsync("/sign-in");
        Assert.Equal("no-store, private", response.Headers.CacheControl!.ToString());
        Assert.False(response.Headers.Contains("X-Frame-Options"));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadProtectedAsync(HttpClient moderator)
    {
        using var response = await moderator.GetAsync(ProtectedController.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TestSite.ParseAsync(response);
    }
}
