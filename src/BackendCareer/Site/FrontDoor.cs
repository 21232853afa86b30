using System.Net;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace BackendCareer.Site;

/// <summary>
/// What comes before the filter of hosts, which the framework puts before everything that Program adds: only after a proxy
/// was heard is the host the one that the reader asked for.
/// </summary>
internal sealed class FrontDoor : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Copies>();
        app.UseMiddleware<UnnamedProxy>();
        app.UseForwardedHeaders();
        app.Use(AskNoHostOfHealthChecks);
        next(app);
    };

    /// <summary>Who looks after the machine asks by whatever name or number it has. A request without a host passes the filter.</summary>
    private static Task AskNoHostOfHealthChecks(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Health.Folder)) // in any case, as the router takes it
        {
            context.Request.Host = default;
        }

        return next(context);
    }
}

/// <summary>Says once that a proxy forwards requests and is not believed, which nobody sees by reading.</summary>
internal sealed partial class UnnamedProxy(RequestDelegate next, IOptions<ForwardedHeadersOptions> options, ILogger<UnnamedProxy> logger)
{
    /// <summary>Where proxies stand. The address of any other sender may be a reader's, and is in no log.</summary>
    private static readonly IPNetwork[] Internal =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"),
    ];

    private int _isSaid;

    public Task InvokeAsync(HttpContext context)
    {
        if (_isSaid == 0 && IsForwarded(context.Request.Headers) && SenderOf(context) is { } sender && !options.Value.Names(sender)
            && Interlocked.Exchange(ref _isSaid, 1) == 0)
        {
            IsNotNamed(Internal.Any(network => network.Contains(sender)) ? sender.ToString() : "an address outside");
        }

        return next(context);
    }

    private static bool IsForwarded(IHeaderDictionary headers) =>
        !string.IsNullOrEmpty(headers["X-Forwarded-For"]) || !string.IsNullOrEmpty(headers["Forwarded"]);

    private static IPAddress? SenderOf(HttpContext context) => context.Connection.RemoteIpAddress?.Plain();

    [LoggerMessage(LogLevel.Warning, "A proxy at {Sender} forwards requests and is not named in Comments:KnownProxies: "
        + "all readers behind it count as one sender, and HTTPS as http. Set Comments__KnownProxies__0 to its address.")]
    private partial void IsNotNamed(string sender);
}
