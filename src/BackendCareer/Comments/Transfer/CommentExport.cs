using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Writes the discussion as JSON Lines, oldest first, as it is at one moment, while the site goes on.</summary>
public sealed class CommentExport(CommentsDb db)
{
    private static readonly HoldReasons[] EachReason = [.. Enum.GetValues<HoldReasons>().Where(reason => reason != HoldReasons.None)];

    public async Task<ExportCount> WriteAsync(Stream file, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true); // writers go on
        await db.Database.UseTransactionAsync(moment, cancellationToken);
        return new ExportCount(
            await WriteAsync(Comments(), file, cancellationToken),
            await WriteAsync(Votes(), file, cancellationToken),
            await WriteAsync(Decisions(), file, cancellationToken));
    }

    /// <summary>What is answered is older than its answers, so it comes first.</summary>
    private IQueryable<ExportLine> Comments() =>
        db.Comments.AsNoTracking().OrderBy(c => c.CreatedUtc).ThenBy(c => c.Id).Select(c => new CommentLine(
        c.Id, c.ArticleId, c.ParentId, c.AuthorName, c.Kind, c.BodyMarkdown, c.Status, Split(c.HoldReasons), c.ReaderKeyHash,
        c.IsModerator, c.IsPinned, c.IsClosed, c.CreatedUtc, c.EditedUtc, c.DecidedUtc, c.Version,
        c.Section));

    private IQueryable<ExportLine> Votes() => db.HelpfulVotes.AsNoTracking().OrderBy(v => v.CommentId).ThenBy(v => v.ReaderKeyHash)
        .Select(v => new VoteLine(v.CommentId, v.ReaderKeyHash));

    private IQueryable<ExportLine> Decisions() => db.Decisions.AsNoTracking().OrderBy(d => d.Id).Select(d => new DecisionLine(
        d.Id, d.BatchId, d.CommentId, d.Moderator, d.Action, d.From, d.To, d.Reason, d.CommentVersion, d.DecidedUtc));

    private static HoldReasons[] Split(HoldReasons reasons) => [.. EachReason.Where(reason => reasons.HasFlag(reason))];

    private static async Task<int> WriteAsync(IQueryable<ExportLine> lines, Stream file, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(file, line, ExportLine.Json, cancellationToken);
            file.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }
}

/// <summary>How many lines of each kind.</summary>
public sealed record ExportCount(int Comments, int Votes, int Decisions)
{
    public override string ToString() => $"{Count(Comments, "comment")}, {Count(Votes, "vote")}, {Count(Decisions, "decision")}";

    private static string Count(int number, string what) => $"{number:N0} {what}{(number == 1 ? "" : "s")}";
}
