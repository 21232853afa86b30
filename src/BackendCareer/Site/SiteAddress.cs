using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace BackendCareer.Site;

/// <summary>Where readers find the site, for what is read away from it: a page itself names no host and no prefix.</summary>
public sealed class SiteAddress
{
    public SiteAddress(IOptions<SiteOptions> options)
    {
        PathBase = options.Value.PathBase ?? "";
        if (options.Value.Address is { Length: > 0 } address)
        {
            var uri = new Uri(address);
            Scheme = uri.Scheme;
            Host = uri.IsDefaultPort ? new HostString(uri.IdnHost) : new HostString(uri.IdnHost, uri.Port);
            Root = $"{Scheme}://{Host.Value}{PathBase}";
        }
    }

    /// <summary>What stands before every path; empty, or from its slash on.</summary>
    public string PathBase { get; }

    /// <summary>Scheme, host and <see cref="PathBase"/>; null where nobody has set them.</summary>
    public string? Root { get; }

    private string Scheme { get; } = "";

    private HostString Host { get; }

    /// <summary>Scheme, host and <see cref="PathBase"/>, as the request says where nobody has set them.</summary>
    public string RootFor(HttpRequest request) =>
        Root ?? (request.Host.HasValue ? $"{request.Scheme}://{request.Host}{PathBase}" : PathBase); // HTTP/1.0 may name no host

    /// <summary>Which hosts are answered: this one alone, unless the operator has said it in <c>AllowedHosts</c>.</summary>
    internal void Allow(HostFilteringOptions hosts, IConfiguration configuration)
    {
        if (Root is not null && string.IsNullOrEmpty(configuration["AllowedHosts"]))
        {
            hosts.AllowedHosts = [Host.Host];
        }
    }

    /// <summary>Whatever asks a request where the site is, is told the truth: cookies, the check of origins, the framework.</summary>
    internal Task Correct(HttpContext context, RequestDelegate next)
    {
        (context.Request.Scheme, context.Request.Host) = (Scheme, Host);
        return next(context);
    }
}
