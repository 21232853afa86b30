using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>
/// Who may write, how much, and what of it waits for a moderator. Found out from the stored comments inside the transaction
/// that would store the next one, so that it holds across restarts and for posts at the same moment; nothing leaves the machine.
/// </summary>
public sealed class PostingRules(CommentsDb db, HeldWordsFile heldWords, IOptions<CommentsOptions> options)
{
    /// <summary>Shorter texts are said by many people: "Thank you!"</summary>
    private const int ShortestRepeated = 20;

    private const int ApprovedToBeKnown = 2;

    private static readonly TimeSpan RepeatedWithin = TimeSpan.FromDays(1);

    private readonly CommentLimits _limits = options.Value.Limits;

    /// <returns>Null for a comment that may be stored.</returns>
    public async Task<PostResult?> RefuseAsync(Comment comment, SenderMarks sender, DateTime utcNow, CancellationToken cancellationToken) =>
        await TwinAsync(comment, sender, utcNow, cancellationToken)
        ?? await BannedAsync(comment, sender, utcNow, cancellationToken)
        ?? await ClosedAsync(comment, cancellationToken)
        ?? await TooFastAsync(comment, sender, utcNow, cancellationToken);

    /// <summary>The same text in the same place by the same writer: a second press of the button, or said again.</summary>
    /// <param name="sender">Null for a moderator, who is known by name.</param>
    public async Task<PostResult?> TwinAsync(Comment comment, SenderMarks? sender, DateTime utcNow, CancellationToken cancellationToken)
    {
        if (_limits.SamePostMinutes == 0)
        {
            return null;
        }

        var since = utcNow.AddMinutes(-Math.Max(_limits.SamePostMinutes, _limits.SamePostHours * 60));
        var marks = sender?.Recent ?? [];
        var twin = await db.Comments.AsNoTracking()
            .Where(other => other.BodyHash == comment.BodyHash && other.CreatedUtc > since
                && other.ArticleId == comment.ArticleId && other.ParentId == comment.ParentId
                && other.AuthorName == comment.AuthorName && other.IsModerator == comment.IsModerator
                && (other.IsModerator || marks.Contains(other.SenderHash) || other.ReaderKeyHash == comment.ReaderKeyHash))
            .OrderByDescending(other => other.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        return twin switch
        {
            null => null,
            _ when twin.CreatedUtc > utcNow.AddMinutes(-_limits.SamePostMinutes) => new PostResult.Stored(twin, IsNew: false),
            _ => new PostResult.AlreadyPosted(twin.Id),
        };
    }

    private async Task<PostResult?> BannedAsync(Comment comment, SenderMarks sender, DateTime utcNow, CancellationToken cancellationToken)
    {
        var until = await db.Bans
            .Where(ban => ban.ExpiresUtc > utcNow && (ban.ReaderKeyHash == comment.ReaderKeyHash || sender.All.Contains(ban.SenderHash)))
            .MaxAsync(ban => (DateTime?)ban.ExpiresUtc, cancellationToken);
        return until is { } end
            ? new PostResult.Forbidden($"A moderator has stopped comments from your browser or network until {Dates.Moment(end)}.")
            : null;
    }

    private async Task<PostResult?> ClosedAsync(Comment comment, CancellationToken cancellationToken) =>
        !comment.BeginsThread && await db.Comments.AnyAsync(root => root.Id == comment.ThreadId && root.IsClosed, cancellationToken)
            ? new PostResult.Forbidden("A moderator has closed this thread.")
            : null;

    private async Task<PostResult?> TooFastAsync(Comment comment, SenderMarks sender, DateTime utcNow, CancellationToken cancellationToken)
    {
        var byKey = db.Comments.Where(other => other.ReaderKeyHash == comment.ReaderKeyHash).Select(other => other.CreatedUtc);
        var bySender = db.Comments.Where(other => sender.Recent.Contains(other.SenderHash)).Select(other => other.CreatedUtc);
        var minute = TimeSpan.FromMinutes(1);
        var hour = TimeSpan.FromHours(1);
        var wait = await byKey.WaitAsync(_limits.PerKeyPerMinute, minute, utcNow, cancellationToken)
            ?? await bySender.WaitAsync(_limits.PerSenderPerMinute, minute, utcNow, cancellationToken)
            ?? await byKey.WaitAsync(_limits.PerKeyPerHour, hour, utcNow, cancellationToken)
            ?? await bySender.WaitAsync(_limits.PerSenderPerHour, hour, utcNow, cancellationToken);
        return wait is { } time ? new PostResult.TooFast(time) : null;
    }

    /// <summary>Why a comment has to wait for a moderator.</summary>
    /// <param name="comment">New, or changed by its writer.</param>
    public async Task<HoldReasons> HoldReasonsAsync(
        Comment comment, WrittenComment written, CommentForm form, DateTime utcNow, CancellationToken cancellationToken)
    {
        var reasons = When(!string.IsNullOrEmpty(form.Website), HoldReasons.HiddenField);
        return reasons | options.Value.HoldWhen switch
        {
            HoldWhen.Never => HoldReasons.None,
            HoldWhen.Always => HoldReasons.HoldsAll | await SuspicionsAsync(comment, written, utcNow, cancellationToken),
            HoldWhen.FirstPost =>
                await FirstPostAsync(comment, cancellationToken) | await SuspicionsAsync(comment, written, utcNow, cancellationToken),
            _ => await SuspicionsAsync(comment, written, utcNow, cancellationToken),
        };
    }

    /// <summary>What is held for the hidden field is spam without a doubt.</summary>
    public static CommentStatus StatusFor(HoldReasons reasons) => reasons switch
    {
        HoldReasons.None => CommentStatus.Approved,
        _ when reasons.HasFlag(HoldReasons.HiddenField) => CommentStatus.Spam,
        _ => CommentStatus.Pending,
    };

    private async Task<HoldReasons> SuspicionsAsync(
        Comment comment, WrittenComment written, DateTime utcNow, CancellationToken cancellationToken) =>
        When(written.Rendered.Links > _limits.LinksFree, HoldReasons.Links)
        | When(HoldsListedWord(written), HoldReasons.HeldWord)
        | When(await IsRepeatedAsync(comment, written, utcNow, cancellationToken), HoldReasons.RepeatedText)
        | When(await IsBusyAsync(comment, utcNow, cancellationToken), HoldReasons.SiteBusy);

    private static HoldReasons When(bool condition, HoldReasons reason) => condition ? reason : HoldReasons.None;

    /// <summary>As typed, for what stands in an address, and as shown: <c>b**u**y</c> reads "buy".</summary>
    private bool HoldsListedWord(WrittenComment written) =>
        new[] { written.Name, written.Body, written.Rendered.Text }.Any(text => heldWords.Current.FindIn(text) is not null);

    private async Task<bool> IsRepeatedAsync(Comment comment, WrittenComment written, DateTime utcNow, CancellationToken cancellationToken)
    {
        var since = utcNow - RepeatedWithin;
        return (written.Body.Length >= ShortestRepeated || written.Rendered.Links > 0)
            && await db.Comments.AnyAsync(
                other => other.BodyHash == comment.BodyHash && other.CreatedUtc > since && other.Id != comment.Id, cancellationToken);
    }

    /// <summary>Above the limit of a minute everything waits and nothing is refused.</summary>
    private async Task<bool> IsBusyAsync(Comment comment, DateTime utcNow, CancellationToken cancellationToken)
    {
        var since = utcNow.AddMinutes(-1);
        var others = db.Comments.Where(other => other.CreatedUtc > since && other.Id != comment.Id);
        return _limits.SitePerMinute > 0 && await others.CountAsync(cancellationToken) >= _limits.SitePerMinute;
    }

    private async Task<HoldReasons> FirstPostAsync(Comment comment, CancellationToken cancellationToken)
    {
        // Asked for a status, SQLite would rather look through all that have it.
        var statuses = await db.Comments
            .Where(other => other.ReaderKeyHash == comment.ReaderKeyHash && other.Id != comment.Id)
            .Select(other => other.Status)
            .ToListAsync(cancellationToken);
        return When(statuses.Count(status => status == CommentStatus.Approved) < ApprovedToBeKnown, HoldReasons.FirstPost);
    }
}

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
