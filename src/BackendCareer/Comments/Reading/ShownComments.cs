using System.Linq.Expressions;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Which comments a reader sees. Every page, count and address asks here.</summary>
internal static class ShownComments
{
    /// <summary>What everybody sees, and the reader's own that wait.</summary>
    public static IQueryable<Comment> ShownTo(this CommentsDb db, Reader reader) => reader.IsModerator
        ? db.ShownToModerator(reader.Asked)
        : db.Comments.AsNoTracking().Where(comment =>
            comment.IsShown
            || (reader.KeyHash != null && comment.ReaderKeyHash == reader.KeyHash
                && (comment.Status == CommentStatus.Pending || comment.Status == CommentStatus.Spam)));

    /// <summary>Of an article: the reader's own that wait, and that nobody else sees.</summary>
    public static IQueryable<Comment> HiddenFromOthers(this CommentsDb db, string articleId, byte[] keyHash) =>
        db.Comments.AsNoTracking().Where(comment =>
            comment.ReaderKeyHash == keyHash && comment.ArticleId == articleId && !comment.IsShown
            && (comment.Status == CommentStatus.Pending || comment.Status == CommentStatus.Spam));

    /// <returns>The name that a browser used last; empty for none.</returns>
    public static async Task<string> NameUsedLastAsync(this CommentsDb db, byte[]? keyHash, CancellationToken cancellationToken)
    {
        var names = db.Comments.Where(comment => keyHash != null && comment.ReaderKeyHash == keyHash)
            .OrderByDescending(comment => comment.CreatedUtc)
            .Select(comment => comment.AuthorName);
        var name = keyHash is null ? null : await names.FirstOrDefaultAsync(cancellationToken);
        return name is null or CommentRules.Anonymous ? "" : name;
    }

    public static IOrderedQueryable<Comment> InOrder(this IQueryable<Comment> comments) =>
        comments.OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id);

    /// <summary>Pinned threads stand first; the order is that of an index.</summary>
    public static IOrderedQueryable<Comment> MostHelpfulFirst(this IQueryable<Comment> roots) =>
        roots.OrderByDescending(root => root.IsPinned).ThenByDescending(root => root.HelpfulCount)
            .ThenBy(root => root.CreatedUtc).ThenBy(root => root.Id);

    /// <param name="withText">False to learn first how long each is.</param>
    public static Expression<Func<Comment, CommentRow>> Rows(this CommentsDb db, Reader reader, bool withText = true) =>
        comment => new CommentRow(
            comment.Id, comment.ArticleId, comment.ParentId, comment.ThreadId, comment.Section, comment.AuthorName,
            comment.Kind, withText ? comment.BodyHtml : "", CommentsDb.BytesOf(comment.BodyHtml), comment.Status, comment.IsModerator,
            comment.IsPinned, comment.IsClosed, comment.HelpfulCount, comment.CreatedUtc, comment.EditedUtc,
            reader.KeyHash != null && comment.ReaderKeyHash == reader.KeyHash,
            comment.ParentId != null && comment.ReaderKeyHash != null
                && db.Comments.Any(root => root.Id == comment.ThreadId && root.ReaderKeyHash == comment.ReaderKeyHash),
            reader.KeyHash != null && db.HelpfulVotes.Any(vote => vote.CommentId == comment.Id && vote.ReaderKeyHash == reader.KeyHash));
}

/// <summary>On which page a comment stands.</summary>
internal static class CommentAddress
{
    /// <returns>Null for a comment whose article is not there.</returns>
    public static async Task<string?> OfAsync(
        Comment comment, CommentsDb db, Guide guide, Reader reader, CancellationToken cancellationToken)
    {
        if (guide.FindById(comment.ArticleId) is not { } article)
        {
            return null;
        }

        var number = await PageOfAsync(comment, db, reader, cancellationToken);
        var room = reader.IsModerator ? reader.Room : PageBudget.Below(article, guide);
        var page = comment.BeginsThread || await CommentThread.ShowsAsync(comment, room, number, db, reader, cancellationToken)
            ? reader.AddressOf(article) + QueryOf(number, ThreadSort.Oldest)
            : await ThreadReplies.AddressOfAsync(comment, db, reader, cancellationToken);
        return $"{page}#{CommentView.AnchorOf(comment.Id)}";
    }

    public static string QueryOf(int page, ThreadSort sort)
    {
        string?[] parts = [page > 1 ? $"page={page}" : null, sort == ThreadSort.Oldest ? null : $"sort={Word.Of(sort)}"];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "" : "?" + query;
    }

    private static async Task<int> PageOfAsync(Comment comment, CommentsDb db, Reader reader, CancellationToken cancellationToken)
    {
        var root = comment.BeginsThread
            ? comment
            : await db.Comments.AsNoTracking().FirstAsync(root => root.Id == comment.ThreadId, cancellationToken);
        return await new ThreadPages(db, root.ArticleId, reader).PageOfAsync(root, cancellationToken);
    }
}

/// <summary>What a page needs of a comment.</summary>
/// <param name="Section">The id of the heading that it is about.</param>
/// <param name="BodyHtml">Empty where it was not asked for.</param>
/// <param name="IsOwn">The reader wrote it.</param>
/// <param name="IsOfStarter">A reply by whoever wrote what began the thread.</param>
/// <param name="IsVoted">The reader found it helpful.</param>
public sealed record CommentRow(
    Guid Id, string ArticleId, Guid? ParentId, Guid ThreadId, string? Section, string AuthorName, CommentKind? Kind, string BodyHtml,
    int BodyBytes, CommentStatus Status, bool IsModerator, bool IsPinned, bool IsClosed, int HelpfulCount, DateTime CreatedUtc,
    DateTime? EditedUtc, bool IsOwn, bool IsOfStarter, bool IsVoted);

/// <summary>In which order the threads of an article stand. Replies are always oldest first.</summary>
public enum ThreadSort
{
    Oldest,
    Newest,
    Helpful,
}
