using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of what one browser reported, newest first, with what became of each.</summary>
/// <param name="Next">The comment of the report with which the next page begins; null for the last.</param>
public sealed record ReportedList(ImmutableArray<ReportedRow> Rows, Guid? Next)
{
    /// <summary>For a page that has answers and comments as well.</summary>
    public const int BytesBesideOthers = 50_000;

    public static readonly ReportedList Empty = new([], Next: null);

    private const int RowsOnPage = 50;

    /// <summary>Whether it begins with the newest.</summary>
    public bool IsFirst { get; init; } = true;

    public int Bytes => Rows.Sum(row => row.Bytes);

    /// <param name="from">The comment of the report with which the page begins; null, or nonsense, for the first page.</param>
    /// <param name="room">Bytes of HTML.</param>
    public static async Task<ReportedList> LoadAsync(
        CommentsDb db, Guide guide, ReaderKey key, Guid? from, int room, CancellationToken cancellationToken)
    {
        var mine = db.Reports.AsNoTracking().Where(report => report.ReaderKeyHash == key.Hash);
        var since = await mine.Where(report => report.CommentId == from).Select(report => (DateTime?)report.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        var rows = From(mine, from, since)
            .OrderByDescending(report => report.CreatedUtc).ThenByDescending(report => report.CommentId)
            .Join(db.Comments, report => report.CommentId, comment => comment.Id, (report, comment) => new Reported(
                report, comment.ArticleId, comment.AuthorName, comment.Status, comment.CreatedUtc, comment.EditedUtc));
        var page = await new PageBudget(room).FillAsync(rows, RowsOnPage, ReportedRow.BytesOf, cancellationToken);
        return new ReportedList(
            [.. page.Rows.Select(reported => new ReportedRow(reported, guide.FindById(reported.ArticleId)))], page.Next?.Report.CommentId)
        {
            IsFirst = since is null,
        };
    }

    private static IQueryable<Report> From(IQueryable<Report> mine, Guid? from, DateTime? since) => since is null
        ? mine
        : mine.Where(report => report.CreatedUtc < since || (report.CreatedUtc == since && report.CommentId <= from));
}

/// <summary>A report, with what its comment is by now.</summary>
public sealed record Reported(
    Report Report, string ArticleId, string AuthorName, CommentStatus Status, DateTime CommentUtc, DateTime? EditedUtc);

/// <summary>A report as the reader sees it who sent it.</summary>
/// <param name="Article">Null while it is not published.</param>
public sealed record ReportedRow(Reported Reported, Article? Article)
{
    /// <summary>Times, addresses and words around a note.</summary>
    private const int Around = 900;

    public Report Report => Reported.Report;

    public string Reason => ReportPage.WordsOf(Report.Reason);

    public string Fate => FateOf(Report.SettledUtc, Reported.Status);

    /// <summary>Everybody can still read it.</summary>
    public bool IsPublic => Article is not null && Reported.Status == CommentStatus.Approved;

    /// <summary>Who wrote it, as the reader saw it; null for a name that was erased, or changed since and seen by nobody.</summary>
    public string? AuthorName => Reported.Status switch
    {
        CommentStatus.Deleted => null,
        CommentStatus.Approved => Reported.AuthorName,
        _ => Reported.EditedUtc > Report.CreatedUtc ? null : Reported.AuthorName,
    };

    public int Bytes => BytesOf(Reported);

    internal static int BytesOf(Reported reported) =>
        Around + PageBudget.BytesOf(reported.AuthorName) + PageBudget.BytesOf(reported.Report.Note);

    /// <summary>
    /// The same for all that nobody sees. A sender of spam may report it with another browser: what is told here must fit what the first
    /// one is told, that it awaits approval.
    /// </summary>
    public static string FateOf(DateTime? settledUtc, CommentStatus status) => (settledUtc, status) switch
    {
        (_, CommentStatus.Deleted) => "The comment was deleted",
        (null, _) => "Waits for a moderator",
        (_, CommentStatus.Approved) => "Looked at: the comment stays",
        _ => "Looked at: the comment was taken down",
    };
}
