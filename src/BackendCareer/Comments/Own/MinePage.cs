using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What one browser wrote, newest first, and how much it voted and reported.</summary>
/// <param name="Count">Of all its comments.</param>
/// <param name="Page">From 1.</param>
public sealed record MinePage(ImmutableArray<MineRow> Rows, int Count, int Votes, int Reports, int Page)
{
    public const string Address = "/comments/mine";

    private const int RowsOnPage = 50;

    /// <summary>For a browser without a key, or with one that nothing hangs on.</summary>
    public static readonly MinePage Empty = new([], 0, 0, 0, 1);

    public int Pages => Math.Max(1, (Count + RowsOnPage - 1) / RowsOnPage);

    public bool IsEmpty => Count + Votes + Reports == 0;

    /// <summary>The last part of the address of the form that came without its tick.</summary>
    public string? Unconfirmed { get; init; }

    /// <returns>No rows beyond the last page.</returns>
    public static async Task<MinePage> LoadAsync(
        CommentsDb db, Guide guide, EditRules editing, ReaderKey key, int page, CancellationToken cancellationToken)
    {
        var mine = db.Comments.AsNoTracking().Where(comment => comment.ReaderKeyHash == key.Hash);
        var comments = await mine
            .OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id)
            .Skip((page - 1) * RowsOnPage)
            .Take(RowsOnPage)
            .ToListAsync(cancellationToken);
        return new MinePage(
            [
                .. from comment in comments
                   let article = guide.FindById(comment.ArticleId)
                   select new MineRow(comment, article, CanEdit: article is not null && editing.Refuse(comment, key) is null),
            ],
            await mine.CountAsync(cancellationToken),
            await db.HelpfulVotes.CountAsync(vote => vote.ReaderKeyHash == key.Hash, cancellationToken),
            await db.Reports.CountAsync(report => report.ReaderKeyHash == key.Hash, cancellationToken),
            page);
    }

    public static string AddressOf(int page) => page > 1 ? $"{Address}?page={page}" : Address;
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
