using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackendCareer.Comments;

/// <summary>
/// That somebody did something to a comment, apart from what was written: limits, doubles and bans ask it. Taking a text or a
/// name back leaves it as it is, or nothing that was taken back would ever have counted.
/// </summary>
public sealed class Activity
{
    public static readonly TimeSpan KeptFor = SenderKey.KeptFor;

    public long Id { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>SHA-256 of the key in the browser; null for a moderator.</summary>
    public byte[]? ReaderKeyHash { get; init; }

    /// <summary>The network it came from, as <see cref="SenderKey"/> scrambles it; null for a moderator.</summary>
    public byte[]? SenderHash { get; init; }

    public required Guid CommentId { get; init; }

    /// <summary>The <see cref="WrittenComment.BodyHash"/> of what was written; null for what is no text.</summary>
    public byte[]? TextHash { get; init; }

    /// <summary>Of fourteen days; votes and reports have no text, moderators no mark.</summary>
    internal static void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.HasIndex(a => new { a.ReaderKeyHash, a.Kind, a.CreatedUtc }).HasFilter("\"ReaderKeyHash\" IS NOT NULL");
        activity.HasIndex(a => new { a.SenderHash, a.Kind, a.CreatedUtc }).HasFilter("\"SenderHash\" IS NOT NULL");
        activity.HasIndex(a => new { a.TextHash, a.CreatedUtc }).HasFilter("\"TextHash\" IS NOT NULL");
        activity.HasIndex(a => new { a.CreatedUtc, a.Kind });
        activity.HasIndex(a => a.CommentId);
    }
}

/// <summary>
/// Drops what is older than limits and bans ask for, and what a clock that was ahead has left behind: with the first deed of a minute,
/// and with each one while there is more.
/// </summary>
public sealed class OldActivities
{
    /// <summary>So that one transaction stays short; the next deed drops the rest.</summary>
    private const int MostDropped = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private DateTime _lastUtc; // writers come one at a time

    /// <summary>Inside the caller's transaction.</summary>
    internal async Task DropAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        if ((utcNow - _lastUtc).Duration() < Pause)
        {
            return;
        }

        var (oldest, newest) = (utcNow - Activity.KeptFor, utcNow.AddDays(1));
        var dropped = await db.Activities
            .Where(activity => activity.CreatedUtc < oldest || activity.CreatedUtc > newest)
            .Take(MostDropped)
            .ExecuteDeleteAsync(cancellationToken);
        _lastUtc = dropped < MostDropped ? utcNow : _lastUtc;
    }
}

/// <summary>Stored as numbers: never renumber.</summary>
public enum ActivityKind
{
    Comment = 0,
    Edit = 1,
    Vote = 2,
    Report = 3,
}

/// <summary>What somebody is about to do to a comment, and by what they are known.</summary>
/// <param name="Comment">The new one, or the one that it is done to.</param>
/// <param name="Key">Null for a moderator alone: whoever had none has a new one.</param>
/// <param name="Sender">Null for a moderator, who is known by name.</param>
/// <param name="Written">Null for what is no text.</param>
public sealed record Deed(
    ActivityKind Kind, Comment Comment, ReaderKey? Key, SenderMarks? Sender, DateTime UtcNow, WrittenComment? Written = null)
{
    public bool IsModerator => Sender is null;

    public byte[]? KeyHash => Key?.Hash;

    public byte[]? TextHash => Written?.BodyHash;

    /// <summary>Somebody wrote the same text before, as long ago as anything is asked of it.</summary>
    public bool IsTextKnown { get; internal init; } = true;

    internal IReadOnlyList<byte[]> RecentMarks => Sender?.Recent ?? [];

    /// <summary>Inside the transaction that will store it.</summary>
    internal static async Task<Deed> OfAsync(
        CommentsDb db, ActivityKind kind, Comment comment, Writer writer, DateTime utcNow, CancellationToken cancellationToken,
        WrittenComment? written = null) =>
        new(kind, comment, writer.Key, await SenderMarks.OfAsync(db, writer.Address, utcNow, cancellationToken), utcNow, written)
        {
            IsTextKnown = await IsTextKnownAsync(db, written, utcNow, cancellationToken),
        };

    /// <summary>A comment of one who is known by name, inside the transaction that will store it.</summary>
    internal static async Task<Deed> OfModeratorAsync(
        CommentsDb db, Comment comment, DateTime utcNow, WrittenComment written, CancellationToken cancellationToken) =>
        new(ActivityKind.Comment, comment, Key: null, Sender: null, utcNow, written)
        {
            IsTextKnown = await IsTextKnownAsync(db, written, utcNow, cancellationToken),
        };

    public Activity ToActivity() => new()
    {
        CreatedUtc = UtcNow,
        Kind = Kind,
        ReaderKeyHash = KeyHash,
        SenderHash = Sender?.Today,
        CommentId = Comment.Id,
        TextHash = TextHash,
    };

    private static async Task<bool> IsTextKnownAsync(
        CommentsDb db, WrittenComment? written, DateTime utcNow, CancellationToken cancellationToken) =>
        written is not null
        && await db.Compiled.IsTextKnown(db, written.BodyHash, utcNow - Activity.KeptFor, utcNow, cancellationToken);
}
