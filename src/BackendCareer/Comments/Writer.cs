using System.Net;
using System.Security.Cryptography;
using BackendCareer.Site;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>Who does something: a browser by its key, from a network.</summary>
public sealed record Writer(ReaderKey Key, IPAddress Address);

/// <summary>
/// A random key in the browser of somebody who wrote, voted or reported. It is the only right to edit, to delete and to
/// see what waits for approval; the store holds its hash. Nobody gets one by reading.
/// </summary>
public sealed class ReaderKey
{
    private const int Bytes = 32;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly byte[] _secret;

    private ReaderKey(byte[] secret)
    {
        _secret = secret;
        Hash = SHA256.HashData(secret);
    }

    /// <summary>SHA-256, as the store holds it.</summary>
    public byte[] Hash { get; }

    public static ReaderKey New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whoever asks for it answers each reader differently, which the answer so says of itself.</summary>
    /// <returns>Null for a browser that has none, or something that is none of ours.</returns>
    public static ReaderKey? Of(HttpRequest request)
    {
        var key = request.Headers.Cookie.Count == 0 ? null : Parse(request.Cookies[CookieName(request)]);
        ReaderDependence.Note(request.HttpContext, hasReader: key is not null);
        return key;
    }

    /// <summary>Gives the browser the key, or keeps it there for longer.</summary>
    public void SendTo(HttpResponse response)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Append(
            CookieName(request), WebEncoders.Base64UrlEncode(_secret), HostCookie.Options(request, SameSiteMode.Lax, KeptFor));
    }

    public static void Forget(HttpResponse response)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Delete(CookieName(request), HostCookie.Options(request, SameSiteMode.Lax));
    }

    private static ReaderKey? Parse(string? cookie)
    {
        if (cookie is not { Length: 43 })
        {
            return null;
        }

        try
        {
            return new ReaderKey(WebEncoders.Base64UrlDecode(cookie));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string CookieName(HttpRequest request) => HostCookie.NameOf(request, "reader");
}

/// <summary>Who may change a comment, and until when.</summary>
public sealed class EditRules(TimeProvider clock, IOptions<CommentsOptions> options)
{
    public const string NotYours = "Only the browser that wrote this comment can change it.";

    /// <summary>What a form says of them.</summary>
    public CommentLimits Limits => options.Value.Limits;

    /// <summary>Whether the foot of a discussion leads to the log that everybody may read.</summary>
    public bool HasPublicLog => options.Value.PublicLog;

    /// <summary>Comments of before can no longer be edited.</summary>
    public DateTime EditableSince => clock.GetUtcNow().UtcDateTime.AddMinutes(-Limits.EditMinutes);

    /// <returns>Null for a comment that the owner of the key may edit now.</returns>
    public PostResult? Refuse(Comment? comment, ReaderKey? key) =>
        RefuseStranger(comment, key)
        ?? (comment!.Status == CommentStatus.Rejected || comment.CreatedUtc < EditableSince
            ? new PostResult.Forbidden(
                $"A comment can be edited for {Limits.EditMinutes} minutes. You can still delete the comment or reply to it.")
            : null);

    /// <returns>Null for a comment of this key. A stranger does not learn whether there is one that is not public.</returns>
    public static PostResult? RefuseStranger(Comment? comment, ReaderKey? key) => comment switch
    {
        not null when comment.IsOf(key) => null,
        { Status: CommentStatus.Approved } => new PostResult.Forbidden(NotYours),
        _ => new PostResult.Missing(),
    };
}

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
    /// Today's, which is made with the first deed of a day, and those before it, newest first. One of the future is that of a clock
    /// that was ahead: taken for today's, it would be the key of many days. Inside the caller's transaction.
    /// </summary>
    internal static async Task<IReadOnlyList<SenderKey>> ReadAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(utcNow);
        var oldest = DateOnly.FromDateTime(utcNow - KeptFor);
        var keys = await db.Compiled.SenderKeys(db, oldest, today).ReadAsync(cancellationToken);
        if (keys.FirstOrDefault()?.Day == today)
        {
            return keys;
        }

        var tomorrow = today.AddDays(1);
        await db.SenderKeys.Where(key => key.Day < oldest || key.Day > tomorrow).ExecuteDeleteAsync(cancellationToken);
        var added = new SenderKey { Day = today, Secret = RandomNumberGenerator.GetBytes(32) };
        db.Add(added);
        return [added, .. keys];
    }

    internal byte[] Mark(IPAddress sender) => HMACSHA256.HashData(Secret, NetworkOf(sender))[..16];

    /// <summary>The /24 of an IPv4 address, the /56 of an IPv6 address.</summary>
    internal static ReadOnlySpan<byte> NetworkOf(IPAddress sender) => Network.Of(sender, bytesOfIPv4: 3);
}

/// <summary>One sender as the keys of the last fourteen days mark it.</summary>
/// <param name="Recent">Of today and of the day before, so that no count begins anew at midnight.</param>
/// <param name="All">Newest first, today's included: a ban of last week still finds its sender.</param>
public sealed record SenderMarks(IReadOnlyList<byte[]> Recent, IReadOnlyList<byte[]> All)
{
    public byte[] Today => All[0];

    public static async Task<SenderMarks> OfAsync(CommentsDb db, IPAddress sender, DateTime utcNow, CancellationToken cancellationToken)
    {
        var keys = await SenderKey.ReadAsync(db, utcNow, cancellationToken);
        var yesterday = DateOnly.FromDateTime(utcNow).AddDays(-1);
        return new SenderMarks(
            [.. keys.Where(key => key.Day >= yesterday).Select(key => key.Mark(sender))],
            [.. keys.Select(key => key.Mark(sender))]);
    }
}
