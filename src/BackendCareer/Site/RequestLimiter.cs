using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace BackendCareer.Site;

/// <summary>
/// How many requests of a kind may come. It belongs to the container and ends with it: the framework's middleware makes a
/// limiter of its own, whose timer nobody stops and which keeps every site of a process alive that has ended.
/// </summary>
internal abstract class RequestLimiter(PartitionedRateLimiter<HttpContext> requests) : IDisposable
{
    /// <summary>What comes too often is turned away before anything of it is read.</summary>
    public static Task Limit(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LimitedByAttribute>() is not { } limited)
        {
            return next(context);
        }

        var limiter = (RequestLimiter)context.RequestServices.GetRequiredService(limited.Limiter);
        using var lease = limiter.Attempt(context);
        if (lease.IsAcquired)
        {
            return next(context);
        }

        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.RetryAfter(wait);
        return Task.CompletedTask;
    }

    public void Dispose() => requests.Dispose();

    private RateLimitLease Attempt(HttpContext context) => requests.AttemptAcquire(context);
}

/// <summary>Which limiter counts the requests of an action, or of all of a controller.</summary>
/// <param name="limiter">A <see cref="RequestLimiter"/> of the container.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class LimitedByAttribute(Type limiter) : Attribute
{
    public Type Limiter { get; } = limiter;
}

/// <summary>Where a request comes from: one household or company has all addresses of a network.</summary>
internal static class Network
{
    /// <param name="bytesOfIPv4">
    /// 3 for the /24 around an IPv4 address, 4 for the address itself, which many households share by now.
    /// </param>
    /// <returns>Of an IPv6 address its /56.</returns>
    public static ReadOnlySpan<byte> Of(IPAddress sender, int bytesOfIPv4)
    {
        var address = sender.Plain();
        return address.GetAddressBytes().AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? bytesOfIPv4 : 7);
    }

    /// <summary>Of one IPv4 address, or one /56, to count by.</summary>
    public static string NameOf(IPAddress sender) => Convert.ToHexString(Of(sender, bytesOfIPv4: 4));

    /// <summary>An IPv4 address as such, where it came in the clothes of IPv6.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether the operator has named it as a proxy.</summary>
    public static bool Names(this ForwardedHeadersOptions proxies, IPAddress sender) =>
        proxies.KnownIPNetworks.Any(network => network.Contains(sender.Plain()));
}
