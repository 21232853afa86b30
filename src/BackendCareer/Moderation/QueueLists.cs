using System.Linq.Expressions;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>
/// The lists a moderator works through. What waits comes oldest first, what is decided newest first. Every list is read along an
/// index and from a cursor, so that the last page costs what the first does.
/// </summary>
public sealed class QueueLists(CommentsDb db, Guide guide, QueueRows rows)
{
    public const int RowsOnPage = 50;

    public async Task<QueuePage> ReadAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        var found = await FindAsync(filter, await MatchingAsync(filter, cancellationToken), cancellationToken);
        var first = await rows.OfAsync([.. found.Take(RowsOnPage).Select(place => place.Comment)], cancellationToken);
        var shown = QueueRows.OnOnePage(first, RowPage.BytesOf);
        return new QueuePage(
            filter,
            await CountAsync(cancellationToken),
            guide.Articles,
            shown,
            found.Count > shown.Length ? filter with { After = shown[^1].PlaceIn(filter) } : null);
    }

    private async Task<IQueryable<Comment>> MatchingAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        var comments = db.Comments.AsNoTracking();
        if (filter.ArticleId is { } article)
        {
            comments = comments.Where(comment => comment.ArticleId == article);
        }

        if (filter.Text.Length > 0)
        {
            var text = filter.Text.Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
            var pattern = $"%{text}%";
            comments = comments.Where(comment => EF.Functions.Like(comment.BodyMarkdown, pattern, @"\")
                || EF.Functions.Like(comment.AuthorName, pattern, @"\"));
        }

        comments = filter.Why switch
        {
            QueueReason.Held { Reason: var reason } => comments.Where(comment => (comment.HoldReasons & reason) != HoldReasons.None),
            QueueReason.Reported { Reason: var reason } => comments.Where(comment =>
                db.Reports.Any(report => report.CommentId == comment.Id && report.Reason == reason)),
            _ => comments,
        };
        return filter.Writer is { } writer ? await OfWriterAsync(comments, writer, cancellationToken) : comments;
    }

    /// <summary>A comment whose key is gone has no others.</summary>
    private async Task<IQueryable<Comment>> OfWriterAsync(IQueryable<Comment> comments, Guid writer, CancellationToken cancellationToken)
    {
        var key = await db.Comments.Where(comment => comment.Id == writer).Select(comment => comment.ReaderKeyHash)
            .FirstOrDefaultAsync(cancellationToken);
        return key is null ? comments.Where(comment => comment.Id == writer) : comments.Where(comment => comment.ReaderKeyHash == key);
    }

    private async Task<List<Place>> FindAsync(QueueFilter filter, IQueryable<Comment> matching, CancellationToken cancellationToken) =>
        filter.View switch
        {
            QueueView.Waiting => Merge(
                filter.Sort,
                await WrittenAsync(matching.Where(Has(CommentStatus.Pending)), filter, cancellationToken),
                await ReportedAsync(matching, filter, cancellationToken)),
            QueueView.Pending => await WrittenAsync(matching.Where(Has(CommentStatus.Pending)), filter, cancellationToken),
            QueueView.Reported => await ReportedAsync(matching, filter, cancellationToken),
            QueueView.Approved => await WrittenAsync(matching.Where(Has(CommentStatus.Approved)), filter, cancellationToken),
            QueueView.Rejected => await WrittenAsync(matching.Where(Has(CommentStatus.Rejected)), filter, cancellationToken),
            QueueView.Spam => await WrittenAsync(matching.Where(Has(CommentStatus.Spam)), filter, cancellationToken),
            _ => await WrittenAsync(matching.Where(Listed(filter.Writer)), filter, cancellationToken),
        };

    private static List<Place> Merge(QueueSort sort, List<Place> pending, List<Place> reported)
    {
        var all = pending.Concat(reported);
        var ordered = sort switch
        {
            QueueSort.Oldest => all.OrderBy(place => place.SinceUtc).ThenBy(place => place.Comment.Id),
            QueueSort.Newest => all.OrderByDescending(place => place.SinceUtc).ThenByDescending(place => place.Comment.Id),
            _ => all,
        };
        return [.. ordered.Take(RowsOnPage + 1)];
    }

    /// <summary>What is deleted stands nowhere, but for whoever asks who wrote it: they can be banned yet.</summary>
    private static Expression<Func<Comment, bool>> Listed(Guid? asked) => asked is { } id
        ? comment => comment.Status != CommentStatus.Deleted || comment.Id == id
        : comment => comment.Status != CommentStatus.Deleted;

    private static Expression<Func<Comment, bool>> Has(CommentStatus status) => comment => comment.Status == status;

    /// <summary>By when they were written, or by why they wait.</summary>
    private static Task<List<Place>> WrittenAsync(IQueryable<Comment> comments, QueueFilter filter, CancellationToken cancellationToken)
    {
        var left = filter.After is { } after ? After(after, comments, filter.Sort) : comments;
        var ordered = filter.Sort switch
        {
            QueueSort.Oldest => left.OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id),
            QueueSort.Newest => left.OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id),
            _ => left.OrderBy(comment => comment.HoldReasons).ThenBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id),
        };
        return ordered.Take(RowsOnPage + 1).Select(comment => new Place(comment.CreatedUtc, comment)).ToListAsync(cancellationToken);
    }

    /// <summary>The time stands twice in the conditions: the first one lets SQLite begin in the index.</summary>
    private static IQueryable<Comment> After(QueueCursor place, IQueryable<Comment> comments, QueueSort sort)
    {
        var (since, id, reasons) = (place.SinceUtc, place.Id, (HoldReasons)place.Group);
        return sort switch
        {
            QueueSort.Oldest => comments.Where(comment =>
                comment.CreatedUtc >= since && (comment.CreatedUtc > since || comment.Id > id)),
            QueueSort.Newest => comments.Where(comment =>
                comment.CreatedUtc <= since && (comment.CreatedUtc < since || comment.Id < id)),
            _ => comments.Where(comment => comment.HoldReasons >= reasons && (comment.HoldReasons > reasons
                || comment.CreatedUtc > since || (comment.CreatedUtc == since && comment.Id > id))),
        };
    }

    /// <summary>
    /// What readers see and somebody reported, by the first open report of each. Reads along the index of the reports and stops when
    /// the page is full; two reports of one moment are one place.
    /// </summary>
    private async Task<List<Place>> ReportedAsync(
        IQueryable<Comment> comments, QueueFilter filter, CancellationToken cancellationToken)
    {
        var others = db.Reports.Where(OpenReports.OfComments);
        var reports = db.Reports.Where(report => report.SettledUtc == null
            && !others.Any(earlier => earlier.CommentId == report.CommentId && earlier.CreatedUtc < report.CreatedUtc));
        var after = filter.Sort == QueueSort.Reason && filter.After?.Group < QueueCursor.Reported ? null : filter.After;
        var (isNewestFirst, since, id) = (filter.Sort == QueueSort.Newest, after?.SinceUtc, after?.Id);
        if (after is not null)
        {
            reports = isNewestFirst
                ? reports.Where(report => report.CreatedUtc <= since && (report.CreatedUtc < since || report.CommentId < id))
                : reports.Where(report => report.CreatedUtc >= since && (report.CreatedUtc > since || report.CommentId > id));
        }

        var ordered = isNewestFirst
            ? reports.OrderByDescending(report => report.CreatedUtc).ThenByDescending(report => report.CommentId)
            : reports.OrderBy(report => report.CreatedUtc).ThenBy(report => report.CommentId);
        return await ordered
            .Join(comments.Where(Reportable), report => report.CommentId, comment => comment.Id,
                (report, comment) => new Place(report.CreatedUtc, comment))
            .AsAsyncEnumerable()
            .DistinctBy(place => place.Comment.Id)
            .Take(RowsOnPage + 1)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A pending comment waits as such, whatever was reported of it before.</summary>
    private static Expression<Func<Comment, bool>> Reportable =>
        comment => comment.Status != CommentStatus.Pending && comment.Status != CommentStatus.Deleted;

    private async Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Comments
            .GroupBy(comment => comment.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Status, group => group.Count, cancellationToken);
        var reported = await db.Reports
            .Where(report => report.SettledUtc == null)
            .Join(db.Comments.Where(Reportable), report => report.CommentId, comment => comment.Id, (report, comment) => comment.Id)
            .Distinct()
            .Take(QueueCounts.MostReported)
            .CountAsync(cancellationToken);
        return new QueueCounts(counts, reported);
    }

    private sealed record Place(DateTime SinceUtc, Comment Comment);
}
