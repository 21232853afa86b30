using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using BackendCareer.Settings;

namespace BackendCareer.Site;

/// <summary>What can be set about the host and the server, whose own settings have no options of ours.</summary>
public static class SiteSettings
{
    private static readonly string[] Environments = ["Development", "Production", "Staging"];

    public static IEnumerable<Setting> All =>
    [
        new("environment", "Production", name => Environments.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? null
            : Setting.Refused(name, $"one of {string.Join(", ", Environments)}")),
        new("urls", ListenAddresses.Default, ListenAddresses.Refusal),
        new("http_ports", null, ListenAddresses.PortsRefusal),
        new("https_ports", null, ListenAddresses.PortsRefusal),
        new("AllowedHosts", null, _ => null),
        .. Setting.Of("Site", new SiteOptions()),
    ];
}

/// <summary>Section <c>Site</c> of the configuration: where readers find the site.</summary>
public sealed class SiteOptions
{
    /// <summary>
    /// The public origin, such as https://guide.example: scheme, host, and a port where it is not the usual one. Every request
    /// then counts as one for this address, and one for another host is refused. Default: none; a request says itself which
    /// host it is for.
    /// </summary>
    [Origin]
    public string? Address { get; set; }

    /// <summary>
    /// The path below which the site stands on its host, such as /guide. The proxy in front may pass it on or take it off.
    /// Default: none, the site has the host for itself.
    /// </summary>
    [PathPrefix]
    public string? PathBase { get; set; }

    /// <summary>
    /// Seconds for which a site that is told to end goes on answering, while <c>/health/ready</c> says that it will: a proxy with
    /// another one beside it sends readers there meanwhile. Default 0, it ends at once.
    /// </summary>
    [Range(0, 20)]
    public int SecondsBeforeEnd { get; set; }

    /// <summary>
    /// How many pages of the guide are drawn in the background once the site is ready, so that no reader waits for them; the first
    /// ones in reading order. Default 500; 0 draws each when somebody asks for it.
    /// </summary>
    [Range(0, 2_000)]
    public int WarmPages { get; set; } = 500;
}

/// <summary>The parser alone takes much more: one slash, no slash, spaces around, another scheme.</summary>
internal sealed partial class OriginAttribute() : ValidationAttribute(
    "scheme and host, such as https://guide.example, and a path into Site:PathBase")
{
    public override bool IsValid(object? value) => value is "" || (value is string address
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && Start().IsMatch(address)
        && uri is { UserInfo: "", PathAndQuery: "/", Fragment: "", Port: > 0 }
        && !address.AsSpan().ContainsAny("?#\\@"));

    [GeneratedRegex(@"^https?://[^/\s]+/?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Start();
}

internal sealed partial class PathPrefixAttribute() : ValidationAttribute(
    "it from / on and without one at its end, such as /guide, in letters, digits, - and _")
{
    public override bool IsValid(object? value) => value is "" || (value is string path && Segments().IsMatch(path));

    [GeneratedRegex(@"^(/[a-z0-9_-]+)+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Segments();
}
