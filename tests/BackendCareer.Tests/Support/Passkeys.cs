using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Sessions;
using BackendCareer.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Support;

/// <summary>Does what <c>passkeys.js</c> does: asks for a challenge, has the device answer it, and sends the form.</summary>
internal static class Passkeys
{
    public const string OwnPage = "/moderation/sessions";
    public const string Own = "/moderation/passkeys";
    public const string SignIn = "/sign-in/passkey";

    private const string Address = "http://localhost:5000";
    private const string Options = "/options";

    /// <summary>A site under a name, whose browsers may ask by number.</summary>
    public static TestSite NewSite(LogLines? log = null) =>
        new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(log ?? new LogLines()) }
            .With("Site:Address", Address).With("AllowedHosts", "*")
            .With("Logging:LogLevel:BackendCareer.Sessions", "Information");

    /// <summary>For a site that has no name otherwise.</summary>
    public static PasskeySite SiteUnderName(IServiceProvider services) => new(
        new SiteAddress(Microsoft.Extensions.Options.Options.Create(new SiteOptions { Address = Address })),
        services.GetRequiredService<IHostEnvironment>());

    /// <summary>Adds one, which must be taken.</summary>
    public static async Task AddPasskeyAsync(this HttpClient moderator, SoftPasskey passkey, string name = "Phone")
    {
        var options = await moderator.OptionsForNewAsync();
        using var added = await moderator.SendAsync(OwnPage, Own, ("name", name), ("credential", passkey.Create(options)));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
    }

    public static Task<JsonNode> OptionsForNewAsync(this HttpClient moderator) => OptionsAsync(moderator, OwnPage, Own);

    public static Task<JsonNode> OptionsToSignInAsync(this HttpClient visitor) => OptionsAsync(visitor, "/sign-in", SignIn);

    public static async Task<HttpResponseMessage> SignInWithAsync(this HttpClient visitor, SoftPasskey passkey) =>
        await visitor.SendAnswerAsync(passkey.Get(await visitor.OptionsToSignInAsync()));

    public static Task<HttpResponseMessage> SendAnswerAsync(this HttpClient visitor, string credential) =>
        visitor.SendAsync("/sign-in", SignIn, ("credential", credential), ("name", "Grace"), ("returnUrl", "/moderation/log"));

    public static Task<HttpResponseMessage> AskForNewAsync(this HttpClient moderator, params (string Name, string Value)[] fields) =>
        moderator.SendAsync(OwnPage, Own + Options, fields);

    /// <summary>A form with the token of a page.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient browser, string page, string address, params (string Name, string Value)[] fields)
    {
        using var read = await browser.GetAsync(page);
        var token = (await TestSite.ParseAsync(read)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        return await browser.PostAsync(address, Forms.Content([("__RequestVerificationToken", token), .. fields.AsEnumerable()]));
    }

    /// <summary>The challenge that a browser was given, as its cookie has it, for another browser.</summary>
    public static async Task<(JsonNode Options, string Cookie)> ChallengeAsync(
        this HttpClient visitor, string page = "/sign-in", string address = SignIn)
    {
        using var asked = await visitor.SendAsync(page, address + Options);
        var cookie = Assert.Single(asked.Headers.GetValues("Set-Cookie"), set => set.StartsWith("passkey=", StringComparison.Ordinal));
        return (await JsonAsync(asked), cookie.Split(';')[0]);
    }

    /// <summary>What the script or the page is told.</summary>
    public static async Task<string> ToldAsync(this HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/json"
            ? (await JsonAsync(response))["error"]!.GetValue<string>()
            : TestSite.WordsOf((await TestSite.ParseAsync(response)).QuerySelector("#sign-in-error, #passkey-error"));

    private static async Task<JsonNode> OptionsAsync(HttpClient browser, string page, string address)
    {
        using var asked = await browser.SendAsync(page, address + Options);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return await JsonAsync(asked);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
}
