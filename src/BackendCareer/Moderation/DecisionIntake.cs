using System.Collections.Immutable;
using BackendCareer.Comments;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>What became of a decision about several comments.</summary>
/// <param name="Batch">By which it can be taken back.</param>
/// <param name="Left">How many the action does not fit; nothing happened to them.</param>
/// <param name="Changed">Those that are no longer what the moderator saw; nothing happened to them.</param>
public sealed record DecisionOutcome(Guid Batch, int Decided, int Left, ImmutableArray<Guid> Changed);

/// <summary>What became of taking decisions back.</summary>
public abstract record UndoOutcome
{
    /// <param name="Batch">Of the decisions that say so in the log.</param>
    /// <param name="Changed">Those that were deleted, or are no longer what the decision made of them; nothing happened to them.</param>
    public sealed record Undone(Guid Batch, DecisionAction Action, int Count, ImmutableArray<Guid> Changed) : UndoOutcome;

    public sealed record Unknown : UndoOutcome;
}

/// <summary>
/// Decides about comments, in one transaction that holds the write lock from its start: comments, log and reports say the
/// same, and of two moderators at one moment the first decides.
/// </summary>
public sealed partial class DecisionIntake(CommentsDb db, CommentStore store, TimeProvider clock, ILogger<DecisionIntake> logger)
{
    public async Task<DecisionOutcome> DecideAsync(DecisionRequest request, string moderator, CancellationToken cancellationToken)
    {
        var outcome = await store.WriteAsync(() => ApplyAsync(request, moderator, cancellationToken), cancellationToken);
        Decided(moderator, request.Action, outcome.Decided, outcome.Batch);
        return outcome;
    }

    /// <param name="id">Of one decision, or of a batch of them.</param>
    public async Task<UndoOutcome> UndoAsync(Guid id, string moderator, CancellationToken cancellationToken)
    {
        var outcome = await store.WriteAsync(() => TakeBackAsync(id, moderator, cancellationToken), cancellationToken);
        if (outcome is UndoOutcome.Undone undone)
        {
            Undone(moderator, undone.Count, id);
        }

        return outcome;
    }

    private async Task<Outcome<DecisionOutcome>> ApplyAsync(DecisionRequest request, string moderator, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync([.. request.Comments.Select(comment => comment.Id)], cancellationToken);
        var unchanged = request.Comments.Where(seen => stored.GetValueOrDefault(seen.Id)?.Version == seen.Version)
            .Select(seen => stored[seen.Id]).ToList();
        var reported = await ReportedAsync(unchanged, cancellationToken);
        var decided = unchanged.Where(comment => DecisionRules.Fits(request.Action, comment, reported.Contains(comment.Id))).ToList();

        var batch = new Batch(clock.GetUtcNow(), moderator);
        foreach (var comment in decided)
        {
            var from = comment.Status;
            await ApplyAsync(request.Action, comment, batch.UtcNow, cancellationToken);
            db.Add(batch.Entry(comment, request.Action, from, request.Reason));
        }

        await SettleReportsAsync(request.Action, decided, batch.UtcNow, cancellationToken);
        var changed = request.Comments.Select(comment => comment.Id).Except(unchanged.Select(comment => comment.Id));
        return Outcome.In(
            new DecisionOutcome(batch.Id, decided.Count, unchanged.Count - decided.Count, [.. changed]),
            decided.Select(comment => comment.ArticleId));
    }

