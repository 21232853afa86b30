using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>
/// What is asked before anything is stored that somebody did. Found out inside the transaction that would store it, so that it holds
/// across restarts and at one moment; nothing leaves the machine.
/// </summary>
/// <remarks>
/// Deleting what is one's own is asked for nothing but the key. An import is a command of the operator: it asks of each text what
/// <see cref="CommentRules"/> ask of every text, and records nothing.
/// </remarks>
public sealed class DeedRules(
    CommentsDb db, EditRules editing, OldActivities old, IOptions<CommentsOptions> options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly CommentLimits _limits = options.Value.Limits;

    private delegate Task<PostResult?> Question(Deed deed, CancellationToken cancellationToken);

    /// <returns>Null for a deed that may be done.</returns>
    public async Task<PostResult?> RefuseAsync(Deed deed, CancellationToken cancellationToken)
    {
        foreach (var question in QuestionsOf(deed))
        {
            if (await question(deed, cancellationToken) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    /// <summary>Together with the deed, and as long as limits and bans ask for it.</summary>
    public async Task RecordAsync(Deed deed, CancellationToken cancellationToken)
    {
        await old.DropAsync(db, deed.UtcNow, cancellationToken);
        db.Add(deed.ToActivity());
    }

    /// <summary>Asked before a text is read: of a closed article not even a preview is shown.</summary>
    public static PostResult? RefuseClosed(Article article) =>
        article.CommentsOpen ? null : new PostResult.Forbidden("The discussion of this article is closed.");

    /// <summary>
    /// The one table of who is asked what. That the article is open is asked before, for a comment and an edit
    /// (<see cref="RefuseClosed"/>); a vote and a report are also taken where nobody can write any more.
    /// </summary>
    private Question[] QuestionsOf(Deed deed) => deed.Kind switch
    {
        ActivityKind.Comment when deed.IsModerator => [SaidBeforeAsync],
        ActivityKind.Comment => [SaidBeforeAsync, BannedAsync, ThreadClosedAsync, TooMuchAsync],
        ActivityKind.Edit => [WhoseAsync, BannedAsync, ThreadClosedAsync, TooMuchAsync],
        ActivityKind.Vote => [BannedAsync, TooManyVotesAsync],
        ActivityKind.Report => [BannedAsync, TooManyReportsAsync],
        _ => throw new InvalidOperationException($"No questions for {deed.Kind}."),
    };

    private Task<PostResult?> WhoseAsync(Deed deed, CancellationToken cancellationToken) =>
        Task.FromResult(editing.Refuse(deed.Comment, deed.Key));

    /// <summary>The same text in the same place by the same writer: a second press of the button, or said again.</summary>
    private async Task<PostResult?> SaidBeforeAsync(Deed deed, CancellationToken cancellationToken)
    {
        if (_limits.SamePostMinutes == 0 || !deed.IsTextKnown)
        {
            return null;
        }

        var comment = deed.Comment;
        var said = Within(TimeSpan.FromMinutes(Math.Max(_limits.SamePostMinutes, _limits.SamePostHours * 60)), deed)
            .Where(activity => activity.TextHash == deed.TextHash
                && (deed.IsModerator || deed.RecentMarks.Contains(activity.SenderHash) || activity.ReaderKeyHash == deed.KeyHash));
        var twin = await said.Join(db.Comments.AsNoTracking(), activity => activity.CommentId, other => other.Id, (_, other) => other)
            .Where(other => other.ArticleId == comment.ArticleId && other.ParentId == comment.ParentId
                && other.AuthorName == comment.AuthorName && other.IsModerator == comment.IsModerator
                && other.BodyMarkdown == comment.BodyMarkdown)
            .OrderByDescending(other => other.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        return twin switch
        {
            null => null,
            _ when twin.CreatedUtc > deed.UtcNow.AddMinutes(-_limits.SamePostMinutes) => new PostResult.Stored(twin, IsNew: false),
            _ => new PostResult.AlreadyPosted(twin.Id),
        };
    }

    private async Task<PostResult?> BannedAsync(Deed deed, CancellationToken cancellationToken)
    {
        var until = await db.Compiled.BannedUntil(db, deed.KeyHash, deed.Sender?.All ?? [], deed.UtcNow, cancellationToken);
        return until is { } end
            ? new PostResult.Forbidden($"A moderator has stopped comments from your browser or network until {Dates.Moment(end)}.")
            : null;
    }

    private async Task<PostResult?> ThreadClosedAsync(Deed deed, CancellationToken cancellationToken) =>
        (deed.Kind == ActivityKind.Edit || !deed.Comment.BeginsThread)
            && await db.Comments.AnyAsync(root => root.Id == deed.Comment.ThreadId && root.IsClosed, cancellationToken)
            ? new PostResult.Forbidden("A moderator has closed this thread.")
            : null;

    /// <summary>Edits are counted like comments, and apart from them.</summary>
    private async Task<PostResult?> TooMuchAsync(Deed deed, CancellationToken cancellationToken)
    {
        var key = await OfKeyAsync(deed, Math.Max(_limits.PerKeyPerMinute, _limits.PerKeyPerHour), cancellationToken);
        var sender = await OfSenderAsync(deed, Math.Max(_limits.PerSenderPerMinute, _limits.PerSenderPerHour), cancellationToken);
        return TooFast(
            key.Wait(_limits.PerKeyPerMinute, Minute)
            ?? sender.Wait(_limits.PerSenderPerMinute, Minute)
            ?? key.Wait(_limits.PerKeyPerHour, Hour)
            ?? sender.Wait(_limits.PerSenderPerHour, Hour));
    }

    private async Task<PostResult?> TooManyReportsAsync(Deed deed, CancellationToken cancellationToken) => TooFast(
        (await OfKeyAsync(deed, _limits.ReportsPerKeyPerHour, cancellationToken)).Wait(_limits.ReportsPerKeyPerHour, Hour)
        ?? (await OfSenderAsync(deed, _limits.ReportsPerSenderPerHour, cancellationToken)).Wait(_limits.ReportsPerSenderPerHour, Hour));

    private async Task<PostResult?> TooManyVotesAsync(Deed deed, CancellationToken cancellationToken) => TooFast(
        (await OfSenderAsync(deed, _limits.VotesPerSenderPerHour, cancellationToken)).Wait(_limits.VotesPerSenderPerHour, Hour)
        ?? await NeighboursAsync(deed, cancellationToken));

    /// <summary>
    /// A browser that takes its vote back and gives it again is no other browser. The marks of a network can be compared for a day.
    /// </summary>
    private async Task<TimeSpan?> NeighboursAsync(Deed deed, CancellationToken cancellationToken)
    {
        if (_limits.VotesPerSenderAndComment == 0)
        {
            return null;
        }

        var votes = await Within(Day, deed)
            .Where(vote => deed.RecentMarks.Contains(vote.SenderHash) && vote.Kind == ActivityKind.Vote
                && vote.CommentId == deed.Comment.Id && vote.ReaderKeyHash != deed.KeyHash)
            .Select(vote => new { vote.ReaderKeyHash, vote.CreatedUtc })
            .ToListAsync(cancellationToken);
        var latest = votes.GroupBy(vote => Convert.ToHexString(vote.ReaderKeyHash!), (_, of) => of.Max(vote => vote.CreatedUtc))
            .OrderDescending().ElementAtOrDefault(_limits.VotesPerSenderAndComment - 1);
        return latest == default ? null : latest + Day - deed.UtcNow;
    }

    /// <param name="most">As many as the longest window may hold; 0 where nobody asks.</param>
    private async Task<LastDeeds> OfKeyAsync(Deed deed, int most, CancellationToken cancellationToken) => new(deed.UtcNow, most == 0
        ? []
        : await db.Compiled.DeedsOfKey(db, deed.KeyHash, deed.Kind, deed.UtcNow - Hour, deed.UtcNow, most).ReadAsync(cancellationToken));

    /// <inheritdoc cref="OfKeyAsync"/>
    private async Task<LastDeeds> OfSenderAsync(Deed deed, int most, CancellationToken cancellationToken) => new(deed.UtcNow, most == 0
        ? []
        : await db.Compiled.DeedsOfSender(db, deed.RecentMarks, deed.Kind, deed.UtcNow - Hour, deed.UtcNow, most)
            .ReadAsync(cancellationToken));

    private IQueryable<Activity> Within(TimeSpan window, Deed deed)
    {
        var (since, now) = (deed.UtcNow - window, deed.UtcNow);
        return db.Activities.Where(activity => activity.CreatedUtc > since && activity.CreatedUtc <= now);
    }

    private static PostResult.TooFast? TooFast(TimeSpan? wait) => wait is { } time ? new PostResult.TooFast(time) : null;
}

/// <summary>
/// The last deeds of one kind within an hour, newest first, as they are stored: read inside the transaction that would store the next.
/// </summary>
/// <param name="Moments">UTC. A moment in the future is that of a clock that was ahead, and does not count.</param>
internal readonly record struct LastDeeds(DateTime UtcNow, List<DateTime> Moments)
{
    /// <param name="limit">How many there may be in the window; 0 is no limit.</param>
    /// <returns>Until the oldest of the last <paramref name="limit"/> is older than the window; null for no wait.</returns>
    public TimeSpan? Wait(int limit, TimeSpan window)
    {
        var since = UtcNow - window;
        return limit > 0 && Moments.Count >= limit && Moments[limit - 1] > since ? Moments[limit - 1] - since : null;
    }
}
