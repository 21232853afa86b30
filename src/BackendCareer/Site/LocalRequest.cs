using System.Net;

namespace BackendCareer.Site;

/// <summary>Whether somebody at this very machine asks.</summary>
public static class LocalRequest
{
    /// <summary>
    /// The name of the host counts too: another site may point a name of its own at this machine, and would then read along.
    /// </summary>
    public static bool IsFromHere(this HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && context.Request.Host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]";
}