    private async Task<Outcome<UndoOutcome>> TakeBackAsync(Guid id, string moderator, CancellationToken cancellationToken)
    {
        var decisions = await db.Decisions
            .Where(decision => (decision.BatchId == id || decision.Id == id) && decision.Action != DecisionAction.Undo)
            .ToListAsync(cancellationToken);
        if (decisions.Count == 0)
        {
            return Outcome.None<UndoOutcome>(new UndoOutcome.Unknown());
        }

        var batch = new Batch(clock.GetUtcNow(), moderator);
        var stored = await StoredAsync([.. decisions.Select(decision => decision.CommentId)], cancellationToken);
        var undone = decisions.Where(decision => DecisionRules.CanTakeBack(decision, stored.GetValueOrDefault(decision.CommentId)))
            .ToList();
        foreach (var decision in undone)
        {
            DecisionRules.TakeBack(decision, stored[decision.CommentId], batch.UtcNow);
            db.Add(batch.Entry(stored[decision.CommentId], DecisionAction.Undo, decision.To, reason: ""));
        }

        await OpenReportsAgainAsync(undone, cancellationToken);
        var changed = decisions.Except(undone).Select(decision => decision.CommentId);
        return Outcome.In<UndoOutcome>(
            new UndoOutcome.Undone(batch.Id, decisions[0].Action, undone.Count, [.. changed]),
            undone.Select(decision => stored[decision.CommentId].ArticleId));
    }

    private Task<Dictionary<Guid, Comment>> StoredAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Comments.Where(comment => ids.Contains(comment.Id)).ToDictionaryAsync(comment => comment.Id, cancellationToken);

    private Task<HashSet<Guid>> ReportedAsync(IEnumerable<Comment> comments, CancellationToken cancellationToken)
    {
        var ids = comments.Select(comment => comment.Id).ToList();
        return db.Reports.Where(OpenReports.OfComments).Where(report => ids.Contains(report.CommentId))
            .Select(report => report.CommentId)
            .ToHashSetAsync(cancellationToken);
    }

    private async Task ApplyAsync(DecisionAction action, Comment comment, DateTime utcNow, CancellationToken cancellationToken)
    {
        if (action == DecisionAction.Delete)
        {
            await CommentErasure.WipeAsync(db, comment, utcNow, cancellationToken);
        }
        else
        {
            DecisionRules.Apply(action, comment, utcNow);
        }
    }

    private async Task SettleReportsAsync(
        DecisionAction action, IEnumerable<Comment> decided, DateTime utcNow, CancellationToken cancellationToken)
    {
        if (DecisionRules.SettlesReports(action))
        {
            var ids = decided.Select(comment => comment.Id).ToList();
            await db.Reports.Where(OpenReports.OfComments).Where(report => ids.Contains(report.CommentId))
                .ExecuteUpdateAsync(report => report.SetProperty(r => r.SettledUtc, utcNow), cancellationToken);
        }
    }

    /// <summary>The reports that the decision answered carry its time.</summary>
    private async Task OpenReportsAgainAsync(List<Decision> undone, CancellationToken cancellationToken)
    {
        if (undone.Count > 0 && DecisionRules.SettlesReports(undone[0].Action))
        {
            var ids = undone.Select(decision => decision.CommentId).ToList();
            var settled = undone[0].DecidedUtc;
            await db.Reports.Where(report => ids.Contains(report.CommentId) && report.SettledUtc == settled)
                .ExecuteUpdateAsync(report => report.SetProperty(r => r.SettledUtc, (DateTime?)null), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Moderator} decided {Action} about {Count} comments, batch {Batch}.")]
    private partial void Decided(string moderator, DecisionAction action, int count, Guid batch);

    [LoggerMessage(LogLevel.Information, "{Moderator} took back {Count} decisions, by {Id}.")]
    private partial void Undone(string moderator, int count, Guid id);

    /// <summary>The decisions of one press of a button.</summary>
    private sealed class Batch(DateTimeOffset now, string moderator)
    {
        public Guid Id { get; } = Guid.CreateVersion7(now);

        public DateTime UtcNow => now.UtcDateTime;

        /// <param name="comment">As the decision left it.</param>
        public Decision Entry(Comment comment, DecisionAction action, CommentStatus from, string reason) => new()
        {
            Id = Guid.CreateVersion7(now),
            BatchId = Id,
            CommentId = comment.Id,
            Moderator = moderator,
            Action = action,
            From = from,
            To = comment.Status,
            Reason = reason,
            CommentVersion = comment.Version,
            DecidedUtc = UtcNow,
        };
    }
}
