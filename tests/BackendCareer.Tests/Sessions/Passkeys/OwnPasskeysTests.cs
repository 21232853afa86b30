using System.Net;
using AngleSharp.Html.Dom;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Sessions;

/// <summary>What a moderator does with passkeys that are there, and the operator with those of others.</summary>
public sealed class OwnPasskeysTests : PasskeyTest
{
    [Fact]
    public async Task One_is_called_something_else()
    {
        using var moderator = await Site.AsModeratorAsync();
        using var renamed = await SendAsync(moderator, "/name", ("name", " Key ring "));
        Assert.Equal("303 /moderation/sessions?changed=name", WhereTo(renamed));
        Assert.Equal("Key ring", await NameAsync(moderator));
        using var refused = await SendAsync(moderator, "/name", ("name", new string('x', 61)));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "The name of a passkey has at most 60 characters."),
            (refused.StatusCode, await refused.ToldAsync()));
        using var signedIn = await Site.NewVisitor().SignInWithAsync(Passkey);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task The_last_one_can_be_removed_and_opens_nothing_more()
    {
        using var moderator = await Site.AsModeratorAsync();
        using var removed = await SendAsync(moderator, "/removal");
        Assert.Equal("303 /moderation/sessions?changed=removal", WhereTo(removed));
        using var left = await moderator.SendAsync(Passkeys.OwnPage, "/sign-out");
        await AssertRefusedAsync(
            NotGood, "The provided credential does not belong to the specified user.", await Site.NewVisitor().SignInWithAsync(Passkey));
        using var byPassword = await Site.NewVisitor().SignInAsync();
        Assert.Equal(HttpStatusCode.SeeOther, byPassword.StatusCode);
    }

    [Fact]
    public async Task The_operator_sees_how_many_each_has_and_removes_lost_ones()
    {
        await Site.AddModeratorAsync("Linus");
        Site.Clock.Advance(TimeSpan.FromHours(1));
        using var moderator = Site.NewVisitor();
        using var signedIn = await moderator.SignInWithAsync(Passkey);
        var command = ModeratorCommand.Create(Site.Services);
        Assert.Equal((0, "Grace: 1 passkey\nLinus: no passkey"), command.Run("list"));
        Assert.Equal(
            (0, "Phone: added 2026-11-22 09:00 UTC, last used 2026-11-22 10:00 UTC"), command.Run("passkeys", "grace"));
        Assert.Equal((0, "Linus has no passkey."), command.Run("passkeys", "Linus"));
        Assert.Equal(
            (0, "Grace had 1 passkey and has none now; open sessions have ended."), command.Run("remove-passkeys", "Grace"));
        using var page = await moderator.GetAsync(Passkeys.OwnPage);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        await AssertRefusedAsync(
            NotGood, "The provided credential does not belong to the specified user.", await Site.NewVisitor().SignInWithAsync(Passkey));
        Assert.Throws<CommandFailedException>(() => command.Run("remove-passkeys", "Nobody"));
    }

    [Fact]
    public async Task Without_an_address_the_page_says_why_none_can_be_added_and_has_no_button_nor_script()
    {
        using var site = new TestSite();
        using var moderator = await site.AsModeratorAsync();
        using var answer = await moderator.GetAsync(Passkeys.OwnPage);
        var page = await TestSite.ParseAsync(answer);
        Assert.Contains(
            "Passkeys are not offered, because Site:Address is not set. Whoever runs the site can change that; your password works as "
                + "before.",
            TestSite.WordsOf(page.Body), StringComparison.Ordinal);
        Assert.Equal((0, 0), (page.QuerySelectorAll("form.passkey").Length, page.QuerySelectorAll("script").Length));
        foreach (var address in new[] { Passkeys.Own, Passkeys.Own + "/options" })
        {
            using var refused = await moderator.SendAsync(Passkeys.OwnPage, address);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.StartsWith("Passkeys are not offered", await refused.ToldAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://guide.example", null)]
    [InlineData("https://guide.example:8443", null)]
    [InlineData("http://localhost:5000", null)]
    [InlineData("", "Site:Address is not set")]
    [InlineData("http://guide.example", "Site:Address is without HTTPS, where browsers make none")]
    [InlineData("https://192.0.2.7", "Site:Address has a number for a host, and browsers make passkeys for names alone")]
    [InlineData("https://[2001:db8::7]", "Site:Address has a number for a host, and browsers make passkeys for names alone")]
    public void They_need_a_name_and_HTTPS(string address, string? why) => Assert.Equal(why, PasskeySite.WhyNotAt(address));

    [Theory]
    [InlineData("/sign-in", true)]
    [InlineData("/role", false)]
    [InlineData("/comments/mine", false)]
    public async Task A_device_can_be_asked_on_no_other_page(string address, bool allows)
    {
        using var page = await Site.GetAsync(address);
        var policy = page.Headers.GetValues("Permissions-Policy").Single();
        var who = allows ? "(self)" : "()";
        Assert.EndsWith($"publickey-credentials-create={who}, publickey-credentials-get={who}", policy, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient moderator, string address, params (string Name, string Value)[] fields)
    {
        using var page = await moderator.GetAsync(Passkeys.OwnPage);
        var passkey = (await TestSite.ParseAsync(page)).QuerySelector(".passkeys input[name=passkey]") as IHtmlInputElement;
        return await moderator.SendAsync(Passkeys.OwnPage, Passkeys.Own + address, [("passkey", passkey!.Value), .. fields]);
    }

    private static async Task<string> NameAsync(HttpClient moderator)
    {
        using var page = await moderator.GetAsync(Passkeys.OwnPage);
        return TestSite.WordsOf((await TestSite.ParseAsync(page)).QuerySelector(".passkeys .what"));
    }
}
