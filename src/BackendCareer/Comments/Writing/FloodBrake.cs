using System.Net;
using System.Threading.RateLimiting;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>
/// How many forms one network may send in a minute, whatever becomes of them: they are turned away before anything is read
/// or asked of the database. What is stored is limited by <see cref="DeedRules"/>.
/// </summary>
internal sealed class FloodBrake(IOptions<CommentsOptions> options)
    : RequestLimiter(PartitionedRateLimiter.Create<HttpContext, int>(Networks(FormsPerComment * options.Value.Limits.PerSenderPerMinute)))
{
    /// <summary>Forms for each comment that may be stored: previews, mistakes, votes.</summary>
    private const int FormsPerComment = 20;

    /// <summary>
    /// Networks that share a number share a limit, so that an army of addresses can fill no memory with counters; which
    /// ones do changes with every start.
    /// </summary>
    private const int Partitions = 4_096;

    /// <summary>Reading is never limited.</summary>
    private static Func<HttpContext, RateLimitPartition<int>> Networks(int most) => context =>
        most > 0 && HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                PartitionOf(context.Connection.RemoteIpAddress ?? IPAddress.None),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(-1);

    private static int PartitionOf(IPAddress sender)
    {
        var hash = default(HashCode);
        hash.AddBytes(SenderKey.NetworkOf(sender));
        return (int)((uint)hash.ToHashCode() % Partitions);
    }
}
