using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Takes in what moderators decided.</summary>
internal sealed class ImportedDecisions(CommentsDb db, StagedDb staged, ImportReport report)
{
    public async Task TakeAsync(IReadOnlyList<Numbered<DecisionLine>> lines, CancellationToken cancellationToken)
    {
        report.Count(decisions: lines.Count);
        var old = await AmongAsync(db.Decisions, lines, cancellationToken);
        var known = await AmongAsync(staged.Decisions, lines, cancellationToken);
        var comments = await CommentsAmongAsync(db.Comments, lines, cancellationToken);
        comments.UnionWith(await CommentsAmongAsync(staged.Comments, lines, cancellationToken));
        foreach (var (number, line) in lines.Where(line => !old.Contains(line.Line.Id)))
        {
            if (Refuse(line, comments, known) is { } reason)
            {
                report.Refuse(number, reason);
                continue;
            }

            staged.Add(NewDecision(line));
            report.CountNew();
        }

        await staged.SaveChangesAsync(cancellationToken);
    }

    private static Task<HashSet<Guid>> AmongAsync(
        IQueryable<Decision> decisions, IReadOnlyList<Numbered<DecisionLine>> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Line.Id).ToList();
        return decisions.Where(decision => ids.Contains(decision.Id)).Select(decision => decision.Id).ToHashSetAsync(cancellationToken);
    }

    private static Task<HashSet<Guid>> CommentsAmongAsync(
        IQueryable<Comment> comments, IReadOnlyList<Numbered<DecisionLine>> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Line.Comment).Distinct().ToList();
        return comments.Where(comment => ids.Contains(comment.Id)).Select(comment => comment.Id).ToHashSetAsync(cancellationToken);
    }

    private static string? Refuse(DecisionLine line, HashSet<Guid> comments, HashSet<Guid> known) => line switch
    {
        { Moderator.Length: 0 or > 60 } => "`moderator` is no name.",
        { Reason.Length: > 500 } => "`reason` has more than 500 characters.",
        { Decided.Kind: not DateTimeKind.Utc } => "a time is in UTC and ends with Z.",
        _ when !comments.Contains(line.Comment) => $"the comment {line.Comment} is not here and stands in no earlier line.",
        _ when !known.Add(line.Id) => $"the decision {line.Id} stands in an earlier line.",
        _ => null,
    };

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
