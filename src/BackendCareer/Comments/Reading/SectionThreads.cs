using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of what was said about a section: what began each thread, oldest first.</summary>
/// <param name="IsFirst">Whether it begins with the oldest.</param>
/// <param name="Next">The comment with which the next page begins; null for the last.</param>
public sealed record SectionThreads(ImmutableArray<CommentView> Threads, bool IsFirst, Guid? Next)
{
    private const int OnPage = 50;

    public static readonly SectionThreads None = new([], IsFirst: true, Next: null);

    /// <param name="from">The comment with which the page begins; null, or one that is not there, for the first page.</param>
    public static async Task<SectionThreads> LoadAsync(
        CommentsDb db, string articleId, string section, Guid? from, Reader reader, CancellationToken cancellationToken)
    {
        var about = db.ShownTo(reader).Where(comment => comment.ArticleId == articleId && comment.Section == section);
        var since = await about.Where(comment => comment.Id == from).Select(comment => (DateTime?)comment.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        var later = since is null
            ? about
            : about.Where(comment => comment.CreatedUtc >= since && (comment.CreatedUtc > since || comment.Id >= from));
        var page = await new PageBudget().FillAsync(
            later.InOrder().Select(db.Rows(reader)), OnPage, PageBudget.BytesOf, cancellationToken);
        var ids = page.Rows.Select(row => row.Id).ToList();
        var replies = await db.Comments.Where(comment => ids.Contains(comment.Id))
            .Select(comment => new { comment.Id, comment.Replies })
            .ToDictionaryAsync(comment => comment.Id, comment => comment.Replies, cancellationToken);
        return new SectionThreads(
            CommentView.Numbered(page.Rows.Select(row => CommentView.Of(row.Id, [row], reader)! with
            {
                HiddenReplies = replies.GetValueOrDefault(row.Id),
            })),
            since is null,
            page.Next?.Id);
    }

    /// <summary>Replies are not counted: they answer a comment. What one reader alone sees would be on the page of everybody.</summary>
    /// <returns>By the id of the heading.</returns>
    public static async Task<Dictionary<string, int>> CountAsync(CommentsDb db, string articleId, CancellationToken cancellationToken)
    {
        // asked which have a status, SQLite would rather look through all of the article that have it
        return await db.Comments.Where(comment => comment.ArticleId == articleId && comment.Section != null)
            .GroupBy(comment => comment.Section!)
            .Select(group => new { Section = group.Key, Count = group.Count(comment => comment.Status == CommentStatus.Approved) })
            .ToDictionaryAsync(group => group.Section, group => group.Count, cancellationToken);
    }
}

/// <summary>A section of an article, on a page of its own: what was said about it, and the form to add to it.</summary>
/// <param name="Section">Null for one that the article does not have, or not any more.</param>
public sealed record SectionPage(Article Article, Heading? Section, SectionThreads Threads, Reader Reader, CommentFormPage Form)
{
    public string AddressFrom(Guid? from) => AddressOf(Article, Section!) + (from is null ? "" : $"&from={from}");

    internal static string AddressOf(Article article, Heading section) =>
        $"/comments/about?article={Uri.EscapeDataString(article.Id)}&section={Uri.EscapeDataString(section.Id)}";
}

/// <summary>What stands beside the heading of a section: how much was said about it, and where to add to it.</summary>
/// <param name="Count">Of the comments that everybody sees.</param>
public sealed record SectionLinks(Article Article, Heading Section, int Count)
{
    public string Address => SectionPage.AddressOf(Article, Section);
}
