using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of what stands under an article: threads, each with its first replies.</summary>
/// <param name="Count">Of all comments under the article, replies included.</param>
/// <param name="Newest">The last of them, on whichever page: a script asks for later ones.</param>
/// <param name="Pages">At least 1.</param>
public sealed record CommentThread(int Count, Guid? Newest, int Page, int Pages, ThreadSort Sort, ImmutableArray<CommentView> Roots)
{
    public const int ThreadsOnPage = 50;

    /// <summary>How many replies of a thread its article's page shows; the rest have a page of their own.</summary>
    public const int RepliesShown = 10;

    /// <summary>How many replies the page of one thread shows.</summary>
    private const int MostReplies = 500;

    /// <summary>Two queries at most, whatever the number of comments; no roots beyond the last page.</summary>
    /// <param name="page">From 1.</param>
    public static async Task<CommentThread> LoadAsync(
        CommentsDb db, string articleId, int page, ThreadSort sort, Reader reader, CancellationToken cancellationToken)
    {
        var shown = db.ShownTo(reader);
        var approved = db.Comments.Where(comment => comment.ArticleId == articleId && comment.Status == CommentStatus.Approved);
        var roots = shown.Where(comment => comment.ArticleId == articleId && comment.ParentId == null);
        var onPage = await roots.InOrder(sort)
            .Skip((page - 1) * ThreadsOnPage)
            .Take(ThreadsOnPage)
            .Select(root => new
            {
                root.Id,
                Replies = root.IsAnswered ? shown.Count(reply => reply.ThreadId == root.Id) - 1 : 0,
                Threads = roots.Count(),
                Comments = approved.Count(),
                Newest = approved.OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id).Select(comment => (Guid?)comment.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var rows = onPage.Count == 0 ? [] : await FirstOfThreadsAsync(db, onPage.ConvertAll(root => root.Id), reader, cancellationToken);
        return new CommentThread(
            onPage.FirstOrDefault()?.Comments ?? 0,
            onPage.FirstOrDefault()?.Newest,
            page,
            Math.Max(1, (int)Math.Ceiling((onPage.FirstOrDefault()?.Threads ?? 0) / (double)ThreadsOnPage)),
            sort,
            [
                .. from root in onPage
                   let view = View(root.Id, rows, reader)
                   where view is not null // removed between the two queries
                   select view with { HiddenReplies = Math.Max(0, root.Replies - RepliesShown) },
            ]);
    }

    /// <returns>A comment that begins a thread, with its replies; null for any other id.</returns>
    public static async Task<CommentView?> LoadOneAsync(CommentsDb db, Guid rootId, Reader reader, CancellationToken cancellationToken)
    {
        var rows = await db.ShownTo(reader).Where(comment => comment.ThreadId == rootId).InOrder()
            .Take(1 + MostReplies)
            .Select(db.Rows(reader))
            .ToListAsync(cancellationToken);
        return View(rootId, rows, reader);
    }

    /// <summary>A reply is later than what it answers: the first comments of a thread always hang together.</summary>
    private static Task<List<CommentRow>> FirstOfThreadsAsync(CommentsDb db, List<Guid> rootIds, Reader reader, CancellationToken cancellationToken)
    {
        var shown = db.ShownTo(reader).Where(comment => rootIds.Contains(comment.ThreadId)); // else SQLite numbers every comment of the site
        return db.Comments
            .Where(root => rootIds.Contains(root.Id))
            .SelectMany(root => shown
                .Where(comment => comment.ThreadId == root.Id)
                .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id)
                .Take(1 + RepliesShown))
            .InOrder()
            .Select(db.Rows(reader))
            .ToListAsync(cancellationToken);
    }

    private static CommentView? View(Guid rootId, List<CommentRow> rows, Reader reader)
    {
        var thread = rows.Where(row => row.ThreadId == rootId).ToDictionary(row => row.Id);
        var answers = thread.Values.ToLookup(row => row.ParentId is { } parent && !thread.ContainsKey(parent) ? rootId : row.ParentId);
        return thread.TryGetValue(rootId, out var root) ? View(root, depth: 0) : null;

        CommentView View(CommentRow row, int depth) => new(
            row, depth, row.IsOwn && row.CreatedUtc >= reader.EditableSince, [.. answers[row.Id].Select(answer => View(answer, depth + 1))]);
    }
}

/// <summary>A comment as a page shows it.</summary>
/// <param name="Depth">0 for one that begins a thread.</param>
/// <param name="CanEdit">The reader may still change it.</param>
public sealed record CommentView(CommentRow Row, int Depth, bool CanEdit, ImmutableArray<CommentView> Replies)
{
    /// <summary>Replies deeper than this stand at the same margin: a phone has no room for more.</summary>
    public const int DeepestMargin = 3;

    public Guid Id => Row.Id;

    public string AuthorName => Row.AuthorName;

    /// <summary>Cleaned when it was written.</summary>
    public HtmlString Body => new(Row.BodyHtml);

    /// <summary>Replies of this thread that only its own page shows.</summary>
    public int HiddenReplies { get; init; }

    public bool IsPublic => Row.Status == CommentStatus.Approved;

    /// <summary>Only its writer sees it, and sees that it waits.</summary>
    public bool Waits => Row.IsOwn && Row.Status is CommentStatus.Pending or CommentStatus.Spam;

    /// <summary>Only its place is left, for the answers below it.</summary>
    public bool IsGone => !IsPublic && !Waits;

    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";
}
