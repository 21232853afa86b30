using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Takes in what moderators decided.</summary>
internal sealed class ImportedDecisions(CommentsDb db, CommentsDb before, ImportReport report)
{
    public async Task TakeAsync(IReadOnlyList<Numbered<DecisionLine>> lines, CancellationToken cancellationToken)
    {
        report.Count(decisions: lines.Count);
        var ids = lines.Select(line => line.Line.Id).ToList();
        var commentIds = lines.Select(line => line.Line.Comment).Distinct().ToList();
        var old = await before.Decisions.Where(decision => ids.Contains(decision.Id)).Select(decision => decision.Id)
            .ToHashSetAsync(cancellationToken);
        var known = await db.Decisions.Where(decision => ids.Contains(decision.Id)).Select(decision => decision.Id)
            .ToHashSetAsync(cancellationToken);
        var comments = await db.Comments.Where(comment => commentIds.Contains(comment.Id)).Select(comment => comment.Id)
            .ToHashSetAsync(cancellationToken);
        foreach (var (number, line) in lines.Where(line => !old.Contains(line.Line.Id)))
        {
            if (Refuse(line, comments, known) is { } reason)
            {
                report.Refuse(number, reason);
                continue;
            }

            db.Add(NewDecision(line));
            report.CountNew();
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static string? Refuse(DecisionLine line, HashSet<Guid> comments, HashSet<Guid> known) =>
        line.Moderator.Length is 0 or > 60 ? "`moderator` is no name."
        : line.Reason.Length > 500 ? "`reason` has more than 500 characters."
        : line.Decided.Kind != DateTimeKind.Utc ? "a time is in UTC and ends with Z."
        : !comments.Contains(line.Comment) ? $"the comment {line.Comment} is not here and stands in no earlier line."
        : !known.Add(line.Id) ? $"the decision {line.Id} stands in an earlier line."
        : null;

    private static Decision NewDecision(DecisionLine line) => new()
    {
        Id = line.Id,
        BatchId = line.Batch,
        CommentId = line.Comment,
        Moderator = line.Moderator,
        Action = line.Action,
        From = line.From,
        To = line.To,
        Reason = line.Reason,
        CommentVersion = line.CommentVersion,
        DecidedUtc = line.Decided,
    };
}
