using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>On which page a comment stands.</summary>
internal static class CommentAddress
{
    /// <returns>Null for a comment that is not there, or whose article is not.</returns>
    public static async Task<string?> OfAsync(Guid id, CommentsDb db, Guide guide, CancellationToken cancellationToken)
    {
        var comment = await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken);
        if (comment is null || guide.FindById(comment.ArticleId) is not { } article)
        {
            return null;
        }

        var page = await IsHiddenAsync(comment, db, cancellationToken)
            ? $"/comments/{comment.RootId}/replies"
            : article.Address + QueryOf(await PageOfAsync(comment, db, cancellationToken));
        return $"{page}#{CommentView.AnchorOf(id)}";
    }

    public static string QueryOf(int page) => page > 1 ? $"?page={page}" : "";

    private static async Task<bool> IsHiddenAsync(Comment comment, CommentsDb db, CancellationToken cancellationToken) =>
        comment.RootId is { } root
        && await db.Comments.CountAsync(
            reply => reply.RootId == root
                && (reply.CreatedUtc < comment.CreatedUtc || (reply.CreatedUtc == comment.CreatedUtc && reply.Id < comment.Id)),
            cancellationToken) >= CommentThread.RepliesShown;

    private static async Task<int> PageOfAsync(Comment comment, CommentsDb db, CancellationToken cancellationToken)
    {
        var root = comment.RootId is { } rootId ? await db.Comments.AsNoTracking().FirstAsync(candidate => candidate.Id == rootId, cancellationToken) : comment;
        var before = await db.Comments.CountAsync(
            other => other.ArticleId == root.ArticleId && other.ParentId == null
                && (other.CreatedUtc < root.CreatedUtc || (other.CreatedUtc == root.CreatedUtc && other.Id < root.Id)),
            cancellationToken);
        return (before / CommentThread.ThreadsOnPage) + 1;
    }
}
