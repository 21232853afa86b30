using System.Collections.Immutable;
using BackendCareer.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>Who decided what. There is no way to change it.</summary>
public sealed class LogController(CommentsDb db) : ModerationController
{
    private const int RowsOnPage = 50;

    /// <param name="done">What was just taken back, as the log has it; nonsense is nothing.</param>
    [HttpGet("/moderation/log")]
    public async Task<IActionResult> Show([FromQuery] LogFilter filter, string? done, CancellationToken cancellationToken)
    {
        var rows = await Matching(filter)
            .OrderByDescending(decision => decision.Id)
            .Take(RowsOnPage + 1)
            .LeftJoin(db.Comments, decision => decision.CommentId, comment => comment.Id, (decision, comment) => new { decision, comment })
            .OrderByDescending(row => row.decision.Id)
            .Select(row => new LogRow(row.decision, row.comment))
            .ToListAsync(cancellationToken);
        return Page("Log",
            new LogPage(filter, [.. rows.Take(RowsOnPage)], rows.Count > RowsOnPage ? rows[RowsOnPage - 1].Decision.Id : null)
            {
                Undone = await UndoneAsync(done, cancellationToken),
            });
    }

    private IQueryable<Decision> Matching(LogFilter filter)
    {
        var decisions = db.Decisions.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Moderator))
        {
            var moderator = filter.Moderator.Trim();
            decisions = decisions.Where(decision => decision.Moderator == moderator);
        }

        if (filter.CommentId is { } comment)
        {
            decisions = decisions.Where(decision => decision.CommentId == comment);
        }

        return Guid.TryParse(filter.Cursor, out var after) ? decisions.Where(decision => decision.Id < after) : decisions;
    }

    private async Task<Decision?> UndoneAsync(string? done, CancellationToken cancellationToken) => Guid.TryParse(done, out var batch)
        ? await db.Decisions.AsNoTracking().FirstOrDefaultAsync(
            decision => decision.BatchId == batch && decision.Action == DecisionAction.Undo, cancellationToken)
        : null;
}

/// <summary>Which decisions are asked for, from the address of the page.</summary>
public sealed class LogFilter
{
    public string? Moderator { get; set; }

    /// <summary>The id of a comment.</summary>
    public string? Comment { get; set; }

    public string? Cursor { get; set; }

    public Guid? CommentId => Guid.TryParse(Comment, out var id) ? id : null;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Moderator) || CommentId is not null;

    /// <summary>As an address says them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>
    {
        ["moderator"] = Moderator,
        ["comment"] = Comment,
        ["cursor"] = Cursor,
    }.Where(parameter => !string.IsNullOrEmpty(parameter.Value));

    public static LogFilter Of(IQueryCollection query) =>
        new() { Moderator = query["moderator"], Comment = query["comment"], Cursor = query["cursor"] };

    public string AddressAfter(Guid decision) => "/moderation/log"
        + QueryString.Create(new LogFilter { Moderator = Moderator, Comment = Comment, Cursor = decision.ToString() }.Parameters);
}

/// <summary>A page of the log, newest first.</summary>
/// <param name="Next">After which decision the next page begins; null for the last.</param>
public sealed record LogPage(LogFilter Filter, ImmutableArray<LogRow> Rows, Guid? Next)
{
    /// <summary>What was just taken back, as the log has it; null for nothing.</summary>
    public Decision? Undone { get; init; }

    /// <summary>The row of what was taken back may stand on the next page by now.</summary>
    public bool IsUndoneElsewhere => Undone is not null && !Rows.Any(IsUndone);

    /// <summary>Whether the row is of the decision that was taken back: the one of the version before.</summary>
    public bool IsUndone(LogRow row) => row.Decision.CommentId == Undone?.CommentId
        && row.Decision.CommentVersion == Undone.CommentVersion - 1;
}

/// <param name="Comment">As it is now.</param>
public sealed record LogRow(Decision Decision, Comment? Comment)
{
    public bool CanUndo => DecisionRules.CanTakeBack(Decision, Comment);
}
