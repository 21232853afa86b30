using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// What others answered to one browser, what it wrote, what became of what it reported, each newest first; and how much it voted.
/// </summary>
/// <param name="Rows">What it wrote.</param>
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

    /// <summary>Which of the lists stand here.</summary>
    public MineLists Lists { get; init; } = MineLists.All;

    public AnswerList Answers { get; init; } = AnswerList.Empty;

    public ReportedList Reported { get; init; } = ReportedList.Empty;

    /// <summary>What was just deleted under an article that is gone; null for nothing.</summary>
    public Told? Told { get; init; }

    /// <summary>The last part of the address of the form that came without its tick.</summary>
    public string? Unconfirmed { get; init; }

    /// <summary>Comments have the room that answers and reports leave.</summary>
    public static async Task<MinePage> LoadAsync(
        CommentsDb db, Guide guide, EditRules editing, ReaderKey key, MineLists lists, CancellationToken cancellationToken)
    {
        var answers = lists.HasAnswers
            ? await AnswerList.LoadAsync(db, guide, key, lists.Answers, lists.RoomOf(AnswerList.BytesBesideOthers), cancellationToken)
            : AnswerList.Empty;
        var reported = lists.HasReports
            ? await ReportedList.LoadAsync(db, guide, key, lists.Reports, lists.RoomOf(ReportedList.BytesBesideOthers), cancellationToken)
            : ReportedList.Empty;
        var mine = db.Comments.AsNoTracking().Where(comment => comment.ReaderKeyHash == key.Hash);
        var since = await mine.Where(comment => comment.Id == lists.Comments).Select(comment => (DateTime?)comment.CreatedUtc)
            .FirstOrDefaultAsync(cancellationToken);
        var page = await new PageBudget(PageBudget.Bytes - answers.Bytes - reported.Bytes).FillAsync(
            From(mine, lists.Comments, since).OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id),
            lists.HasComments ? RowsOnPage : 0, PageBudget.BytesOf, cancellationToken);
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
            Lists = lists,
            Answers = answers,
            Reported = reported,
        };
    }

    private static IQueryable<Comment> From(IQueryable<Comment> mine, Guid? from, DateTime? since) => since is null
        ? mine
        : mine.Where(comment => comment.CreatedUtc <= since && (comment.CreatedUtc < since || comment.Id <= from));
}

/// <summary>Which lists a page of one's own has: all of them on the first one, and on each page after it the one that goes on.</summary>
/// <param name="Answers">The answer with which the page begins; null for a page without, or with the first ones.</param>
/// <param name="Comments">The comment of one's own, likewise.</param>
/// <param name="Reports">The comment that was reported, likewise.</param>
public sealed record MineLists(Guid? Answers, Guid? Comments, Guid? Reports)
{
    public static readonly MineLists All = new(null, null, null);

    public bool AreAll => this == All;

    public bool HasAnswers => AreAll || Answers is not null;

    public bool HasComments => AreAll || (Comments is not null && !HasAnswers);

    public bool HasReports => AreAll || (Reports is not null && !HasAnswers && !HasComments);

    /// <summary>Alone, a list may fill the page.</summary>
    internal int RoomOf(int beside) => AreAll ? beside : PageBudget.Bytes;
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
