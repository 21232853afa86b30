using System.Net;
using System.Threading.RateLimiting;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Sessions;

/// <summary>
/// How often one network may try to sign in, whichever names it tries: many accounts are no way around the lock of one. A browser in
/// which somebody has signed in before counts for itself, whoever else shares its network.
/// </summary>
internal sealed class SignInRate(IOptions<SessionsOptions> options, KnownBrowsers known)
    : RequestLimiter(PartitionedRateLimiter.Create<HttpContext, string>(Partitions(options.Value.SignInsPerQuarterHour, known)))
{
    public static string NetworkOf(HttpContext context) => Network.NameOf(context.Connection.RemoteIpAddress ?? IPAddress.None);

    private static Func<HttpContext, RateLimitPartition<string>> Partitions(int most, KnownBrowsers known) => context =>
        most == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                known.Of(context.Request)?.Id ?? NetworkOf(context),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(15) });
}
