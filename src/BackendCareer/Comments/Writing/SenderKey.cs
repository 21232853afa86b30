using System.Net;
using System.Security.Cryptography;
using BackendCareer.Site;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// The secret of one day, by which the networks of that day's writers are scrambled: enough to count their posts, and
/// after fourteen days, when the key and the marks are dropped, nothing at all.
/// </summary>
public sealed class SenderKey
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    /// <summary>UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>32 random bytes.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>
    /// The keys that are kept, newest first; today's is made with the first post of a day. Inside the caller's transaction.
    /// </summary>
    internal static async Task<IReadOnlyList<SenderKey>> ReadAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(utcNow);
        var keys = await db.SenderKeys.AsNoTracking().OrderByDescending(key => key.Day).ToListAsync(cancellationToken);
        if (keys.FirstOrDefault()?.Day >= today)
        {
            return keys;
        }

        await DropOldAsync(db, utcNow, cancellationToken);
        var added = new SenderKey { Day = today, Secret = RandomNumberGenerator.GetBytes(32) };
        db.Add(added);
        return [added, .. keys.Where(key => key.Day >= DateOnly.FromDateTime(utcNow - KeptFor))];
    }

    internal byte[] Mark(IPAddress sender) => HMACSHA256.HashData(Secret, NetworkOf(sender))[..16];

    private static async Task DropOldAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var since = utcNow - KeptFor;
        await db.SenderKeys.Where(key => key.Day < DateOnly.FromDateTime(since)).ExecuteDeleteAsync(cancellationToken);
        await db.Comments.Where(comment => comment.SenderHash != null && comment.CreatedUtc < since)
            .ExecuteUpdateAsync(comment => comment.SetProperty(c => c.SenderHash, (byte[]?)null), cancellationToken);
    }

    /// <summary>The /24 of an IPv4 address, the /56 of an IPv6 address.</summary>
    internal static ReadOnlySpan<byte> NetworkOf(IPAddress sender) => Network.Of(sender, bytesOfIPv4: 3);
}

/// <summary>One sender as the keys of the last fourteen days mark it.</summary>
/// <param name="All">Newest first, today's included: a ban of last week still finds its sender.</param>
public sealed record SenderMarks(byte[] Today, IReadOnlyList<byte[]> All)
{
    /// <summary>Of today and of the day before, so that no count begins anew at midnight.</summary>
    public IReadOnlyList<byte[]> Recent { get; } = [.. All.Take(2)];

    public static async Task<SenderMarks> OfAsync(CommentsDb db, IPAddress sender, DateTime utcNow, CancellationToken cancellationToken)
    {
        var keys = await SenderKey.ReadAsync(db, utcNow, cancellationToken);
        var marks = keys.Select(key => key.Mark(sender)).ToList();
        return new SenderMarks(marks[0], marks);
    }
}
