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
