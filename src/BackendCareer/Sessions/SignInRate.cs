using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BackendCareer.Sessions;

/// <summary>How often one network may try to sign in, whichever names it tries: many accounts are no way around the lock of one.</summary>
internal sealed class SignInRate(IOptions<SessionsOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "sign-in";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static (rejected, _) =>
    {
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        rejected.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext)
    {
        var most = options.Value.SignInsPerQuarterHour;
        return most == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                NetworkOf(httpContext.Connection.RemoteIpAddress ?? IPAddress.None),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });
    }

    /// <summary>An IPv4 address, or the /56 of an IPv6 one, of which a household has all addresses.</summary>
    private static string NetworkOf(IPAddress sender)
    {
        var address = sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender;
        return address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : Convert.ToHexString(address.GetAddressBytes(), 0, 7);
    }
}
