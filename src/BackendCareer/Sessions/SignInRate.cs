using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Sessions;

/// <summary>How often one network may try to sign in, whichever names it tries: many accounts are no way around the lock of one.</summary>
internal sealed class SignInRate(IOptions<SessionsOptions> options)
    : RequestLimiter(PartitionedRateLimiter.Create<HttpContext, string>(Networks(options.Value.SignInsPerQuarterHour)))
{
    private static Func<HttpContext, RateLimitPartition<string>> Networks(int most) => context =>
        most == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                NetworkOf(context.Connection.RemoteIpAddress ?? IPAddress.None),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(15) });

    /// <summary>An IPv4 address, or the /56 of an IPv6 one, of which a household has all addresses.</summary>
    private static string NetworkOf(IPAddress sender)
    {
        var address = sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender;
        return address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : Convert.ToHexString(address.GetAddressBytes(), 0, 7);
    }
}
