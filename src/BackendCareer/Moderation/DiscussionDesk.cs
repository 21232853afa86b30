using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>Draws discussions for moderators; the same few queries whatever the number of comments.</summary>
public sealed class DiscussionDesk(CommentsDb db, Guide guide, QueueRows rows, Notices notices)
{
    /// <summary>Of what waits under an article, so many are listed above its discussion.</summary>
    private const int Listed = 20;

    public async Task<ImmutableArray<ArticleDesk>> ListAsync(CancellationToken cancellationToken)
    {
        var pending = await db.Comments.Where(comment => comment.Status == CommentStatus.Pending)
            .GroupBy(comment => comment.ArticleId)
            .Select(group => new { ArticleId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.ArticleId, group => group.Count, cancellationToken);
        var reported = await Reported().Select(comment => comment.ArticleId).ToListAsync(cancellationToken);
        var reports = reported.CountBy(article => article).ToDictionary();
        var shown = await db.Discussions.ToDictionaryAsync(
            discussion => discussion.ArticleId, discussion => discussion.Comments, cancellationToken);
        return
        [
            .. guide.Articles.Select(article => new ArticleDesk(
                article,
                shown.GetValueOrDefault(article.Id),
                pending.GetValueOrDefault(article.Id),
                reports.GetValueOrDefault(article.Id))),
        ];
    }

    public async Task<DiscussionDeskPage> OfArticleAsync(
        Article article, int page, Guid? asked, NoticeAddress news, CancellationToken cancellationToken)
    {
        var reader = Reader.ForModerator(asked);
        var thread = await CommentThread.LoadAsync(db, article.Id, reader.Room, page, ThreadSort.Oldest, reader, cancellationToken);
        var address = reader.AddressOf(article);
        return await PageAsync(article, thread.Roots, reader, news, cancellationToken) with
        {
            Waiting = await WaitingAsync(article.Id, cancellationToken),
            Previous = thread.Around.Previous is { } previous ? address + CommentAddress.QueryOf(previous, ThreadSort.Oldest) : null,
            Next = thread.Around.Next is { } next ? address + CommentAddress.QueryOf(next, ThreadSort.Oldest) : null,
        };
    }

    /// <returns>Null for an id that begins no thread, or one under an article that is not there.</returns>
    public async Task<DiscussionDeskPage?> OfThreadAsync(
        Guid rootId, Guid? from, Guid asked, NoticeAddress news, CancellationToken cancellationToken)
    {
        var reader = Reader.ForModerator(asked);
        return await ThreadReplies.LoadAsync(db, rootId, from, reader, cancellationToken) is { } thread
            && guide.FindById(thread.Root.Row.ArticleId) is { } article
                ? await PageAsync(article, [thread.Root], reader, news, cancellationToken) with
                {
                    IsThread = true,
                    Previous = thread.Previous,
                    Next = thread.Next,
                }
                : null;
    }

    private async Task<DiscussionDeskPage> PageAsync(
        Article article, ImmutableArray<CommentView> roots, Reader reader, NoticeAddress news, CancellationToken cancellationToken)
    {
        var ids = roots.SelectMany(WithReplies).Where(comment => !comment.IsGone).Select(comment => comment.Id).ToList();
        var found = (await rows.OfAsync(ids, cancellationToken)).ToDictionary(row => row.Comment.Id);
        var notice = await notices.OfAsync(news, cancellationToken);
        return new DiscussionDeskPage(article, roots, reader, new CommentParts("/Moderation/_Held.cshtml", "/Moderation/_Decide.cshtml",
            comment => new CasePage(found.GetValueOrDefault(comment.Id), comment, comment.Id == reader.Asked ? notice : null)));
    }

    private static IEnumerable<CommentView> WithReplies(CommentView comment) => comment.Replies.SelectMany(WithReplies).Prepend(comment);

    /// <summary>The oldest first; what is reported after what nobody has seen.</summary>
    private async Task<ImmutableArray<WaitingComment>> WaitingAsync(string articleId, CancellationToken cancellationToken)
    {
        var pending = db.Comments.Where(comment => comment.ArticleId == articleId && comment.Status == CommentStatus.Pending)
            .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id);
        var reported = Reported().Where(comment => comment.ArticleId == articleId)
            .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id);
        return [.. await FirstAsync(pending, cancellationToken), .. await FirstAsync(reported, cancellationToken)];
    }

    private static Task<List<WaitingComment>> FirstAsync(IQueryable<Comment> comments, CancellationToken cancellationToken) =>
        comments.Take(Listed)
            .Select(comment => new WaitingComment(comment.Id, comment.AuthorName, comment.CreatedUtc, comment.Status))
            .ToListAsync(cancellationToken);

    /// <summary>From the index of the reports that are open, whose comments are looked up.</summary>
    private IQueryable<Comment> Reported()
    {
        var open = db.Reports.Where(report => report.SettledUtc == null).Select(report => report.CommentId);
        return db.Comments.Where(comment => open.Contains(comment.Id) && comment.Status == CommentStatus.Approved);
    }
}

/// <summary>How much there is under an article.</summary>
/// <param name="Comments">That everybody sees.</param>
/// <param name="Pending">That nobody has decided about.</param>
/// <param name="Reported">Of those that everybody sees.</param>
public sealed record ArticleDesk(Article Article, int Comments, int Pending, int Reported)
{
    public string Address => Reader.ForModerator(asked: null).AddressOf(Article);

    /// <summary>"2 awaiting approval, 1 reported"; empty for nothing.</summary>
    public string Waits => string.Join(
        ", ", new[] { (Count: Pending, What: "awaiting approval"), (Count: Reported, What: "reported") }
            .Where(some => some.Count > 0)
            .Select(some => $"{some.Count:N0} {some.What}"));
}

/// <summary>A discussion, or one thread of it, as a moderator sees it.</summary>
/// <param name="Parts">What a moderator has around each comment.</param>
public sealed record DiscussionDeskPage(Article Article, ImmutableArray<CommentView> Roots, Reader Reader, CommentParts Parts)
{
    public bool IsThread { get; init; }

    /// <summary>The first of what waits under the article, on whichever page.</summary>
    public ImmutableArray<WaitingComment> Waiting { get; init; } = [];

    /// <summary>The address of the page before; null for the first.</summary>
    public string? Previous { get; init; }

    /// <summary>That of the page after; null for the last.</summary>
    public string? Next { get; init; }

    public CommentPage Of(CommentView root) => CommentPage.Of(root, Article, Reader) with { Parts = Parts };
}

public sealed record WaitingComment(Guid Id, string AuthorName, DateTime CreatedUtc, CommentStatus Status);

/// <summary>A comment in its discussion, for whoever decides about it.</summary>
/// <param name="Row">Null for one that vanished while the page was read.</param>
/// <param name="Notice">What has just been done to it; null for nothing.</param>
public sealed record CasePage(QueueRow? Row, CommentView Comment, Notice? Notice)
{
    /// <summary>Its buttons stand in sight.</summary>
    public bool IsWaiting => Row is { } row && (!Comment.IsPublic || row.Reports.Count > 0);

    /// <summary>What cannot be taken back is not done in passing.</summary>
    public IEnumerable<DecisionAction> Actions => (Row?.Possible ?? []).Where(action => action != DecisionAction.Delete);

    /// <summary>"the comment by Ada, comment 3": several have one name.</summary>
    public string Named => $"the comment by {Comment.AuthorName}, comment {Comment.Number}";
}
