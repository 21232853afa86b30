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
    public const int RowsOnPage = 35;

    public async Task<QueuePage> ReadAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        var found = await FindAsync(filter, await MatchingAsync(filter, cancellationToken), cancellationToken);
        var first = await rows.OfAsync([.. found.Take(RowsOnPage).Select(place => place.Comment)], cancellationToken);
        var shown = QueueRows.OnOnePage(first);
        return new QueuePage(
            filter,
            await CountAsync(cancellationToken),
            guide.Articles,
            shown,
            found.Count > shown.Length ? filter with { After = CursorOf(found[shown.Length - 1]) } : null);
    }

    private static QueueCursor CursorOf(Place place) => new(place.SinceUtc, place.Comment.Id);

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
            QueueView.Waiting =>
            [
                .. (await OldestFirstAsync(matching.Where(Has(CommentStatus.Pending)), filter.After, cancellationToken))
                    .Concat(await ReportedAsync(matching, filter.After, cancellationToken))
                    .OrderBy(place => place.SinceUtc).ThenBy(place => place.Comment.Id)
                    .Take(RowsOnPage + 1),
            ],
            QueueView.Pending => await OldestFirstAsync(matching.Where(Has(CommentStatus.Pending)), filter.After, cancellationToken),
            QueueView.Reported => await ReportedAsync(matching, filter.After, cancellationToken),
            QueueView.Approved => await NewestFirstAsync(matching.Where(Has(CommentStatus.Approved)), filter.After, cancellationToken),
            QueueView.Rejected => await NewestFirstAsync(matching.Where(Has(CommentStatus.Rejected)), filter.After, cancellationToken),
            QueueView.Spam => await NewestFirstAsync(matching.Where(Has(CommentStatus.Spam)), filter.After, cancellationToken),
            _ => await NewestFirstAsync(matching.Where(Listed(filter.Writer)), filter.After, cancellationToken),
        };

    /// <summary>What is deleted stands nowhere, but for whoever asks who wrote it: they can be banned yet.</summary>
    private static Expression<Func<Comment, bool>> Listed(Guid? asked) => asked is { } id
        ? comment => comment.Status != CommentStatus.Deleted || comment.Id == id
        : comment => comment.Status != CommentStatus.Deleted;

    private static Expression<Func<Comment, bool>> Has(CommentStatus status) => comment => comment.Status == status;

    /// <summary>The time stands twice in the condition: the first one lets SQLite begin at its place in the index.</summary>
    private static Task<List<Place>> OldestFirstAsync(IQueryable<Comment> comments, QueueCursor? after, CancellationToken cancellationToken)
    {
        if (after is { SinceUtc: var since, Id: var id })
        {
            comments = comments.Where(comment => comment.CreatedUtc >= since && (comment.CreatedUtc > since || comment.Id > id));
        }

        return FirstAsync(comments.OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id), cancellationToken);
    }

    private static Task<List<Place>> NewestFirstAsync(IQueryable<Comment> comments, QueueCursor? after, CancellationToken cancellationToken)
    {
        if (after is { SinceUtc: var since, Id: var id })
        {
            comments = comments.Where(comment => comment.CreatedUtc <= since && (comment.CreatedUtc < since || comment.Id < id));
        }

        return FirstAsync(
            comments.OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id), cancellationToken);
    }

    private static Task<List<Place>> FirstAsync(IQueryable<Comment> ordered, CancellationToken cancellationToken) =>
        ordered.Take(RowsOnPage + 1).Select(comment => new Place(comment.CreatedUtc, comment)).ToListAsync(cancellationToken);

    /// <summary>
    /// What readers see and somebody reported, in the order of the first open report of each. Reads along the index of the
    /// reports and stops when the page is full; two reports of one moment are one place.
    /// </summary>
    private async Task<List<Place>> ReportedAsync(IQueryable<Comment> comments, QueueCursor? after, CancellationToken cancellationToken)
    {
        var others = db.Reports.Where(OpenReports.OfComments);
        var reports = db.Reports.Where(report => report.SettledUtc == null
            && !others.Any(earlier => earlier.CommentId == report.CommentId && earlier.CreatedUtc < report.CreatedUtc));
        if (after is { SinceUtc: var since, Id: var id })
        {
            reports = reports.Where(report => report.CreatedUtc >= since && (report.CreatedUtc > since || report.CommentId > id));
        }

        return await reports
            .OrderBy(report => report.CreatedUtc).ThenBy(report => report.CommentId)
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
