using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What one browser wrote, newest first, and how much it voted and reported.</summary>
/// <param name="Count">Of all its comments.</param>
/// <param name="Next">The comment with which the next page begins; null for the last.</param>
public sealed record MinePage(ImmutableArray<MineRow> Rows, int Count, int Votes, int Reports, Guid? Next)
{
    public const string Address = "/comments/mine";

    private const int RowsOnPage = 50;

    /// <summary>For a browser without a key, or with one that nothing hangs on.</summary>
    public static readonly MinePage Empty = new([], 0, 0, 0, Next: null);

    public bool IsEmpty => Count + Votes + Reports == 0;

    /// <summary>Whether it begins with the newest.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>What was just deleted under an article that is gone; null for nothing.</summary>
    public Told? Told { get; init; }

    /// <summary>The last part of the address of the form that came without its tick.</summary>
    public string? Unconfirmed { get; init; }

    /// <param name="from">The comment with which the page begins; null, or one that is not there, for the first page.</param>
    public static async Task<MinePage> LoadAsync(
        CommentsDb db, Guide guide, EditRules editing, ReaderKey key, Guid? from, CancellationToken cancellationToken)
    {
        var mine = db.Comments.AsNoTracking().Where(comment => comment.ReaderKeyHash == key.Hash);
        var since = await mine.Where(comment => comment.Id == from).Select(comment => (DateTime?)comment.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        var page = await new PageBudget().FillAsync(
            From(mine, from, since).OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id),
            RowsOnPage, PageBudget.BytesOf, cancellationToken);
        return new MinePage(
            [
                .. from comment in page.Rows
                   let article = guide.FindById(comment.ArticleId)
                   select new MineRow(comment, article, CanEdit: article is not null && editing.Refuse(comment, key) is null),
            ],
            await mine.CountAsync(cancellationToken),
            await db.HelpfulVotes.CountAsync(vote => vote.ReaderKeyHash == key.Hash, cancellationToken),
            await db.Reports.CountAsync(report => report.ReaderKeyHash == key.Hash, cancellationToken),
            page.Next?.Id)
        {
            IsFirst = since is null,
        };
    }

    private static IQueryable<Comment> From(IQueryable<Comment> mine, Guid? from, DateTime? since) => since is null
        ? mine
        : mine.Where(comment => comment.CreatedUtc <= since && (comment.CreatedUtc < since || comment.Id <= from));
}

/// <summary>One comment as its writer sees it.</summary>
/// <param name="Article">Null while it is not published.</param>
public sealed record MineRow(Comment Comment, Article? Article, bool CanEdit)
{
    /// <summary>The same for spam as for what waits: its sender does not learn what gave it away.</summary>
    public static string WordsOf(CommentStatus status) => status switch
    {
        CommentStatus.Approved => "Public",
        CommentStatus.Rejected => "Not published",
        _ => "Awaiting approval",
    };
}

/// <summary>A form that takes back everything, and asks first.</summary>
/// <param name="Form">The last part of its address.</param>
/// <param name="IsUnconfirmed">It came without its tick.</param>
public sealed record ErasePage(string Form, string Title, string Message, bool IsUnconfirmed);
