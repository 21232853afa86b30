using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Sessions;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Cast;

/// <summary>The browsers of the cast: what each has in it, and the token of a page that it may see.</summary>
internal sealed class Players(TestSite site)
{
    public const string ModeratorName = "Grace";

    public const string ModeratorId = "grace";

    private const string Nobody = "nobody";

    private readonly Dictionary<string, Visit> _visits = [];

    public static ImmutableArray<string> Names { get; } =
        [Nobody, "the writer", "another writer", "a banned one", "a moderator", "one signed out"];

    public static byte[] Writer { get; } = HashOf(1);

    public static byte[] AnotherWriter { get; } = HashOf(2);

    public static byte[] Banned { get; } = HashOf(3);

    /// <summary>Those that are open when a play begins.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task EnterAsync()
    {
        _visits[Nobody] = await VisitAsync(new ReaderBrowser(site), "/sign-in");
        foreach (var (who, number) in Names.Skip(1).Zip(Enumerable.Range(1, 3)))
        {
            var key = new Cookie("reader", Base64Url.EncodeToString(SecretOf(number)));
            _visits[who] = await VisitAsync(new ReaderBrowser(site, [key]), "/sign-in");
        }

        await site.AddModeratorAsync(new Moderator { Id = ModeratorId, UserName = ModeratorName });
        _visits["a moderator"] = await VisitAsync(await SignedInAsync(), "/moderation");
        _visits["one signed out"] = await VisitAsync(await SignedOutAsync(), "/sign-in");
        Sessions = await site.WithDatabaseAsync(db => db.Sessions.AsNoTracking().ToListAsync());
        await LockAsync();
    }

    private async Task LockAsync()
    {
        await site.StoreAsync([Accounts.LockedAccount()]);
        for (var attempt = 0; attempt < SignInAttempts.MostFailures; attempt++)
        {
            using var stranger = site.NewVisitor();
            using var response = await stranger.SignInAsync(Accounts.LockedName, "wrong");
        }
    }

    /// <summary>The pages of readers hold no token for a browser without cookies.</summary>
    public Visit VisitOf(string who, string route) =>
        who == Nobody && route.Contains(" /comments", StringComparison.Ordinal) ? new Visit([], "") : _visits[who];

    private static async Task<Visit> VisitAsync(ReaderBrowser browser, string page)
    {
        using (browser)
        {
            var token = (await browser.ReadAsync(page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
            return new Visit([.. browser.Cookies.AsEnumerable()], token);
        }
    }

    private async Task<ReaderBrowser> SignedInAsync()
    {
        var browser = new ReaderBrowser(site);
        var page = await browser.ReadAsync("/sign-in");
        using var response = await browser.SubmitAsync(page, "main form", ("name", ModeratorName), ("password", TestSite.Password));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    private async Task<ReaderBrowser> SignedOutAsync()
    {
        var browser = await SignedInAsync();
        using var response = await browser.SubmitAsync(await browser.ReadAsync("/moderation"), ".sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    private static byte[] HashOf(int number) => SHA256.HashData(SecretOf(number));

    private static byte[] SecretOf(int number) => [.. Enumerable.Repeat((byte)number, 32)];
}

/// <summary>What a browser brings along.</summary>
/// <param name="Token">Of the page that it looked at.</param>
internal sealed record Visit(ImmutableArray<Cookie> Cookies, string Token)
{
    public ReaderBrowser Browser(TestSite site) => new(site, [.. Cookies]);
}
