using System.Net;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Sessions;

/// <summary>Whom wrong passwords keep out, and whom not.</summary>
public sealed class LockTests : IDisposable
{
    private const string Attacker = "203.0.113.200";

    private readonly TestSite _site = new TestSite().With("Comments:KnownProxies:0", "127.0.0.1");

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(Attacker, "198.51.100.60", HttpStatusCode.SeeOther)]
    [InlineData(Attacker, "203.0.113.201", HttpStatusCode.SeeOther)]
    [InlineData(Attacker, Attacker, HttpStatusCode.TooManyRequests)]
    [InlineData(Attacker, "::ffff:" + Attacker, HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:0:a00::1", "2001:db8:0:b00::1", HttpStatusCode.SeeOther)]
    [InlineData("2001:db8:0:a00::1", "2001:db8:0:aff::2", HttpStatusCode.TooManyRequests)] // the same household
    public async Task Wrong_passwords_lock_a_name_for_the_network_they_came_from(
        string attacker, string moderator, HttpStatusCode expected)
    {
        await _site.AddModeratorAsync();
        await LockAsync(attacker);
        Assert.Equal(expected, await SignInAsync(StrangerFrom(moderator)));
    }

    [Fact]
    public async Task A_browser_that_has_signed_in_before_is_not_kept_out_by_others_of_its_network()
    {
        using var known = await KnownFromAsync(Attacker);
        await LockAsync(Attacker);
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(StrangerFrom(Attacker)));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(known));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(StrangerFrom(Attacker))); // it opens the lock for itself alone
    }

    [Fact]
    public async Task Nor_by_the_attempts_that_a_network_has_used_up()
    {
        using var site = new TestSite().With("Sessions:SignInsPerQuarterHour", "3");
        using var known = await site.AsModeratorAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await SignInAsync(site.NewVisitor(), password: "wrong");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(site.NewVisitor()));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(known));
    }

    [Fact]
    public async Task Its_own_five_failures_lock_that_browser_for_a_quarter_of_an_hour()
    {
        using var known = await KnownFromAsync(Attacker);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignInAsync(known, password: "wrong");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(known));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(StrangerFrom(Attacker)));
        _site.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(known));
    }

    [Fact]
    public async Task It_is_known_to_the_moderator_who_signed_in_there_alone()
    {
        using var known = await KnownFromAsync(Attacker);
        await _site.AddModeratorAsync("Linus");
        await LockAsync(Attacker, "Linus");
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(known, "Linus"));
    }

    [Fact]
    public async Task A_new_password_makes_it_a_stranger_and_forgets_the_locks_of_before()
    {
        using var known = await KnownFromAsync(Attacker);
        await LockAsync(Attacker);
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var moderators = scope.ServiceProvider.GetRequiredService<UserManager<Moderator>>();
            await moderators.UpdateSecurityStampAsync((await moderators.FindByNameAsync("Grace"))!);
        }

        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(StrangerFrom(Attacker)));
        await LockAsync(Attacker);
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(known));
    }

    [Theory]
    [InlineData("known=nonsense")]
    [InlineData("known=")]
    [InlineData("known=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_cookie_makes_no_browser_known(string cookie)
    {
        await _site.AddModeratorAsync();
        await LockAsync(Attacker);
        using var stranger = StrangerFrom(Attacker);
        stranger.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(stranger));
    }

    [Fact]
    public async Task The_cookie_of_another_site_makes_no_browser_known()
    {
        using var other = new TestSite();
        await other.AddModeratorAsync();
        using var known = new ReaderBrowser(other);
        using var response = await known.SubmitAsync(
            await known.ReadAsync("/sign-in"), "main form", ("name", "Grace"), ("password", TestSite.Password));
        await A_made_up_cookie_makes_no_browser_known($"known={known.Cookies["known"]!.Value}");
    }

    private async Task LockAsync(string network, string name = "Grace")
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignInAsync(StrangerFrom(network), name, "wrong");
        }
    }

    private HttpClient StrangerFrom(string network) => From(_site.NewVisitor(), network);

    private async Task<HttpClient> KnownFromAsync(string network) => From(await _site.AsModeratorAsync(), network);

    private static HttpClient From(HttpClient browser, string network)
    {
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", network);
        return browser;
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient browser, string name = "Grace", string password = TestSite.Password)
    {
        using var page = await browser.GetAsync("/sign-in");
        if (page.StatusCode == HttpStatusCode.Redirect)
        {
            using var left = await browser.SendFormAsync("/moderation/bans", "/sign-out");
        }

        using var response = await browser.SignInAsync(name, password);
        return response.StatusCode;
    }
}
