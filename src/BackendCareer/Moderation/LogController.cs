using System.Collections.Immutable;
using BackendCareer.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>Who decided what. There is no way to change it.</summary>
public sealed class LogController(CommentsDb db) : ModerationController
{
    private const int RowsOnPage = 50;

    [HttpGet("/moderation/log")]
    public async Task<IActionResult> Show([FromQuery] LogFilter filter, CancellationToken cancellationToken)
    {
        var rows = await Matching(filter)
            .OrderByDescending(decision => decision.Id)
            .Take(RowsOnPage + 1)
            .LeftJoin(db.Comments, decision => decision.CommentId, comment => comment.Id, (decision, comment) => new { decision, comment })
            .OrderByDescending(row => row.decision.Id)
            .Select(row => new LogRow(row.decision, row.comment))
            .ToListAsync(cancellationToken);
        return Page("Log",
            new LogPage(filter, [.. rows.Take(RowsOnPage)], rows.Count > RowsOnPage ? rows[RowsOnPage - 1].Decision.Id : null));
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

    public string AddressAfter(Guid decision)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["moderator"] = Moderator,
            ["comment"] = Comment,
            ["cursor"] = decision.ToString()
        };
        return "/moderation/log" + QueryString.Create(parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)));
    }
}

/// <summary>A page of the log, newest first.</summary>
/// <param name="Next">After which decision the next page begins; null for the last.</param>
public sealed record LogPage(LogFilter Filter, ImmutableArray<LogRow> Rows, Guid? Next);

/// <param name="Comment">As it is now.</param>
public sealed record LogRow(Decision Decision, Comment? Comment);
