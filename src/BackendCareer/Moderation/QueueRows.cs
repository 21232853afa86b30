using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>Adds to comments what a moderator wants to know beside them; the same few queries whatever their number.</summary>
public sealed class QueueRows(CommentsDb db, Guide guide)
{
    private const int ReportsShown = 5;

    /// <summary>Enough for a full page of comments of the ordinary length. With the head of the page less than 200 KB.</summary>
    private const int BytesOnPage = 185_000;

    /// <returns>As many of the first as a page has room for.</returns>
    /// <param name="bytesOf">What a row takes there.</param>
    public static ImmutableArray<QueueRow> OnOnePage(ImmutableArray<QueueRow> rows, Func<QueueRow, int> bytesOf)
    {
        var budget = new PageBudget(BytesOnPage);
        return [.. rows.TakeWhile(row => budget.TryTake(bytesOf(row)))];
    }

    /// <summary>In the order in which they were written.</summary>
    public async Task<ImmutableArray<QueueRow>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await OfAsync(
            await db.Comments.AsNoTracking().Where(comment => ids.Contains(comment.Id)).OrderBy(comment => comment.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);

    public async Task<ImmutableArray<QueueRow>> OfAsync(IReadOnlyList<Comment> comments, CancellationToken cancellationToken)
    {
        if (comments.Count == 0)
        {
            return [];
        }

        var ids = comments.Select(comment => comment.Id).ToList();
        var parents = await ParentsAsync(comments, cancellationToken);
        var reports = await ReportsAsync(ids, cancellationToken);
        var writers = await WritersAsync(comments, cancellationToken);
        var latest = await LatestDecisionsAsync(ids, cancellationToken);
        var traces = await WriterTrace.OfAsync(db, comments, cancellationToken);
        return
        [
            .. comments.Select(comment => new QueueRow(
                comment,
                guide.FindById(comment.ArticleId),
                comment.ParentId is { } parent ? parents.GetValueOrDefault(parent) : null,
                reports.GetValueOrDefault(comment.Id, OpenReports.None),
                OthersOf(comment, writers),
                latest.GetValueOrDefault(comment.Id),
                traces[comment.Id])),
        ];
    }

    private Task<Dictionary<Guid, Excerpt>> ParentsAsync(IEnumerable<Comment> comments, CancellationToken cancellationToken)
    {
        var ids = comments.Select(comment => comment.ParentId).OfType<Guid>().Distinct().ToList();
        return db.Comments.AsNoTracking().Where(comment => ids.Contains(comment.Id))
            .ToDictionaryAsync(comment => comment.Id, Excerpt.Of, cancellationToken);
    }

    private Task<Dictionary<Guid, OpenReports>> ReportsAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Reports.AsNoTracking()
        .Where(OpenReports.OfComments)
        .Where(report => ids.Contains(report.CommentId))
        .GroupBy(report => report.CommentId)
        .Select(group => new
        {
            Id = group.Key,
            Count = group.Count(),
            First = group.OrderBy(report => report.CreatedUtc).Take(ReportsShown).ToList()
        })
        .ToDictionaryAsync(group => group.Id, group => new OpenReports(group.Count, [.. group.First]), cancellationToken);

    private async Task<ILookup<string, (CommentStatus Status, int Count)>> WritersAsync(
        IEnumerable<Comment> comments, CancellationToken cancellationToken)
    {
        var keys = comments.Select(comment => comment.ReaderKeyHash).OfType<byte[]>().DistinctBy(Convert.ToHexString).ToList();
        var counts = await db.Comments
            .Where(comment => comment.ReaderKeyHash != null && keys.Contains(comment.ReaderKeyHash))
            .GroupBy(comment => new { comment.ReaderKeyHash, comment.Status })
            .Select(group => new { group.Key.ReaderKeyHash, group.Key.Status, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts.ToLookup(group => Convert.ToHexString(group.ReaderKeyHash!), group => (group.Status, group.Count));
    }

    private static ImmutableSortedDictionary<CommentStatus, int> OthersOf(
        Comment comment, ILookup<string, (CommentStatus Status, int Count)> writers) =>
        comment.ReaderKeyHash is null
            ? ImmutableSortedDictionary<CommentStatus, int>.Empty
            : writers[Convert.ToHexString(comment.ReaderKeyHash)]
                .Select(group => group.Status == comment.Status ? group with { Count = group.Count - 1 } : group)
                .Where(group => group.Count > 0)
                .ToImmutableSortedDictionary(group => group.Status, group => group.Count);

    private Task<Dictionary<Guid, Decision>> LatestDecisionsAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        db.Decisions.AsNoTracking()
        .Where(decision => ids.Contains(decision.CommentId))
        .GroupBy(decision => decision.CommentId)
        .Select(group => group.OrderByDescending(decision => decision.CommentVersion).First())
        .ToDictionaryAsync(decision => decision.CommentId, cancellationToken);
}
