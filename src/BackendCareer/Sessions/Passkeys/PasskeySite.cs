using BackendCareer.Site;

namespace BackendCareer.Sessions;

/// <summary>
/// For which address passkeys are made. A browser gives one to no other, so it has to be known beforehand: <c>Site:Address</c>, or
/// localhost where somebody develops.
/// </summary>
public sealed class PasskeySite(SiteAddress address, IHostEnvironment environment)
{
    private const string Localhost = "localhost";

    private readonly Uri? _address = address.Root is { } root ? new Uri(root) : null;

    /// <summary>That a passkey hangs on; null where there can be none.</summary>
    public string? Domain
    {
        get
        {
            if (_address is not null)
            {
                return WhyNotAt(_address) is null ? _address.Host : null;
            }

            return environment.IsDevelopment() ? Localhost : null;
        }
    }

    /// <param name="address">As the operator has set it; empty for none.</param>
    /// <returns>Why no passkey can be made for a published site, as the end of a sentence; null where they can.</returns>
    public static string? WhyNotAt(string address) =>
        address.Length == 0 ? "Site:Address is not set" : WhyNotAt(new Uri(address));

    /// <summary>The same of this site, wherever it runs.</summary>
    public string? WhyNowhere => Domain is null ? WhyNotAt(address.Root ?? "") : null;

    /// <returns>Why passkeys are not offered on the page that is asked for, in sentences; null where they are.</returns>
    public string? WhyNot(HttpRequest request)
    {
        if (_address is null && environment.IsDevelopment())
        {
            return IsLocal(request.Host.Host) ? null : "In Development passkeys are made for localhost: open this page under that name.";
        }

        return WhyNowhere is { } why
            ? $"Passkeys are not offered, because {why}. Whoever runs the site can change that; your password works as before."
            : null;
    }

    /// <summary>Whether a browser made it on a page of ours; another site of the same domain has another origin.</summary>
    /// <param name="origin">As the browser sealed it into its answer.</param>
    public bool IsOrigin(string origin, HttpRequest request) => WhyNot(request) is null
        && origin == (_address?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}");

    private static string? WhyNotAt(Uri address)
    {
        if (address.HostNameType != UriHostNameType.Dns)
        {
            return "Site:Address has a number for a host, and browsers make passkeys for names alone";
        }

        return address.Scheme == Uri.UriSchemeHttps || IsLocal(address.Host)
            ? null
            : "Site:Address is without HTTPS, where browsers make none";
    }

    private static bool IsLocal(string host) => host.Equals(Localhost, StringComparison.OrdinalIgnoreCase);
}
