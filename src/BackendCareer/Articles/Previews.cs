using System.Globalization;
using System.Security.Cryptography;
using BackendCareer.Content;
using Microsoft.AspNetCore.DataProtection;

namespace BackendCareer.Articles;

/// <summary>
/// Addresses under which somebody who is no editor reads an article before readers do. They are sealed with the site's own
/// keys, name one article, and end after some days; nothing is stored.
/// </summary>
public sealed class Previews(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Article preview");

    public string AddressOf(Article article, TimeSpan lasts) =>
        "/preview/" + _protector.Protect(string.Create(CultureInfo.InvariantCulture,
            $"{(clock.GetUtcNow() + lasts).UtcTicks} {article.Id}"));

    /// <returns>The id of the article; null for a preview that has ended, or was never made.</returns>
    public string? Read(string token)
    {
        try
        {
            var parts = _protector.Unprotect(token).Split(' ', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
