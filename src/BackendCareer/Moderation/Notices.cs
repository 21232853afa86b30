using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>Of what the queue tells at its top, as the address says it: nothing has to be kept between two requests.</summary>
public sealed class NoticeAddress
{
    /// <summary>The batch of what was decided.</summary>
    public string? Done { get; set; }

    /// <summary>How many comments an action did not fit.</summary>
    public int Left { get; set; }

    /// <summary>The action that did not fit them.</summary>
    public string? Tried { get; set; }

    /// <summary>The ban that was just written.</summary>
    public string? Ban { get; set; }

    /// <summary>Where what was decided stood in the list, and where to go on; null after many at once.</summary>
    public string? At { get; set; }

    public QueueCursor? Place => QueueCursor.Parse(At);
}

/// <summary>What was just done.</summary>
/// <param name="Count">How many comments were decided.</param>
/// <param name="CanUndo">Whether it can be taken back, while nothing else is decided about it.</param>
/// <param name="Left">How many comments the action did not fit.</param>
/// <param name="Ban">The ban that was just written.</param>
public sealed record Notice(
    Guid Batch, DecisionAction? Action, int Count, bool CanUndo, int Left, DecisionAction? Tried, Ban? Ban);

/// <summary>Reads from the log and the bans what the queue tells at its top.</summary>
public sealed class Notices(CommentsDb db)
{
    /// <returns>Null where there is nothing to tell.</returns>
    public async Task<Notice?> OfAsync(NoticeAddress address, CancellationToken cancellationToken)
    {
        var ban = Guid.TryParse(address.Ban, out var banId)
            ? await db.Bans.AsNoTracking().FirstOrDefaultAsync(ban => ban.Id == banId, cancellationToken)
            : null;
        var decisions = Guid.TryParse(address.Done, out var batch) ? await OfBatchAsync(batch, cancellationToken) : [];
        var tried = DecisionRequest.ActionOf(address.Tried);
        var left = tried is null ? 0 : Math.Clamp(address.Left, 0, DecisionRequest.MostComments);
        return decisions.Count == 0 && left == 0 && ban is null
            ? null
            : new Notice(batch, decisions.FirstOrDefault()?.Action, decisions.Count,
                decisions.Exists(decision => DecisionRules.IsReversible(decision.Action)), left, tried, ban);
    }

    private Task<List<Decision>> OfBatchAsync(Guid batch, CancellationToken cancellationToken) =>
        db.Decisions.AsNoTracking().Where(decision => decision.BatchId == batch).ToListAsync(cancellationToken);
}
