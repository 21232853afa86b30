using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackendCareer.Site;
using Microsoft.AspNetCore.DataProtection;

namespace BackendCareer.Sessions;

/// <summary>What a browser was asked to sign.</summary>
/// <param name="Purpose">What the answer is for; no answer is good for another one.</param>
/// <param name="State">What the framework has to know again, with a challenge that is like no other.</param>
public sealed record PasskeyChallenge(string Purpose, DateTime UntilUtc, string State)
{
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(State));
}

/// <summary>
/// Gives a browser its challenge along, sealed in a cookie: nobody but this browser can answer it, any instance of the site can look
/// at the answer, and a stranger who asks for challenges makes the site store nothing.
/// </summary>
public sealed class PasskeyChallenges(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan LastsFor = TimeSpan.FromMinutes(5);

    private const int MostCharacters = 4_000;

    private readonly IDataProtector _seal = protection.CreateProtector("BackendCareer.Sessions.PasskeyChallenge");

    public void Give(HttpContext context, string purpose, string state)
    {
        var challenge = new PasskeyChallenge(purpose, (clock.GetUtcNow() + LastsFor).UtcDateTime, state);
        context.Response.Cookies.Append(
            NameFor(context.Request), _seal.Protect(JsonSerializer.Serialize(challenge)), OptionsFor(context.Request, LastsFor));
    }

    /// <summary>The browser keeps it no longer, whatever comes of it.</summary>
    /// <returns>Null where there is none, where it is over, and where it was given for something else.</returns>
    public PasskeyChallenge? Take(HttpContext context, string purpose)
    {
        context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request, keptFor: null));
        return Open(context.Request.Cookies[NameFor(context.Request)]) is { } given
            && given.Purpose == purpose && given.UntilUtc > clock.GetUtcNow().UtcDateTime
            ? given
            : null;
    }

    private PasskeyChallenge? Open(string? cookie)
    {
        try
        {
            return cookie is { Length: > 0 and <= MostCharacters }
                ? JsonSerializer.Deserialize<PasskeyChallenge>(_seal.Unprotect(cookie))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string NameFor(HttpRequest request) => HostCookie.NameOf(request, "passkey");

    private static CookieOptions OptionsFor(HttpRequest request, TimeSpan? keptFor) =>
        HostCookie.Options(request, SameSiteMode.Strict, keptFor);
}
