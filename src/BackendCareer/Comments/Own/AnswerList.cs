using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of what others answered to the comments of one browser, the last that became visible first.</summary>
/// <param name="New">Of all of them, before this page was read.</param>
/// <param name="Next">The answer with which the next page begins; null for the last.</param>
public sealed record AnswerList(ImmutableArray<AnswerRow> Rows, NewAnswers New, Guid? Next)
{
    /// <summary>For a page that has comments and reports as well.</summary>
    public const int BytesBesideOthers = 70_000;

    public static readonly AnswerList Empty = new([], default, Next: null);

    private const int RowsOnPage = 50;

    /// <summary>Whether it begins with the newest.</summary>
    public bool IsFirst { get; init; } = true;

    public int Bytes => Rows.Sum(row => row.Bytes);

    /// <summary>Those that this page shows for the first time.</summary>
    public IReadOnlyList<Guid> Unseen => [.. Rows.Where(row => row.Answer.IsNew).Select(row => row.Answer.Id)];

    /// <param name="from">The answer with which the page begins; null, or one that is not there, for the first page.</param>
    /// <param name="room">Bytes of HTML.</param>
    public static async Task<AnswerList> LoadAsync(
        CommentsDb db, Guide guide, ReaderKey key, Guid? from, int room, CancellationToken cancellationToken)
    {
        var answers = To(key, db);
        var since = await answers.Where(answer => answer.Id == from).Select(answer => (DateTime?)answer.ShownUtc)
            .FirstOrDefaultAsync(cancellationToken);
        var page = await new PageBudget(room).FillAsync(
            From(answers, from, since).OrderByDescending(answer => answer.ShownUtc).ThenByDescending(answer => answer.Id),
            RowsOnPage, answer => AnswerRow.BytesOf(answer, guide), cancellationToken);
        var texts = await TextsAsync(db, page.Rows, cancellationToken);
        return new AnswerList(
            [
                .. from answer in page.Rows
                   select new AnswerRow(answer, guide.FindById(answer.ArticleId), new HtmlString(texts.GetValueOrDefault(answer.Id, ""))),
            ],
            await NewAnswers.OfAsync(db, key.Hash, cancellationToken),
            page.Next?.Id)
        {
            IsFirst = since is null,
        };
    }

    /// <summary>
    /// What everybody sees, and somebody else wrote: their number is that of one browser. One that a moderator decided about is as young
    /// as the decision, which may be what let it be seen.
    /// </summary>
    private static IQueryable<Answer> To(ReaderKey key, CommentsDb db) =>
        from mine in db.Comments
        from answer in db.Comments // a CROSS JOIN: else SQLite would rather begin with all that are approved
        where mine.ReaderKeyHash == key.Hash
            && answer.ParentId == mine.Id && answer.Status == CommentStatus.Approved && answer.ReaderKeyHash != key.Hash
        select new Answer
        {
            Id = answer.Id,
            ArticleId = answer.ArticleId,
            AuthorName = answer.AuthorName,
            IsModerator = answer.IsModerator,
            CreatedUtc = answer.CreatedUtc,
            ShownUtc = answer.DecidedUtc > answer.CreatedUtc ? answer.DecidedUtc.Value : answer.CreatedUtc,
            BodyBytes = CommentsDb.BytesOf(answer.BodyHtml),
            AnsweredId = mine.Id,
            AnsweredUtc = mine.CreatedUtc,
            AnsweredStatus = mine.Status,
            IsNew = db.NewAnswers.Any(unseen => unseen.AnswerId == answer.Id && unseen.ReaderKeyHash == key.Hash),
        };

    private static IQueryable<Answer> From(IQueryable<Answer> answers, Guid? from, DateTime? since) => since is null
        ? answers
        : answers.Where(answer => answer.ShownUtc < since || (answer.ShownUtc == since && answer.Id <= from));

    private static Task<Dictionary<Guid, string>> TextsAsync(
        CommentsDb db, IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        var ids = answers.Select(answer => answer.Id).ToList();
        return db.Comments
            .Where(comment => ids.Contains(comment.Id))
            .Select(comment => new { comment.Id, comment.BodyHtml })
            .ToDictionaryAsync(comment => comment.Id, comment => comment.BodyHtml, cancellationToken);
    }
}

/// <summary>What is known of an answer before its text is read.</summary>
public sealed record Answer
{
    public required Guid Id { get; init; }

    public required string ArticleId { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>The guide's own.</summary>
    public required bool IsModerator { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>Since when everybody can see it, or a little longer.</summary>
    public required DateTime ShownUtc { get; init; }

    public required int BodyBytes { get; init; }

    /// <summary>The reader's own comment.</summary>
    public required Guid AnsweredId { get; init; }

    public required DateTime AnsweredUtc { get; init; }

    public required CommentStatus AnsweredStatus { get; init; }

    /// <summary>The reader has not seen it here.</summary>
    public required bool IsNew { get; init; }
}

/// <summary>An answer as the reader sees it to whom it was given.</summary>
/// <param name="Article">Null while it is not published: then nobody sees what was said under it.</param>
/// <param name="Body">Cleaned when it was written.</param>
public sealed record AnswerRow(Answer Answer, Article? Article, HtmlString Body)
{
    /// <summary>Times, addresses and words around a text.</summary>
    private const int Around = 1_100;

    /// <summary>Its writer sees it in its place, unless a moderator rejected it.</summary>
    public bool CanShowAnswered => Article is not null && Answer.AnsweredStatus != CommentStatus.Rejected;

    public int Bytes => BytesOf(Answer, Article);

    internal static int BytesOf(Answer answer, Guide guide) => BytesOf(answer, guide.FindById(answer.ArticleId));

    private static int BytesOf(Answer answer, Article? article) =>
        Around + PageBudget.BytesOf(answer.AuthorName) + (article is null ? 0 : PageBudget.BytesOf(article.Title) + answer.BodyBytes);
}
