using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of what stands under an article: threads, oldest first, each with its first replies.</summary>
/// <param name="Count">Of all comments under the article, replies included.</param>
/// <param name="Pages">At least 1.</param>
public sealed record CommentThread(int Count, int Page, int Pages, ImmutableArray<CommentView> Roots)
{
    public const int ThreadsOnPage = 50;

    /// <summary>How many replies of a thread its article's page shows; the rest have a page of their own.</summary>
    public const int RepliesShown = 10;

    /// <summary>How many replies the page of one thread shows.</summary>
    private const int MostReplies = 500;

    private static readonly Expression<Func<Comment, Row>> AsRow =
        comment => new Row(comment.Id, comment.ParentId, comment.AuthorName, comment.BodyHtml, comment.CreatedUtc);

    /// <summary>Two queries at most, whatever the number of comments; no roots beyond the last page.</summary>
    /// <param name="page">From 1.</param>
    public static async Task<CommentThread> LoadAsync(CommentsDb db, string articleId, int page, CancellationToken cancellationToken)
    {
        var all = db.Comments.AsNoTracking().Where(comment => comment.ArticleId == articleId);
        var roots = await InOrder(all.Where(comment => comment.ParentId == null))
            .Skip((page - 1) * ThreadsOnPage)
            .Take(ThreadsOnPage)
            .Select(root => new
            {
                Row = new Row(root.Id, root.ParentId, root.AuthorName, root.BodyHtml, root.CreatedUtc),
                Replies = db.Comments.Count(reply => reply.RootId == root.Id),
                Threads = all.Count(comment => comment.ParentId == null),
                Comments = all.Count(),
            })
            .ToListAsync(cancellationToken);
        var answered = roots.Where(root => root.Replies > 0).Select(root => root.Row.Id).ToList();
        var replies = (answered.Count == 0 ? [] : await FirstReplies(db, answered).ToListAsync(cancellationToken)).ToLookup(reply => reply.ParentId);
        return new CommentThread(
            roots.FirstOrDefault()?.Comments ?? 0,
            page,
            Math.Max(1, (int)Math.Ceiling((roots.FirstOrDefault()?.Threads ?? 0) / (double)ThreadsOnPage)),
            [.. roots.Select(root => View(root.Row, replies, depth: 0) with { HiddenReplies = Math.Max(0, root.Replies - RepliesShown) })]);
    }

    /// <returns>A comment that begins a thread, with its replies; null for any other id.</returns>
    public static async Task<CommentView?> LoadOneAsync(CommentsDb db, Guid rootId, CancellationToken cancellationToken)
    {
        var rows = await InOrder(db.Comments.AsNoTracking().Where(comment => comment.Id == rootId || comment.RootId == rootId))
            .Take(1 + MostReplies)
            .Select(AsRow)
            .ToListAsync(cancellationToken);
        return rows.Find(row => row.Id == rootId && row.ParentId is null) is { } root ? View(root, rows.ToLookup(row => row.ParentId), depth: 0) : null;
    }

    /// <summary>A reply is younger than what it answers: the first ones of a thread always hang together.</summary>
    private static IQueryable<Row> FirstReplies(CommentsDb db, List<Guid> rootIds) => db.Comments.AsNoTracking()
        .Where(root => rootIds.Contains(root.Id))
        .SelectMany(root => db.Comments
            .Where(reply => reply.RootId == root.Id)
            .OrderBy(reply => reply.CreatedUtc).ThenBy(reply => reply.Id)
            .Take(RepliesShown))
        .OrderBy(reply => reply.CreatedUtc).ThenBy(reply => reply.Id)
        .Select(AsRow);

    private static IOrderedQueryable<Comment> InOrder(IQueryable<Comment> comments) =>
        comments.OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id);

    private static CommentView View(Row row, ILookup<Guid?, Row> replies, int depth) => new(
        row.Id, row.AuthorName, new HtmlString(row.BodyHtml), row.CreatedUtc, depth,
        [.. replies[row.Id].Select(reply => View(reply, replies, depth + 1))]);

    private sealed record Row(Guid Id, Guid? ParentId, string AuthorName, string BodyHtml, DateTime CreatedUtc);
}

/// <summary>A comment as a page shows it.</summary>
/// <param name="Body">Cleaned when it was posted.</param>
/// <param name="Depth">0 for one that begins a thread.</param>
public sealed record CommentView(
    Guid Id, string AuthorName, HtmlString Body, DateTime CreatedUtc, int Depth, ImmutableArray<CommentView> Replies)
{
    /// <summary>Replies deeper than this stand at the same margin: a phone has no room for more.</summary>
    public const int DeepestMargin = 3;

    /// <summary>Replies of this thread that only its own page shows.</summary>
    public int HiddenReplies { get; init; }

    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";
}
