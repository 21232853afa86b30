using System.Security.Cryptography;
using BackendCareer.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Sessions;

/// <summary>A browser in which a moderator has signed in.</summary>
/// <param name="SecurityStamp">Of the account then: a new password makes the browser a stranger.</param>
/// <param name="Id">Random, to count its failures by.</param>
public sealed record KnownBrowser(string ModeratorId, string SecurityStamp, string Id)
{
    public bool Knows(Moderator? moderator) => moderator?.Id == ModeratorId && moderator.SecurityStamp == SecurityStamp;
}

/// <summary>
/// Tells browsers in which somebody has signed in from all others, by a sealed cookie that outlives the session. It opens nothing:
/// with it too the password has to be right.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const int MostCharacters = 1_000;
    private const char Separator = ' ';

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly IDataProtector _seal = protection.CreateProtector("BackendCareer.Sessions.KnownBrowser");

    /// <returns>Null for a browser in which nobody signed in, or something that is none of ours.</returns>
    public KnownBrowser? Of(HttpRequest request)
    {
        if (request.Cookies[CookieName(request)] is not { Length: <= MostCharacters } cookie)
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(cookie).Split(Separator) is [var moderator, var stamp, var id]
                ? new KnownBrowser(moderator, stamp, id)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>After somebody has signed in there.</summary>
    public void Remember(HttpResponse response, Moderator moderator)
    {
        var request = response.HttpContext.Request;
        var id = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        response.Cookies.Append(
            CookieName(request),
            _seal.Protect(string.Join(Separator, moderator.Id, moderator.SecurityStamp, id)),
            HostCookie.Options(request, SameSiteMode.Strict, KeptFor));
    }

    private static string CookieName(HttpRequest request) => HostCookie.NameOf(request, "known");
}
