using System.Net;
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
                Convert.ToHexString(Network.Of(context.Connection.RemoteIpAddress ?? IPAddress.None, bytesOfIPv4: 4)),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(15) });
}
