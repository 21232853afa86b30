using System.Collections.Frozen;
using System.Collections.Immutable;
using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of what stands under an article: threads, each with its first replies.</summary>
/// <param name="Count">Of all comments under the article, replies included.</param>
/// <param name="Newest">The last of them, on whichever page: a script asks for later ones.</param>
/// <param name="Page">Where the one that was asked for is empty, the nearest that is not.</param>
public sealed record CommentThread(
    int Count, Guid? Newest, int Page, PagesAround Around, ThreadSort Sort, ImmutableArray<CommentView> Roots)
{
    public const int ThreadsOnPage = ThreadPages.ThreadsOnPage;

    /// <summary>How many replies of a thread its article's page shows at most; the rest have pages of their own.</summary>
    public const int RepliesShown = 10;

    /// <summary>There are more threads than this order shows.</summary>
    public bool IsCut { get; init; }

    /// <summary>The name that this reader used last, for the form; empty for none.</summary>
    public string NameUsedLast { get; init; } = "";

    /// <summary>How many comments that everybody sees are about each section, by its id.</summary>
    public IReadOnlyDictionary<string, int> Sections { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Answers to this reader, under whichever article, that their own page has not shown yet.</summary>
    public NewAnswers NewAnswers { get; init; }

    /// <summary>
    /// Six queries at most, whatever the number of comments, and three more for a reader with a key; those of two more where a page is
    /// empty. No roots beyond the last page.
    /// </summary>
    /// <param name="room">Bytes of HTML for the whole page of comments: <see cref="PageBudget.Below"/>.</param>
    /// <param name="page">From 1.</param>
    public static async Task<CommentThread> LoadAsync(
        CommentsDb db, string articleId, int room, int page, ThreadSort sort, Reader reader, CancellationToken cancellationToken)
    {
        var hidden = await HiddenAsync(db, articleId, reader, cancellationToken);
        var onPage = await new ThreadPages(db, articleId, reader).LoadAsync(
            page, sort, [.. hidden.Select(own => own.ThreadNumber).OfType<int>()], cancellationToken);
        var name = await db.NameUsedLastAsync(reader.KeyHash, cancellationToken);
        var answers = await NewAnswers.OfAsync(db, reader.KeyHash, cancellationToken);
        if (onPage.Roots.Count == 0)
        {
            return new CommentThread(Count: 0, Newest: null, page, onPage.Around, sort, []) { NameUsedLast = name, NewAnswers = answers };
        }

        var rows = await FirstOfThreadsAsync(db, [.. onPage.Roots.Select(root => root.Id)], reader, cancellationToken);
        var shown = await WithTextsAsync(db, InFull(onPage.Roots.Select(root => root.Id), rows, room), cancellationToken);
        return new CommentThread(
            onPage.Comments,
            onPage.NewestId,
            onPage.Page,
            onPage.Around,
            sort,
            CommentView.Numbered(
                from root in onPage.Roots
                let view = View(root.Id, shown, rows, reader)
                where view is not null // removed between the two queries
                let replies = root.Replies + hidden.Count(own => own.ThreadId == root.Id && own.ThreadNumber is null)
                let repliesShown = shown.Count(row => row.ThreadId == root.Id && row.Id != root.Id)
                select view with { HiddenReplies = Math.Max(0, replies - repliesShown) }))
        {
            IsCut = onPage.IsCut,
            NameUsedLast = name,
            Sections = await SectionThreads.CountAsync(db, articleId, cancellationToken),
            NewAnswers = answers,
        };
    }

    /// <summary>Whether a page of its article, oldest first, shows the text of a comment.</summary>
    public static async Task<bool> ShowsAsync(
        Comment comment, int room, int page, CommentsDb db, Reader reader, CancellationToken cancellationToken)
    {
        var roots = await new ThreadPages(db, comment.ArticleId, reader).IdsOnPageAsync(page, cancellationToken);
        var rows = await FirstOfThreadsAsync(db, roots, reader, cancellationToken);
        return InFull(roots, rows, room).Any(row => row.Id == comment.Id);
    }

    /// <summary>A reply is later than what it answers: the first comments of a thread always hang together.</summary>
    /// <returns>Without their texts.</returns>
    private static Task<List<CommentRow>> FirstOfThreadsAsync(
        CommentsDb db, List<Guid> rootIds, Reader reader, CancellationToken cancellationToken)
    {
        // without the ids SQLite would number every comment of the site
        var shown = db.ShownTo(reader).Where(comment => rootIds.Contains(comment.ThreadId));
        return db.Comments
            .Where(root => rootIds.Contains(root.Id))
            .SelectMany(root => shown
                .Where(comment => comment.ThreadId == root.Id)
                .OrderBy(comment => comment.CreatedUtc).ThenBy(comment => comment.Id)
                .Take(1 + RepliesShown))
            .InOrder()
            .Select(db.Rows(reader, withText: false))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What begins threads comes before what answers it: one lively thread hides no other.</summary>
    /// <returns>Of the rows, those for which the page has room beside the heads of all threads.</returns>
    private static List<CommentRow> InFull(IEnumerable<Guid> rootIds, List<CommentRow> rows, int room)
    {
        var threads = rows.ToLookup(row => row.ThreadId);
        var roots = rootIds.SelectMany(id => threads[id].Where(row => row.Id == id)).ToList();
        var replies = roots.SelectMany(root => threads[root.Id].Where(row => row.Id != root.Id));
        var budget = new PageBudget(room - roots.Sum(PageBudget.BytesWithoutText));
        return [.. roots.Concat(replies).TakeWhile(row => budget.TryTake(BytesMore(row)))];
    }

    /// <summary>Than its head, which has its room already.</summary>
    private static int BytesMore(CommentRow row) =>
        PageBudget.BytesOf(row) - (row.ParentId is null ? PageBudget.BytesWithoutText(row) : 0);

    private static async Task<List<CommentRow>> WithTextsAsync(
        CommentsDb db, List<CommentRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var texts = await db.Comments
            .Where(comment => ids.Contains(comment.Id))
            .Select(comment => new { comment.Id, comment.BodyHtml })
            .ToDictionaryAsync(comment => comment.Id, comment => comment.BodyHtml, cancellationToken);
        return rows.ConvertAll(row => row with { BodyHtml = texts.GetValueOrDefault(row.Id, "") });
    }

    private static async Task<List<HiddenPlace>> HiddenAsync(
        CommentsDb db, string articleId, Reader reader, CancellationToken cancellationToken) => reader switch
        {
            { IsModerator: true } => await db.HiddenFromReadersAsync(articleId, reader.Asked, cancellationToken),
            { KeyHash: { } keyHash } => await db.HiddenFromOthers(articleId, keyHash)
                .Select(comment => new HiddenPlace(comment.ThreadId, comment.ThreadNumber))
                .ToListAsync(cancellationToken),
            _ => [],
        };

    private static CommentView? View(Guid rootId, List<CommentRow> shown, List<CommentRow> rows, Reader reader) =>
        CommentView.Of(rootId, shown, reader)
        ?? CommentView.Of(rootId, rows.Where(row => row.Id == rootId), reader)?.Folded();
}

/// <summary>Everything below an article's text: what was said, and the form to answer.</summary>
/// <param name="Thread">Null while the database does not answer.</param>
/// <param name="Limits">Which the form tells.</param>
public sealed record DiscussionPage(Article Article, CommentThread? Thread, Reader Reader, CommentLimits Limits)
{
    /// <summary>Everybody may read what moderators did.</summary>
    public bool HasPublicLog { get; init; }

    public SectionLinks Of(Heading section) => new(Article, section, Thread?.Sections.GetValueOrDefault(section.Id) ?? 0);
}
