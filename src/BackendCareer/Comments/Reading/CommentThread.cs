using System.Collections.Immutable;
using BackendCareer.Content;
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

    /// <summary>
    /// Two queries at most, whatever the number of comments, and one more for a reader with a key; no roots beyond the last page.
    /// </summary>
    /// <param name="page">From 1.</param>
    public static async Task<CommentThread> LoadAsync(
        CommentsDb db, string articleId, int page, ThreadSort sort, Reader reader, CancellationToken cancellationToken)
    {
        var discussion = db.Discussions.Where(discussion => discussion.ArticleId == articleId);
        var onPage = await db.ShownTo(reader)
            .Where(comment => comment.ArticleId == articleId && comment.ParentId == null)
            .InOrder(sort)
            .Skip((page - 1) * ThreadsOnPage)
            .Take(ThreadsOnPage)
            .Select(root => new
            {
                root.Id,
                root.Replies,
                Threads = discussion.Select(d => d.Threads).FirstOrDefault(),
                Comments = discussion.Select(d => d.Comments).FirstOrDefault(),
                Newest = discussion.Select(d => d.NewestId).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        if (onPage.Count == 0)
        {
            return new CommentThread(Count: 0, Newest: null, page, Pages: 1, sort, []);
        }

        var rows = await FirstOfThreadsAsync(db, onPage.ConvertAll(root => root.Id), reader, cancellationToken);
        var hidden = reader.KeyHash is null ? [] : await HiddenAsync(db, articleId, reader.KeyHash, cancellationToken);
        var threads = onPage[0].Threads + hidden.Count(own => own.BeginsThread);
        return new CommentThread(
            onPage[0].Comments,
            onPage[0].Newest,
            page,
            Math.Max(1, (int)Math.Ceiling(threads / (double)ThreadsOnPage)),
            sort,
            [
                .. from root in onPage
                   let view = View(root.Id, rows, reader)
                   where view is not null // removed between the two queries
                   let replies = root.Replies + hidden.Count(own => own.ThreadId == root.Id && !own.BeginsThread)
                   select view with { HiddenReplies = Math.Max(0, replies - RepliesShown) },
            ]);
    }

    private static async Task<List<(Guid ThreadId, bool BeginsThread)>> HiddenAsync(
        CommentsDb db, string articleId, byte[] keyHash, CancellationToken cancellationToken)
    {
        var hidden = db.HiddenFromOthers(articleId, keyHash).Select(comment => new { comment.ThreadId, comment.ParentId });
        return (await hidden.ToListAsync(cancellationToken)).ConvertAll(own => (own.ThreadId, own.ParentId is null));
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
    private static Task<List<CommentRow>> FirstOfThreadsAsync(
        CommentsDb db, List<Guid> rootIds, Reader reader, CancellationToken cancellationToken)
    {
        // without the ids SQLite would number every comment of the site
        var shown = db.ShownTo(reader).Where(comment => rootIds.Contains(comment.ThreadId));
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
        var replies = thread.Values.ToLookup(row => row.ParentId is { } parent && !thread.ContainsKey(parent) ? rootId : row.ParentId);
        return thread.TryGetValue(rootId, out var root) ? View(root, depth: 0) : null;

        CommentView View(CommentRow row, int depth) => new(
            row, depth, row.IsOwn && row.CreatedUtc >= reader.EditableSince, [.. replies[row.Id].Select(reply => View(reply, depth + 1))]);
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

    /// <summary>Only its place is left, for the replies below it.</summary>
    public bool IsGone => !IsPublic && !Waits;

    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";
}

/// <summary>One comment with its replies.</summary>
/// <param name="IsOpen">Whether it can be answered.</param>
/// <param name="Reader">For whom it is drawn.</param>
public sealed record CommentPage(CommentView Comment, Article Article, Reader Reader, bool IsOpen)
{
    /// <summary>False where a comment is only quoted, without buttons.</summary>
    public bool IsLive { get; init; } = true;

    public bool LedToCorrection => Article.Changed(Comment.Id);

    /// <summary>A comment that begins a thread.</summary>
    public static CommentPage Of(CommentView root, Article article, Reader reader) =>
        new(root, article, reader, IsOpen: article.CommentsOpen && !root.Row.IsClosed);

    /// <summary>What a form is about.</summary>
    public static CommentPage Quoted(CommentView comment, Article article) =>
        new(comment, article, Reader.Everybody, IsOpen: false) { IsLive = false };
}

/// <summary>One whole thread of an article.</summary>
public sealed record ThreadPage(Article Article, CommentView Root, Reader Reader);

/// <summary>Everything below an article's text: what was said, and the form to answer.</summary>
/// <param name="Thread">Null while the database does not answer.</param>
/// <param name="Limits">Which the form tells.</param>
public sealed record DiscussionPage(Article Article, CommentThread? Thread, Reader Reader, CommentLimits Limits);
