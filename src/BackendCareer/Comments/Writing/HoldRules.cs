using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>
/// Which comments wait for a moderator, and why. Found out inside the transaction that would store the next one.
/// </summary>
public sealed class HoldRules(CommentsDb db, HeldWordsFile heldWords, IOptions<CommentsOptions> options)
{
    /// <summary>Shorter texts are said by many people: "Thank you!"</summary>
    private const int ShortestRepeated = 20;

    private const int ApprovedToBeKnown = 2;

    private static readonly TimeSpan RepeatedWithin = TimeSpan.FromDays(1);

    private readonly CommentLimits _limits = options.Value.Limits;

    /// <summary>Why a comment, new or changed by its writer, has to wait for a moderator.</summary>
    public async Task<HoldReasons> HoldReasonsAsync(Deed deed, CommentForm form, CancellationToken cancellationToken)
    {
        var reasons = When(!string.IsNullOrEmpty(form.Website), HoldReasons.HiddenField);
        return reasons | options.Value.HoldWhen switch
        {
            HoldWhen.Never => HoldReasons.None,
            HoldWhen.Always => HoldReasons.HoldsAll | await SuspicionsAsync(deed, deed.Written!, cancellationToken),
            HoldWhen.FirstPost =>
                await FirstPostAsync(deed.Comment, cancellationToken) | await SuspicionsAsync(deed, deed.Written!, cancellationToken),
            _ => await SuspicionsAsync(deed, deed.Written!, cancellationToken),
        };
    }

    /// <summary>What is held for the hidden field is spam without a doubt.</summary>
    public static CommentStatus StatusFor(HoldReasons reasons) => reasons switch
    {
        HoldReasons.None => CommentStatus.Approved,
        _ when reasons.HasFlag(HoldReasons.HiddenField) => CommentStatus.Spam,
        _ => CommentStatus.Pending,
    };

    private async Task<HoldReasons> SuspicionsAsync(Deed deed, WrittenComment written, CancellationToken cancellationToken) =>
        When(written.Rendered.Links > _limits.LinksFree, HoldReasons.Links)
        | When(heldWords.Current.AreIn(written), HoldReasons.HeldWord)
        | When(await IsRepeatedAsync(deed, written, cancellationToken), HoldReasons.RepeatedText)
        | When(await IsBusyAsync(deed, cancellationToken), HoldReasons.SiteBusy);

    private static HoldReasons When(bool condition, HoldReasons reason) => condition ? reason : HoldReasons.None;

    /// <summary>Also what was deleted since: whoever sends the same again and again may take back what was sent before.</summary>
    private async Task<bool> IsRepeatedAsync(Deed deed, WrittenComment written, CancellationToken cancellationToken)
    {
        var since = deed.UtcNow - RepeatedWithin;
        return deed.IsTextKnown
            && (written.Body.Length >= ShortestRepeated || written.Rendered.Links > 0)
            && await db.Activities.AnyAsync(
                other => other.TextHash == written.BodyHash && other.CreatedUtc > since && other.CreatedUtc <= deed.UtcNow
                    && other.CommentId != deed.Comment.Id,
                cancellationToken);
    }

    /// <summary>Above the limit of a minute everything waits and nothing is refused.</summary>
    private async Task<bool> IsBusyAsync(Deed deed, CancellationToken cancellationToken) =>
        _limits.SitePerMinute > 0
        && await db.Compiled.OtherComments(db, deed.Comment.Id, deed.UtcNow.AddMinutes(-1), deed.UtcNow, cancellationToken)
            >= _limits.SitePerMinute;

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
