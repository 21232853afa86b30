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

    /// <returns>Each comment of an article that a moderator is shown and nobody else.</returns>
    public static async Task<List<HiddenPlace>> HiddenFromReadersAsync(
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
                Number = db.Comments.Where(root => root.Id == comment.ThreadId).Select(root => root.ThreadNumber).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. shown.SelectMany(comment => new[]
                {
                    (comment.Id, comment.ThreadId, comment.Number, comment.IsShown),
                    (Id: comment.ParentId ?? comment.ThreadId, comment.ThreadId, comment.Number,
                        IsShown: comment.ParentId is null ? comment.IsRootShown : comment.IsParentShown),
                    (Id: comment.ThreadId, comment.ThreadId, comment.Number, IsShown: comment.IsRootShown),
                })
                .Where(place => !place.IsShown)
                .DistinctBy(place => place.Id)
                .Select(place => new HiddenPlace(place.ThreadId, place.Id == place.ThreadId ? place.Number : null)),
        ];
    }
}

/// <summary>A comment that a reader is shown and others are not.</summary>
/// <param name="ThreadNumber">Null for a reply.</param>
internal readonly record struct HiddenPlace(Guid ThreadId, int? ThreadNumber);
