using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What stands under one article: the comments that begin a thread, oldest first, each with its replies.</summary>
/// <param name="Count">Of all comments, replies included.</param>
public sealed record CommentThread(int Count, ImmutableArray<CommentView> Roots)
{
    /// <summary>One query, whatever the number of comments.</summary>
    public static async Task<CommentThread> LoadAsync(CommentsDb db, string articleId, CancellationToken cancellationToken)
    {
        var comments = await db.Comments.AsNoTracking()
            .Where(comment => comment.ArticleId == articleId)
            .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id)
            .Select(comment => new Row(comment.Id, comment.ParentId, comment.AuthorName, comment.BodyHtml, comment.CreatedUtc))
            .ToListAsync(cancellationToken);
        var replies = comments.ToLookup(comment => comment.ParentId);
        return new CommentThread(comments.Count, [.. replies[null].Select(root => View(root, replies, depth: 0))]);
    }

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

    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";
}
