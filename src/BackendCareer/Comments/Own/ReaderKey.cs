using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Comments;

/// <summary>
/// A random key in the browser of somebody who wrote, voted or reported. It is the only right to edit, to delete and to
/// see what waits for approval; the store holds its hash. Nobody gets one by reading.
/// </summary>
public sealed class ReaderKey
{
    private const int Bytes = 32;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly byte[] _secret;

    private ReaderKey(byte[] secret)
    {
        _secret = secret;
        Hash = SHA256.HashData(secret);
    }

    /// <summary>SHA-256, as the store holds it.</summary>
    public byte[] Hash { get; }

    public static ReaderKey New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null for a browser that has none, or something that is none of ours.</returns>
    public static ReaderKey? Of(HttpRequest request)
    {
        if (request.Cookies[CookieName(request)] is not { Length: 43 } cookie)
        {
            return null;
        }

        try
        {
            return new ReaderKey(WebEncoders.Base64UrlDecode(cookie));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser the key, or keeps it there for longer.</summary>
    public void SendTo(HttpResponse response)
    {
        var options = CookieOptions(response.HttpContext.Request);
        options.MaxAge = KeptFor;
        response.Cookies.Append(CookieName(response.HttpContext.Request), WebEncoders.Base64UrlEncode(_secret), options);
    }

    public static void Forget(HttpResponse response) =>
        response.Cookies.Delete(CookieName(response.HttpContext.Request), CookieOptions(response.HttpContext.Request));

    private static CookieOptions CookieOptions(HttpRequest request) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/", IsEssential = true };

    /// <summary>The prefix keeps another host of the same domain from setting it; browsers allow it over HTTPS only.</summary>
    private static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-reader" : "reader";
}
