using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BackendCareer.Comments;

/// <summary>
/// What was erased, in a file beside the database that stays when a backup is put in the database's place: the comments of the backup
/// that were deleted since are deleted again. It holds their ids and nothing of their texts or writers.
/// </summary>
public sealed partial class Erasures(CommentsDbFile database, ILogger<Erasures> logger)
{
    public const string End = ".erased";

    private const int AtOnce = 500;

    /// <summary>As long as anybody should keep a backup.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    private readonly string _file = database.Path + End;

    /// <summary>Of what is about to be saved.</summary>
    internal static List<Erasure> In(ChangeTracker changes, DateTime utcNow) =>
    [
        .. changes.Entries<Comment>()
            .Where(entry => entry.State == EntityState.Modified && entry.Property(comment => comment.ReaderKeyHash).IsModified
                || IsBeingDeleted(entry))
            .Select(entry => new Erasure(entry.Entity.Id, entry.Entity.Status == CommentStatus.Deleted, utcNow)),
    ];

    /// <summary>Whether a text that is overwritten now still stands in the log.</summary>
    internal static bool LeaveText(ChangeTracker changes) => changes.Entries<Comment>().Any(entry =>
        entry.State == EntityState.Modified
        && (entry.Property(comment => comment.BodyMarkdown).IsModified || entry.Property(comment => comment.AuthorName).IsModified
            || entry.Property(comment => comment.ReaderKeyHash).IsModified));

    /// <summary>After they are stored, and on the disk before anybody is told so.</summary>
    internal void Note(IReadOnlyCollection<Erasure> erasures)
    {
        if (erasures.Count == 0)
        {
            return; // most of what is stored erases nothing
        }

        try
        {
            var known = Read();
            var news = erasures.Where(erasure => !known.TryGetValue(erasure.Id, out var old) || !old.Covers(erasure)).ToList();
            if (news.Count > 0)
            {
                Append(news);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotNoted(_file, error.Message); // the next start finds what was deleted
        }
    }

    /// <summary>The last line may be half of one, after a power cut.</summary>
    internal IReadOnlyDictionary<Guid, Erasure> Read()
    {
        var erasures = new Dictionary<Guid, Erasure>();
        foreach (var erasure in File.Exists(_file) ? File.ReadLines(_file).Select(Erasure.Parse).OfType<Erasure>() : [])
        {
            if (!erasures.TryGetValue(erasure.Id, out var old) || !old.Covers(erasure))
            {
                erasures[erasure.Id] = erasure;
            }
        }

        return erasures;
    }

    /// <summary>Inside the transaction of the store: in a copy of before, nothing of it was done.</summary>
    /// <returns>How many comments are as they should be again.</returns>
    internal async Task<Outcome<int>> RepeatAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var (erasures, erased) = (Read(), new List<Comment>());
        foreach (var ids in erasures.Keys.Chunk(AtOnce))
        {
            var comments = await db.Comments
                .Where(comment => ids.Contains(comment.Id) && comment.Status != CommentStatus.Deleted)
                .ToListAsync(cancellationToken);
            erased.AddRange(comments.Where(comment => !erasures[comment.Id].IsDone(comment)));
        }

        foreach (var comment in erased)
        {
            await erasures[comment.Id].RepeatAsync(db, comment, utcNow, cancellationToken);
        }

        return erased.Count == 0
            ? Outcome.None(0)
            : Outcome.In(erased.Count, erased.Select(comment => comment.ArticleId));
    }

    /// <summary>
    /// Drops what no backup can hold any more, and adds what an older program deleted, or one that was killed at the wrong moment.
    /// </summary>
    internal async Task TidyAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var since = utcNow - KeptFor;
        var known = Read();
        var kept = known.Values.Where(erasure => erasure.Utc >= since).ToList();
        if (kept.Count < known.Count)
        {
            Replace(kept);
        }

        var deleted = await db.Comments
            .Where(comment => comment.Status == CommentStatus.Deleted && comment.DecidedUtc >= since)
            .Select(comment => new { comment.Id, comment.DecidedUtc })
            .ToListAsync(cancellationToken);
        Note([.. deleted.Select(comment => new Erasure(comment.Id, IsDeletion: true, comment.DecidedUtc!.Value))]);
    }

    private static bool IsBeingDeleted(EntityEntry<Comment> entry) => entry.State == EntityState.Modified
        && entry.Property(comment => comment.Status).IsModified && entry.Entity.Status == CommentStatus.Deleted;

    private void Append(List<Erasure> news)
    {
        if (!File.Exists(_file))
        {
            ExportFile.Create(_file);
        }

        using var file = new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.Read);
        using var lines = new StreamWriter(file);
        lines.Write(file.Length > 0 ? "\n" : ""); // nothing is added to half a line
        lines.Write(string.Join('\n', news));
        lines.Flush();
        file.Flush(flushToDisk: true);
    }

    private void Replace(List<Erasure> kept)
    {
        var next = _file + ".new";
        File.Delete(next);
        ExportFile.Create(next);
        File.WriteAllText(next, string.Join('\n', kept));
        Exclusive.FlushToDisk(next);
        File.Move(next, _file, overwrite: true);
    }

    [LoggerMessage(LogLevel.Error,
        "An erasure is stored, but not noted in {File} ({Reason}): a backup that is put in place would bring the text back.")]
    private partial void NotNoted(string file, string reason);
}

/// <summary>That a comment was deleted, or made anonymous.</summary>
internal sealed record Erasure(Guid Id, bool IsDeletion, DateTime Utc)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Utc.ToString(Format, CultureInfo.InvariantCulture)} {Word(IsDeletion)} {Id}");

    /// <returns>Null for what is no such line.</returns>
    public static Erasure? Parse(string line) =>
        line.Split(' ') is [var time, var what, var id] && (what == Word(true) || what == Word(false))
        && Guid.TryParseExact(id, "D", out var comment)
        && DateTime.TryParseExact(
            time, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc)
            ? new Erasure(comment, what == Word(true), utc)
            : null;

    /// <summary>What is deleted is anonymous as well.</summary>
    public bool Covers(Erasure other) => IsDeletion || !other.IsDeletion;

    public bool IsDone(Comment comment) => comment.Status == CommentStatus.Deleted
        || (!IsDeletion && comment.ReaderKeyHash is null && comment.AuthorName == CommentRules.Anonymous);

    public async Task RepeatAsync(CommentsDb db, Comment comment, DateTime utcNow, CancellationToken cancellationToken)
    {
        if (IsDeletion)
        {
            await CommentErasure.WipeAsync(db, comment, utcNow, cancellationToken);
        }
        else
        {
            await NewAnswer.ForgetAsync(db, comment, cancellationToken);
            comment.MakeAnonymous();
        }
    }

    private static string Word(bool isDeletion) => isDeletion ? "deleted" : "anonymous";
}
