using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Sessions;

/// <summary>Where the operator demands passkeys.</summary>
public sealed class PasskeyDemandTests : IDisposable
{
    private readonly TestSite _site = Passkeys.NewSite().With("Sessions:RequirePasskey", "true");
    private readonly SoftPasskey _passkey = new();

    public void Dispose()
    {
        _passkey.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_password_opens_the_page_on_which_the_first_is_added_and_nothing_else()
    {
        await _site.AddModeratorAsync();
        using var moderator = _site.NewVisitor();
        using var signedIn = await moderator.SignInAsync();
        Assert.Equal("303 " + Passkeys.OwnPage, WhereTo(signedIn));
        foreach (var address in new[] { "/moderation", "/moderation/log", "/moderation/bans" })
        {
            using var shut = await moderator.GetAsync(address);
            Assert.Equal($"302 /sign-in?returnUrl={Uri.EscapeDataString(address)}", WhereTo(shut));
        }

        using var round = await moderator.GetAsync("/sign-in?returnUrl=/moderation");
        Assert.Equal("302 " + Passkeys.OwnPage, WhereTo(round));
        using var ban = await moderator.SendAsync(Passkeys.OwnPage, "/moderation/bans", ("comment", $"{Guid.Empty}"));
        Assert.Equal(HttpStatusCode.Unauthorized, ban.StatusCode);
        var page = await ReadAsync(moderator);
        Assert.Contains("Until you add it here, nothing else opens.", TestSite.WordsOf(page.Body), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".desk-nav a"));
    }

    [Fact]
    public async Task With_the_first_passkey_everything_opens_and_the_password_alone_nothing()
    {
        using var elsewhere = await _site.AsModeratorAsync();
        using var moderator = await _site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(_passkey);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(moderator, "/moderation"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere, Passkeys.OwnPage)); // the thief of the password, say
        using var stranger = _site.NewVisitor();
        using var refused = await stranger.SignInAsync();
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity,
                "Your password alone opens nothing here: please use your passkey. If you have lost it, ask whoever runs the site."),
            (refused.StatusCode, await refused.ToldAsync()));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(stranger, Passkeys.OwnPage));
        using var signedIn = await stranger.SignInWithAsync(_passkey);
        Assert.Equal("303 /moderation/log", WhereTo(signedIn));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/moderation/log"));
    }

    [Fact]
    public async Task A_session_of_a_password_cannot_add_beside_what_was_added_elsewhere()
    {
        using var thief = await _site.AsModeratorAsync();
        var options = await thief.OptionsForNewAsync();
        var page = await ReadAsync(thief);
        var token = page.QuerySelector<IHtmlInputElement>("form.passkey input[name=__RequestVerificationToken]")!.Value;
        using var moderator = await _site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(_passkey);
        using var another = new SoftPasskey();
        using var late = await thief.PostAsync(
            Passkeys.Own, Forms.Content(("__RequestVerificationToken", token), ("credential", another.Create(options))));
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Single(await _site.WithDatabaseAsync(db => db.UserPasskeys.ToListAsync()));
    }

    [Fact]
    public async Task The_last_one_stays()
    {
        using var moderator = await _site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(_passkey);
        Assert.Null((await ReadAsync(moderator)).QuerySelector("form[action$='/removal']"));
        var mark = await MarkAsync(moderator);
        using var refused = await moderator.SendAsync(Passkeys.OwnPage, Passkeys.Own + "/removal", ("passkey", mark));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "This is your last passkey, and this site asks for one: add another one first."),
            (refused.StatusCode, await refused.ToldAsync()));
        using var second = new SoftPasskey();
        await moderator.AddPasskeyAsync(second);
        using var removed = await moderator.SendAsync(Passkeys.OwnPage, Passkeys.Own + "/removal", ("passkey", mark));
        Assert.Equal("303 /moderation/sessions?changed=removal", WhereTo(removed));
    }

    [Fact]
    public async Task Another_password_does_not_shut_what_the_passkey_opened()
    {
        using var moderator = await _site.AsModeratorAsync();
        await moderator.AddPasskeyAsync(_passkey);
        using var changed = await moderator.SendAsync(
            Passkeys.OwnPage, "/moderation/password", ("present", TestSite.Password), ("password", "marble canoe lantern thistle"));
        Assert.Equal("303 /moderation/sessions?changed=password", WhereTo(changed));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(moderator, "/moderation"));
    }

    [Fact]
    public async Task Nor_does_it_open_what_the_password_alone_does_not()
    {
        using var moderator = await _site.AsModeratorAsync();
        using var changed = await moderator.SendAsync(
            Passkeys.OwnPage, "/moderation/password", ("present", TestSite.Password), ("password", "marble canoe lantern thistle"));
        Assert.Equal("303 /moderation/sessions?changed=password", WhereTo(changed));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(moderator, "/moderation"));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_opens_no_more()
    {
        using var moderator = await _site.AsModeratorAsync();
        await ReadAsync(moderator);
        _site.BreakDatabase();
        using var queue = await moderator.GetAsync("/moderation");
        _site.MendDatabase();
        Assert.Equal(HttpStatusCode.Redirect, queue.StatusCode);
    }

    private static string WhereTo(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {answer.Headers.Location}";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string address)
    {
        using var page = await browser.GetAsync(address);
        return page.StatusCode;
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpClient moderator)
    {
        using var page = await moderator.GetAsync(Passkeys.OwnPage);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await TestSite.ParseAsync(page);
    }

    private static async Task<string> MarkAsync(HttpClient moderator) =>
        (await ReadAsync(moderator)).QuerySelector<IHtmlInputElement>(".passkeys input[name=passkey]")!.Value;
}
