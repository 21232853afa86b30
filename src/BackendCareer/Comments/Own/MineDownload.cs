using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Everything that is stored of one browser, row by row from the database to its reader.</summary>
/// <param name="Comments">Newest first.</param>
/// <param name="NewAnswers">Which answers to them it has not seen.</param>
/// <param name="Activities">When it did what, for fourteen days.</param>
public sealed record MineDownload(
    DateTime MadeUtc, IAsyncEnumerable<DownloadedComment> Comments, IAsyncEnumerable<DownloadedVote> Votes,
    IAsyncEnumerable<DownloadedReport> Reports, IAsyncEnumerable<DownloadedAnswer> NewAnswers,
    IAsyncEnumerable<DownloadedActivity> Activities)
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), // a person reads it
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="key">Null for a browser that has none: of it nothing is stored.</param>
    public static MineDownload Of(CommentsDb db, ReaderKey? key, DateTime utcNow)
    {
        var hash = key?.Hash;
        return new MineDownload(
            utcNow,
            db.Comments.AsNoTracking()
                .Where(comment => hash != null && comment.ReaderKeyHash == hash)
                .OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id)
                .Select(comment => new DownloadedComment(
                    comment.Id, comment.ArticleId, comment.Section, comment.ParentId, comment.ThreadId, comment.Depth,
                    comment.AuthorName, comment.Kind, comment.BodyMarkdown, comment.BodyHtml, MineRow.WordsOf(comment.Status),
                    comment.IsPinned, comment.IsClosed, comment.HelpfulCount, comment.CreatedUtc, comment.EditedUtc))
                .AsAsyncEnumerable(),
            db.HelpfulVotes.Where(vote => hash != null && vote.ReaderKeyHash == hash)
                .Select(vote => new DownloadedVote(vote.CommentId))
                .AsAsyncEnumerable(),
            db.Reports.Where(report => hash != null && report.ReaderKeyHash == hash)
                .OrderBy(report => report.CreatedUtc)
                .Join(db.Comments, report => report.CommentId, comment => comment.Id, (report, comment) => new DownloadedReport(
                    report.CommentId, report.Reason, report.Note, report.CreatedUtc, report.SettledUtc,
                    ReportedRow.FateOf(report.SettledUtc, comment.Status)))
                .AsAsyncEnumerable(),
            db.NewAnswers.Where(answer => hash != null && answer.ReaderKeyHash == hash)
                .Select(answer => new DownloadedAnswer(answer.AnswerId))
                .AsAsyncEnumerable(),
            db.Activities.Where(activity => hash != null && activity.ReaderKeyHash == hash)
                .OrderBy(activity => activity.Kind).ThenBy(activity => activity.CreatedUtc)
                .Select(activity => new DownloadedActivity(activity.Kind, activity.CommentId, activity.CreatedUtc))
                .AsAsyncEnumerable());
    }
}

/// <summary>Without what would teach a sender of spam why a comment waits, and since when somebody knows.</summary>
public sealed record DownloadedComment(
    Guid Id, string ArticleId, string? Section, Guid? ParentId, Guid ThreadId, int Depth, string AuthorName, CommentKind? Kind,
    string BodyMarkdown, string BodyHtml, string Status, bool IsPinned, bool IsClosed, int HelpfulCount, DateTime CreatedUtc,
    DateTime? EditedUtc);

public sealed record DownloadedVote(Guid CommentId);

public sealed record DownloadedReport(
    Guid CommentId, ReportReason Reason, string Note, DateTime CreatedUtc, DateTime? SettledUtc, string Fate);

public sealed record DownloadedAnswer(Guid CommentId);

public sealed record DownloadedActivity(ActivityKind Kind, Guid CommentId, DateTime CreatedUtc);
