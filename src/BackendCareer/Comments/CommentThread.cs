using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What stands under one article, oldest first.</summary>
public sealed record CommentThread(ImmutableArray<CommentView> Comments)
{
    /// <summary>One query, whatever the number of comments.</summary>
    public static async Task<CommentThread> LoadAsync(CommentsDb db, string articleId, CancellationToken cancellationToken)
    {
        var comments = await db.Comments.AsNoTracking()
            .Where(comment => comment.ArticleId == articleId)
            .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id)
            .Select(comment => new CommentView(comment.Id, comment.AuthorName, new HtmlString(comment.BodyHtml), comment.CreatedUtc))
            .ToListAsync(cancellationToken);
        return new CommentThread([.. comments]);
    }
}

/// <summary>A comment as a page shows it.</summary>
/// <param name="Body">Cleaned when it was posted.</param>
public sealed record CommentView(Guid Id, string AuthorName, HtmlString Body, DateTime CreatedUtc)
{
    /// <summary>The anchor in the article's page.</summary>
    public string Anchor => AnchorOf(Id);

    public static string AnchorOf(Guid id) => $"c-{id}";
}
