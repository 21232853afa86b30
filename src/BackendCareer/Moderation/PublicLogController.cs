using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Moderation;

/// <summary>
/// What moderators did, for everybody, where the operator wants it: no name, no text, no reason that somebody typed, and nothing that leads
/// to a comment.
/// </summary>
public sealed class PublicLogController(CommentsDb db, Guide guide, IOptions<CommentsOptions> options) : Controller
{
    public const string Address = "/comments/log";

    private const int RowsOnPage = 50;

    /// <param name="before">The decision that the page before ended with; nonsense is the first page.</param>
    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? before, CancellationToken cancellationToken)
    {
        if (!options.Value.PublicLog)
        {
            return NotFound();
        }

        var rows = await (Guid.TryParse(before, out var last) ? db.Decisions.Where(decision => decision.Id < last) : db.Decisions)
            .OrderByDescending(decision => decision.Id)
            .Take(RowsOnPage + 1)
            .LeftJoin(db.Comments, decision => decision.CommentId, comment => comment.Id, (decision, comment) => new { decision, comment })
            .OrderByDescending(row => row.decision.Id)
            .Select(row => new
            {
                row.decision.Id,
                row.decision.BatchId,
                row.decision.Action,
                row.decision.From,
                row.decision.DecidedUtc,
                ArticleId = row.comment == null ? null : row.comment.ArticleId,
                HoldReasons = row.comment == null ? HoldReasons.None : row.comment.HoldReasons,
            })
            .ToListAsync(cancellationToken);
        var deeds = rows.Take(RowsOnPage).GroupBy(row => new
        {
            row.BatchId,
            row.Action,
            row.ArticleId,
            HoldReasons = row.From is CommentStatus.Pending or CommentStatus.Spam ? row.HoldReasons : HoldReasons.None,
            row.DecidedUtc,
        });
        return View("/Moderation/PublicLog.cshtml", new PublicLogPage(
            [.. deeds.Select(same => new PublicDeed(
                same.Key.DecidedUtc, same.Key.Action, same.Count(), guide.FindById(same.Key.ArticleId ?? ""), same.Key.HoldReasons))],
            rows.Count > RowsOnPage ? rows[RowsOnPage - 1].Id : null));
    }
}

/// <summary>A page of the log, newest first.</summary>
/// <param name="Next">After which decision the next page begins; null for the last.</param>
public sealed record PublicLogPage(ImmutableArray<PublicDeed> Deeds, Guid? Next);

/// <summary>What was done by one press of a button to comments of one article.</summary>
/// <param name="Article">Null where it is a draft now, or gone.</param>
/// <param name="HoldReasons">Why the comments had waited; none where they had not.</param>
public sealed record PublicDeed(DateTime Utc, DecisionAction Action, int Count, Article? Article, HoldReasons HoldReasons)
{
    /// <summary>"2 comments rejected".</summary>
    public string What => $"{ModerationWords.Count(Count, "comment")} {ModerationWords.Done(Action)}";

    /// <summary>In general, so that nobody learns which word or which address it was; empty for nothing.</summary>
    public string Why => string.Join(", ", ModerationWords.Kinds(HoldReasons));
}
