using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace BackendCareer.Site;

/// <summary>Section <c>Site</c> of the configuration: where readers find the site.</summary>
public sealed class SiteOptions
{
    /// <summary>
    /// The public origin, such as https://guide.example: scheme, host, and a port where it is not the usual one. Every request
    /// then counts as one for this address, and one for another host is refused. Default: none; a request says itself which
    /// host it is for.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>
    /// The path below which the site stands on its host, such as /guide. The proxy in front may pass it on or take it off.
    /// Default: none, the site has the host for itself.
    /// </summary>
    public string? PathBase { get; set; }
}

/// <summary>What the settings may say.</summary>
public sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        if (options.Address is { Length: > 0 } address && !IsOrigin(address))
        {
            return ValidateOptionsResult.Fail(
                $"Site:Address is “{address}”. Write scheme and host, such as https://guide.example; "
                + "a path belongs into Site:PathBase.");
        }

        return options.PathBase is { Length: > 0 } path && !Segments().IsMatch(path)
            ? ValidateOptionsResult.Fail(
                $"Site:PathBase is “{path}”. Write it from / on and without one at its end, such as /guide, "
                + "in letters, digits, - and _.")
            : ValidateOptionsResult.Success;
    }

    /// <summary>The parser alone takes much more: one slash, no slash, spaces around, another scheme.</summary>
    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && Start().IsMatch(address)
        && uri is { UserInfo: "", PathAndQuery: "/", Fragment: "", Port: > 0 }
        && !address.AsSpan().ContainsAny("?#\\@");

    [GeneratedRegex(@"^https?://[^/\s]+/?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(/[a-z0-9_-]+)+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Segments();
}
