using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>So many in so long, counted from what is stored, inside the transaction that would store the next.</summary>
internal static class RateWindow
{
    /// <param name="made">When each of those that count was made, UTC.</param>
    /// <param name="limit">How many there may be in the window; 0 is no limit.</param>
    /// <returns>Until the oldest of the last <paramref name="limit"/> is older than the window; null for no wait.</returns>
    public static async Task<TimeSpan?> WaitAsync(
        this IQueryable<DateTime> made, int limit, TimeSpan window, DateTime utcNow, CancellationToken cancellationToken)
    {
        if (limit == 0)
        {
            return null;
        }

        var since = utcNow - window;
        var oldest = await made
            .Where(moment => moment > since)
            .OrderDescending()
            .Skip(limit - 1)
            .Select(moment => (DateTime?)moment)
            .FirstOrDefaultAsync(cancellationToken);
        return oldest - since;
    }
}
