using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What a moderator sees of a discussion beside what everybody does: what waits, each where it would stand.</summary>
internal static class ShownToModerators
{
    /// <summary>
    /// Below what is not shown there may be something that waits: as for everybody, the place of what began a thread stands for all of
    /// it, every other for the replies to it. Both are asked for once, by all that waits, and not for each comment.
    /// </summary>
    /// <param name="asked">A comment that is shown in any case.</param>
    public static IQueryable<Comment> ShownToModerator(this CommentsDb db, Guid? asked)
    {
        var waiting = db.Comments.Where(reply => reply.ParentId != null && (reply.Status == CommentStatus.Pending || reply.Id == asked));
        var (parents, threads) = (waiting.Select(reply => reply.ParentId!.Value), waiting.Select(reply => reply.ThreadId));
        return db.Comments.AsNoTracking().Where(comment =>
            comment.IsShown || comment.Status == CommentStatus.Pending || comment.Id == asked
            || parents.Contains(comment.Id) || threads.Contains(comment.Id));
    }

    /// <returns>The thread of each comment of an article that a moderator is shown and nobody else, and whether it begins that.</returns>
    public static async Task<List<(Guid ThreadId, bool BeginsThread)>> HiddenFromReadersAsync(
        this CommentsDb db, string articleId, Guid? asked, CancellationToken cancellationToken)
    {
        var comments = db.Comments.Where(comment => comment.ArticleId == articleId)
            .Select(comment => new { comment.Id, comment.Status, comment.ThreadId, comment.ParentId, comment.IsShown });
        var shown = await comments.Where(comment => comment.Status == CommentStatus.Pending)
            .Concat(comments.Where(comment => comment.Id == asked))
            .Select(comment => new
            {
                comment.Id,
                comment.ThreadId,
                comment.ParentId,
                comment.IsShown,
                IsParentShown = db.Comments.Any(parent => parent.Id == comment.ParentId && parent.IsShown),
                IsRootShown = db.Comments.Any(root => root.Id == comment.ThreadId && root.IsShown),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. shown.SelectMany(comment => new[]
                {
                    (comment.Id, comment.ThreadId, comment.IsShown),
                    (Id: comment.ParentId ?? comment.ThreadId, comment.ThreadId,
                        IsShown: comment.ParentId is null ? comment.IsRootShown : comment.IsParentShown),
                    (Id: comment.ThreadId, comment.ThreadId, IsShown: comment.IsRootShown),
                })
                .Where(place => !place.IsShown)
                .DistinctBy(place => place.Id)
                .Select(place => (place.ThreadId, place.Id == place.ThreadId)),
        ];
    }
}
