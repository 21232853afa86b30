using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>A moderator adds a passkey.</summary>
public sealed class NewPasskeyTests : IDisposable
{
    private const string NeedsPassword =
        "You signed in more than five minutes ago: please type your password, too. Or sign out and in again.";

    private const string NotAdded =
        "This passkey was not added: it is here already, or was made for another site. Please try again.";

    private readonly TestSite _site = Passkeys.NewSite();
    private readonly SoftPasskey _passkey = new();

    public void Dispose()
    {
        _passkey.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task It_is_for_this_site_and_person_and_needs_no_name_later()
    {
        using var moderator = await _site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(_passkey);
        var options = await moderator.OptionsForNewAsync();
        Assert.Equal(("localhost", "Grace"), ($"{options["rp"]!["id"]}", $"{options["user"]!["name"]}"));
        var wanted = options["authenticatorSelection"]!;
        Assert.Equal(("required", "required"), ($"{wanted["residentKey"]}", $"{wanted["userVerification"]}"));
        Assert.Equal("none", $"{options["attestation"]}");
        Assert.Single(options["excludeCredentials"]!.AsArray());
    }

    [Fact]
    public async Task It_stands_on_the_page_with_its_date_and_ends_nothing()
    {
        using var elsewhere = await _site.AsModeratorAsync();
        using var here = await _site.AsModeratorAsync();
        var options = await here.OptionsForNewAsync();
        using var added = await here.SendAsync(
            Passkeys.OwnPage, Passkeys.Own, ("name", "  My\tphone "), ("credential", _passkey.Create(options)));
        Assert.Equal("/moderation/sessions?changed=passkey", $"{added.Headers.Location}");
        using var answer = await here.GetAsync(added.Headers.Location);
        var page = await TestSite.ParseAsync(answer);
        Assert.Equal(
            "The passkey is added. From now on you can sign in with it.", TestSite.WordsOf(page.QuerySelector("[role=status]")));
        Assert.StartsWith(
            "My phone Added 22 November 2026, 09:00 UTC, not used yet", TestSite.WordsOf(page.QuerySelector(".passkeys > li")),
            StringComparison.Ordinal);
        Assert.Equal(2, await _site.WithDatabaseAsync(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Nothing_of_what_the_device_says_of_itself_is_kept()
    {
        using var moderator = await _site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(_passkey, name: "");
        var kept = (await StoredAsync()).Single().Data;
        Assert.Equal((0, 0, "Passkey"), (kept.AttestationObject.Length, kept.ClientDataJson.Length, kept.Name));
    }

    [Fact]
    public async Task After_five_minutes_the_password_is_asked_for()
    {
        using var moderator = await _site.AsModeratorAsync();
        _site.Clock.Advance(Session.FreshFor);
        await AssertRefusedAsync(NeedsPassword, await moderator.AskForNewAsync(), needsPassword: true);
        await AssertRefusedAsync(
            "This is not your present password. Nothing was changed.", await moderator.AskForNewAsync(("present", "wrong")),
            needsPassword: true);
        using var asked = await moderator.AskForNewAsync(("present", TestSite.Password));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    [Fact]
    public async Task A_stolen_session_may_guess_it_no_more_often_than_a_stranger()
    {
        using var moderator = await _site.AsModeratorAsync();
        _site.Clock.Advance(Session.FreshFor);
        foreach (var present in new[] { "wrong", "wrong", "", "wrong", "wrong" }) // nothing typed is no guess
        {
            using var wrong = await moderator.AskForNewAsync(("present", present));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        foreach (var present in new[] { "wrong", TestSite.Password })
        {
            using var locked = await moderator.AskForNewAsync(("present", present));
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, "There were too many wrong passwords. Please wait 15 minutes."),
                (locked.StatusCode, await locked.ToldAsync()));
            Assert.Equal(TimeSpan.FromMinutes(15), locked.Headers.RetryAfter!.Delta);
        }
    }

    [Fact]
    public async Task What_was_asked_in_one_session_is_answered_in_no_other()
    {
        using var fresh = await _site.AsModeratorAsync();
        var (options, cookie) = await fresh.ChallengeAsync(Passkeys.OwnPage, Passkeys.Own);
        using var other = await _site.AsModeratorAsync();
        other.DefaultRequestHeaders.Add("Cookie", cookie);
        await AssertNotAddedAsync(
            "This came too late: it took more than five minutes, was sent before, or began in another browser. Please try again.",
            other, _passkey.Create(options));
    }

    [Fact]
    public async Task A_removed_one_does_not_come_back_by_the_form_that_added_it()
    {
        using var moderator = await _site.AsModeratorAsync();
        var (options, cookie) = await moderator.ChallengeAsync(Passkeys.OwnPage, Passkeys.Own);
        var answer = _passkey.Create(options);
        using var added = await moderator.SendAsync(Passkeys.OwnPage, Passkeys.Own, ("credential", answer));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        await _site.WithDatabaseAsync(db => db.UserPasskeys.ExecuteDeleteAsync());
        moderator.DefaultRequestHeaders.Add("Cookie", cookie);
        await AssertNotAddedAsync(
            "This came too late: it took more than five minutes, was sent before, or began in another browser. Please try again.",
            moderator, answer);
    }

    [Theory]
    [InlineData("http://evil.example", "localhost", true)]
    [InlineData("http://localhost:5000", "evil.example", true)]
    [InlineData("http://localhost:5000", "localhost", false)]
    public async Task One_for_another_site_is_not_added_nor_one_of_a_device_that_does_not_look(string origin, string domain, bool looks)
    {
        using var moderator = await _site.AsModeratorAsync();
        (_passkey.Origin, _passkey.RelyingParty, _passkey.IsVerified) = (origin, domain, looks);
        await AssertNotAddedAsync(NotAdded, moderator, _passkey.Create(await moderator.OptionsForNewAsync()));
    }

    [Fact]
    public async Task One_that_is_there_is_not_added_again_by_whomever()
    {
        using var grace = await _site.AsModeratorAsync();
        await grace.AddPasskeyAsync(_passkey);
        using var linus = await _site.AsModeratorAsync("Linus");
        await AssertNotAddedAsync(NotAdded, linus, _passkey.Create(await linus.OptionsForNewAsync()), stored: 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    public async Task What_is_no_passkey_is_not_added(string credential)
    {
        using var moderator = await _site.AsModeratorAsync();
        await moderator.OptionsForNewAsync();
        await AssertNotAddedAsync("What came is no passkey. Please try again.", moderator, credential);
    }

    [Fact]
    public async Task There_are_ten_at_most_and_a_name_has_sixty_characters()
    {
        using var moderator = await _site.AsModeratorAsync();
        await AssertRefusedAsync(
            "The name of a passkey has at most 60 characters.", await moderator.AskForNewAsync(("name", new string('x', 61))));
        for (var added = 0; added < PasskeyStore.Most; added++)
        {
            using var passkey = new SoftPasskey();
            await moderator.AddPasskeyAsync(passkey, new string('x', 60));
        }

        await AssertRefusedAsync(
            "There are 10 passkeys already, and no more can be kept. Remove one that you no longer use.", await moderator.AskForNewAsync());
    }

    /// <param name="needsPassword">The script shows the field for it then, and only then.</param>
    private static async Task AssertRefusedAsync(string sentence, HttpResponseMessage answer, bool needsPassword = false)
    {
        using (answer)
        {
            Assert.Equal((HttpStatusCode.UnprocessableEntity, sentence), (answer.StatusCode, await answer.ToldAsync()));
            Assert.Equal(needsPassword, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["password"]!.GetValue<bool>());
        }
    }

    /// <summary>In a sentence, and the name that was typed stands there again.</summary>
    private async Task AssertNotAddedAsync(string sentence, HttpClient moderator, string credential, int stored = 0)
    {
        using var answer = await moderator.SendAsync(Passkeys.OwnPage, Passkeys.Own, ("name", "My phone"), ("credential", credential));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, sentence), (answer.StatusCode, await answer.ToldAsync()));
        Assert.Equal("My phone", (await TestSite.ParseAsync(answer)).GetElementById("passkey-name")!.GetAttribute("value"));
        Assert.Equal(stored, (await StoredAsync()).Count);
    }

    private Task<List<IdentityUserPasskey<string>>> StoredAsync() =>
        _site.WithDatabaseAsync(db => db.UserPasskeys.AsNoTracking().ToListAsync());
}
