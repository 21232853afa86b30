using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>On which page a comment stands.</summary>
internal static class CommentAddress
{
    /// <returns>Null for a comment whose article is not there.</returns>
    public static async Task<string?> OfAsync(Comment comment, CommentsDb db, Guide guide, Reader reader, CancellationToken cancellationToken)
    {
        if (guide.FindById(comment.ArticleId) is not { } article)
        {
            return null;
        }

        var page = await IsHiddenAsync(comment, db, reader, cancellationToken)
            ? $"/comments/{comment.ThreadId}/replies"
            : article.Address + QueryOf(await PageOfAsync(comment, db, reader, cancellationToken), ThreadSort.Oldest);
        return $"{page}#{CommentView.AnchorOf(comment.Id)}";
    }

    public static string QueryOf(int page, ThreadSort sort)
    {
        string?[] parts = [page > 1 ? $"page={page}" : null, sort == ThreadSort.Oldest ? null : $"sort={Word.Of(sort)}"];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "" : "?" + query;
    }

    private static async Task<bool> IsHiddenAsync(Comment comment, CommentsDb db, Reader reader, CancellationToken cancellationToken) =>
        !comment.BeginsThread
        && await db.ShownTo(reader)
            .Where(other => other.ThreadId == comment.ThreadId
                && (other.CreatedUtc < comment.CreatedUtc || (other.CreatedUtc == comment.CreatedUtc && other.Id < comment.Id)))
            .InOrder()
            .Take(CommentThread.RepliesShown + 1)
            .CountAsync(cancellationToken) > CommentThread.RepliesShown;

    private static async Task<int> PageOfAsync(Comment comment, CommentsDb db, Reader reader, CancellationToken cancellationToken)
    {
        var root = comment.BeginsThread ? comment : await db.Comments.AsNoTracking().FirstAsync(root => root.Id == comment.ThreadId, cancellationToken);
        var roots = db.ShownTo(reader).Where(other => other.ArticleId == root.ArticleId && other.ParentId == null);
        var before = await (root.IsPinned
            ? roots.CountAsync(other => other.IsPinned && other.CreatedUtc < root.CreatedUtc, cancellationToken)
            : roots.CountAsync(
                other => other.IsPinned || other.CreatedUtc < root.CreatedUtc || (other.CreatedUtc == root.CreatedUtc && other.Id < root.Id),
                cancellationToken));
        return (before / CommentThread.ThreadsOnPage) + 1;
    }
}
