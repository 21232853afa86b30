using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
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

    /// <summary>Marks a sender with today's key, which it makes with the first post of a day. Inside the caller's transaction.</summary>
    public static async Task<byte[]> MarkAsync(CommentsDb db, IPAddress sender, DateTime utcNow, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(utcNow);
        var key = await db.SenderKeys.FindAsync([today], cancellationToken);
        if (key is null)
        {
            await DropOldAsync(db, utcNow, cancellationToken);
            key = new SenderKey { Day = today, Secret = RandomNumberGenerator.GetBytes(32) };
            db.Add(key);
        }

        return HMACSHA256.HashData(key.Secret, NetworkOf(sender))[..16];
    }

    private static async Task DropOldAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var since = utcNow - KeptFor;
        await db.SenderKeys.Where(key => key.Day < DateOnly.FromDateTime(since)).ExecuteDeleteAsync(cancellationToken);
        await db.Comments.Where(comment => comment.SenderHash != null && comment.CreatedUtc < since)
            .ExecuteUpdateAsync(comment => comment.SetProperty(c => c.SenderHash, (byte[]?)null), cancellationToken);
    }

    /// <summary>The /24 of an IPv4 address, the /56 of an IPv6 address: about one household or company.</summary>
    private static ReadOnlySpan<byte> NetworkOf(IPAddress sender)
    {
        var address = sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender;
        return address.GetAddressBytes().AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? 3 : 7);
    }
}
