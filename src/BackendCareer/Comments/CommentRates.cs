using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>
/// How much one sender may write. Counted from the stored comments inside the transaction that would store the next one,
/// so that it holds across restarts and for posts at the same moment.
/// </summary>
public sealed class CommentRates(CommentsDb db, IOptions<CommentsOptions> options)
{
    /// <returns>How long the sender has to wait; null for somebody who may write now.</returns>
    public async Task<TimeSpan?> WaitAsync(byte[] senderHash, DateTime utcNow, CancellationToken cancellationToken)
    {
        var limits = options.Value.Limits;
        return await WaitAsync(senderHash, limits.PerSenderPerMinute, TimeSpan.FromMinutes(1), utcNow, cancellationToken)
            ?? await WaitAsync(senderHash, limits.PerSenderPerHour, TimeSpan.FromHours(1), utcNow, cancellationToken);
    }

    /// <summary>Until the oldest of the last <paramref name="limit"/> comments is older than the window.</summary>
    private async Task<TimeSpan?> WaitAsync(byte[] senderHash, int limit, TimeSpan window, DateTime utcNow, CancellationToken cancellationToken)
    {
        if (limit == 0)
        {
            return null;
        }

        var since = utcNow - window;
        var oldest = await db.Comments
            .Where(comment => comment.SenderHash == senderHash && comment.CreatedUtc > since)
            .OrderByDescending(comment => comment.CreatedUtc)
            .Skip(limit - 1)
            .Select(comment => (DateTime?)comment.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        return oldest + window - utcNow;
    }
}
