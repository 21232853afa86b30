using System.Net;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>Signing in with a passkey.</summary>
public sealed class PasskeySignInTests : PasskeyTest
{
    private const string NotOffered = "Passkeys are not offered, because Site:Address is not set.";

    [Fact]
    public async Task It_opens_what_a_password_opens()
    {
        using var browser = Site.NewVisitor();
        using var signedIn = await browser.SignInWithAsync(Passkey);
        Assert.Equal("303 /moderation/log", WhereTo(signedIn));
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("known=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("passkey=;", StringComparison.Ordinal)); // the challenge is taken back
        using var queue = await browser.GetAsync("/moderation");
        Assert.Equal(HttpStatusCode.OK, queue.StatusCode);
        Assert.Single(await Site.WithDatabaseAsync(db => db.Sessions.ToListAsync()));
        Assert.Contains("Information: Grace signed in with a passkey.", Log.Lines);
    }

    [Fact]
    public async Task What_is_asked_names_nobody_and_wants_to_know_the_person()
    {
        using var stranger = Site.NewVisitor();
        var options = await stranger.OptionsToSignInAsync();
        Assert.Equal(("localhost", "required"), ($"{options["rpId"]}", $"{options["userVerification"]}"));
        Assert.Empty(options["allowCredentials"]!.AsArray());
    }

    [Fact]
    public async Task Its_page_says_when_it_was_used()
    {
        Site.Clock.Advance(TimeSpan.FromHours(1));
        using var browser = Site.NewVisitor();
        using var signedIn = await browser.SignInWithAsync(Passkey);
        using var page = await browser.GetAsync(Passkeys.OwnPage);
        Assert.StartsWith(
            "Phone Added 22 November 2026, 09:00 UTC, last used 22 November 2026, 10:00 UTC",
            TestSite.WordsOf((await TestSite.ParseAsync(page)).QuerySelector(".passkeys > li")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("")]
    public async Task It_leads_to_no_other_site(string returnUrl)
    {
        using var browser = Site.NewVisitor();
        var answer = Passkey.Get(await browser.OptionsToSignInAsync());
        using var signedIn = await browser.SendAsync("/sign-in", Passkeys.SignIn, ("credential", answer), ("returnUrl", returnUrl));
        Assert.Equal("303 /moderation", WhereTo(signedIn));
    }

    [Fact]
    public async Task Wrong_passwords_lock_no_passkey_out()
    {
        for (var attempt = 0; attempt < SignInAttempts.MostFailures; attempt++)
        {
            using var wrong = await Site.NewVisitor().SignInAsync("Grace", "wrong");
        }

        using var browser = Site.NewVisitor();
        using var locked = await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        using var signedIn = await browser.SignInWithAsync(Passkey);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task The_attempts_of_a_network_are_those_with_passwords_and_those_with_passkeys()
    {
        using var site = Passkeys.NewSite().With("Sessions:SignInsPerQuarterHour", "2");
        using var browser = site.NewVisitor();
        using var word = await browser.SignInAsync("Grace", "wrong");
        using var key = await browser.SendAnswerAsync("{}");
        using var third = await browser.SendAnswerAsync("{}");
        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests],
            new[] { word, key, third }.Select(answer => answer.StatusCode));
        using var asked = await browser.SendAsync("/sign-in", Passkeys.SignIn + "/options");
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode); // to ask is no attempt
    }

    [Fact]
    public async Task A_stranger_who_asks_for_challenges_stores_nothing()
    {
        using var stranger = Site.NewVisitor();
        await stranger.OptionsToSignInAsync();
        using var wrong = await stranger.SendAnswerAsync("{}");
        Assert.Single(await Site.WithDatabaseAsync(db => db.Set<UsedChallenge>().ToListAsync())); // of the passkey that was added
    }

    [Fact]
    public async Task Challenges_that_are_over_are_dropped_with_the_next()
    {
        Site.Clock.Advance(PasskeyChallenges.LastsFor);
        using var browser = Site.NewVisitor();
        using var signedIn = await browser.SignInWithAsync(Passkey);
        Assert.Single(await Site.WithDatabaseAsync(db => db.Set<UsedChallenge>().ToListAsync()));
    }

    [Fact]
    public async Task Without_an_address_none_is_offered()
    {
        using var site = new TestSite();
        var page = await site.ReadAsync("/sign-in");
        Assert.Equal((0, 0), (page.QuerySelectorAll(".passkey").Length, page.QuerySelectorAll("script").Length));
        using var browser = site.NewVisitor();
        foreach (var address in new[] { Passkeys.SignIn, Passkeys.SignIn + "/options" })
        {
            using var answer = await browser.SendAsync("/sign-in", address, ("credential", "{}"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.StartsWith(NotOffered, await answer.ToldAsync(), StringComparison.Ordinal);
        }
    }
}
