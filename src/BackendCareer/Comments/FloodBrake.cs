using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>
/// How many forms one network may send in a minute, whatever becomes of them: they are turned away before anything is read
/// or asked of the database. What is stored is limited by <see cref="PostingRules"/>.
/// </summary>
internal sealed class FloodBrake(IOptions<CommentsOptions> options) : IRateLimiterPolicy<int>
{
    public const string Policy = "flood";

    /// <summary>Forms for each comment that may be stored: previews, mistakes, votes.</summary>
    private const int FormsPerComment = 20;

    /// <summary>
    /// Networks that share a number share a limit, so that an army of addresses can fill no memory with counters; which
    /// ones do changes with every start.
    /// </summary>
    private const int Partitions = 4_096;

    private readonly int _most = FormsPerComment * options.Value.Limits.PerSenderPerMinute;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static (rejected, _) =>
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromMinutes(1);
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    /// <summary>Reading is never limited.</summary>
    public RateLimitPartition<int> GetPartition(HttpContext httpContext) => _most > 0 && HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            PartitionOf(httpContext.Connection.RemoteIpAddress ?? IPAddress.None),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = _most, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter(-1);

    private static int PartitionOf(IPAddress sender)
    {
        var hash = default(HashCode);
        hash.AddBytes(SenderKey.NetworkOf(sender));
        return (int)((uint)hash.ToHashCode() % Partitions);
    }
}
