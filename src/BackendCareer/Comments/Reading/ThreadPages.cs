using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// Which threads stand on which page of a discussion. Oldest and newest first, a page is a block of their numbers, so that the thousandth
/// costs what the first does; what vanished leaves its place empty. The first of the pinned threads stand above the first page, and
/// nowhere else.
/// </summary>
internal sealed class ThreadPages(CommentsDb db, string articleId, Reader reader)
{
    public const int ThreadsOnPage = 50;

    /// <summary>Most helpful first, the threads of before have to be counted: nobody reads that far.</summary>
    public const int MostHelpfulPages = 10;

    /// <summary>More than that stay where they are.</summary>
    private const int MostPinned = 50;

    private IQueryable<Comment> Pinned => FirstPinned(db.Comments.Where(comment => comment.ArticleId == articleId));

    /// <summary>An empty page is none: the next one takes its place, or the last.</summary>
    /// <param name="hidden">The numbers of the threads that this reader is shown, and nobody else.</param>
    public async Task<PageOfThreads> LoadAsync(int page, ThreadSort sort, IReadOnlyList<int> hidden, CancellationToken cancellationToken)
    {
        var blocks = new ThreadBlocks(sort == ThreadSort.Newest, page);
        if (await EndsAsync(blocks, cancellationToken) is not { } ends)
        {
            return PageOfThreads.Empty(page);
        }

        if (sort == ThreadSort.Helpful)
        {
            return await LoadHelpfulAsync(page, ends, hidden.Count, cancellationToken);
        }

        var roots = await OnPageAsync(blocks, ends.LastNumber, cancellationToken);
        var around = blocks.Around(ends, hidden);
        var instead = around.Next ?? around.Previous;
        return roots.Count == 0 && instead is { } other && page <= around.Pages
            ? await LoadAsync(other, sort, hidden, cancellationToken)
            : new PageOfThreads(roots, page, around, ends.Comments, ends.NewestId);
    }

    /// <returns>On which page, oldest first, a thread stands.</returns>
    public async Task<int> PageOfAsync(Comment root, CancellationToken cancellationToken) =>
        root.IsPinned && await Pinned.AnyAsync(pinned => pinned.Id == root.Id, cancellationToken)
            ? 1
            : new ThreadBlocks(isNewestFirst: false, page: 1).PageOf(root.ThreadNumber ?? 1, lastNumber: 0);

    /// <returns>What begins the threads of a page, oldest first.</returns>
    public async Task<List<Guid>> IdsOnPageAsync(int page, CancellationToken cancellationToken) =>
        (await OnPageAsync(new ThreadBlocks(isNewestFirst: false, page), lastNumber: 0, cancellationToken)).ConvertAll(root => root.Id);

    private Task<ThreadEnds?> EndsAsync(ThreadBlocks blocks, CancellationToken cancellationToken) =>
        db.Compiled.ThreadEnds(db, articleId, blocks.IsNewestFirst, blocks.Before, blocks.After, cancellationToken);

    private async Task<List<ThreadRoot>> OnPageAsync(ThreadBlocks blocks, int lastNumber, CancellationToken cancellationToken)
    {
        var pinnedIds = Pinned.Select(pinned => pinned.Id);
        var (first, last) = blocks.Numbers(lastNumber);
        var shown = db.ShownTo(reader).Where(root => root.ArticleId == articleId);
        var block = shown.Where(root => root.ThreadNumber >= first && root.ThreadNumber <= last && !pinnedIds.Contains(root.Id));
        var roots = await Select(block).ToListAsync(cancellationToken);
        if (blocks.Page == 1)
        {
            roots.AddRange(await Select(FirstPinned(shown)).ToListAsync(cancellationToken)); // by their ids, SQLite would try every thread
        }

        var byNumber = roots.OrderBy(root => blocks.IsNewestFirst ? -root.Number : root.Number);
        return [.. byNumber.OrderBy(root => !root.IsPinned || blocks.Page > 1)];
    }

    private async Task<PageOfThreads> LoadHelpfulAsync(int page, ThreadEnds ends, int hidden, CancellationToken cancellationToken)
    {
        var all = ThreadBlocks.PagesOf(ends.Threads + hidden);
        var pages = Math.Min(MostHelpfulPages, all);
        var ordered = db.ShownTo(reader).Where(root => root.ArticleId == articleId && root.ParentId == null).MostHelpfulFirst();
        var roots = page > pages
            ? []
            : await Select(ordered.Skip((page - 1) * ThreadsOnPage).Take(ThreadsOnPage)).ToListAsync(cancellationToken);
        var around = new PagesAround(pages, page > 1 ? page - 1 : null, page < pages ? page + 1 : null);
        return new PageOfThreads(roots, page, around, ends.Comments, ends.NewestId) { IsCut = all > pages };
    }

    /// <summary>Along their own index, which SQLite takes as long as nothing else is asked of their numbers.</summary>
    private static IQueryable<Comment> FirstPinned(IQueryable<Comment> comments) =>
        comments.Where(root => root.IsPinned).OrderBy(root => root.ThreadNumber).Take(MostPinned);

    private static IQueryable<ThreadRoot> Select(IQueryable<Comment> roots) =>
        roots.Select(root => new ThreadRoot(root.Id, root.ThreadNumber ?? 0, root.Replies, root.IsPinned));
}

/// <summary>The blocks of numbers that are the pages of a discussion, as seen from one of them.</summary>
/// <param name="page">From 1.</param>
internal readonly struct ThreadBlocks(bool isNewestFirst, int page)
{
    private const int Size = ThreadPages.ThreadsOnPage;

    public bool IsNewestFirst { get; } = isNewestFirst;

    public int Page { get; } = page;

    /// <summary>Numbers that stand on pages before this one, counted from where the discussion begins.</summary>
    public int Before => (Page - 1) * Size;

    /// <summary>With those of this page.</summary>
    public int After => Page * Size;

    public static int PagesOf(int threads) => Math.Max(1, (threads + Size - 1) / Size);

    /// <param name="lastNumber">Of the discussion; asked for newest first.</param>
    public (int First, int Last) Numbers(int lastNumber) =>
        IsNewestFirst ? (lastNumber - After + 1, lastNumber - Before) : (Before + 1, After);

    public int PageOf(int number, int lastNumber) => ((IsNewestFirst ? lastNumber - number : number - 1) / Size) + 1;

    /// <summary>The nearest pages that are not empty.</summary>
    public PagesAround Around(ThreadEnds ends, IReadOnlyList<int> hidden)
    {
        var (page, blocks) = (Page, this);
        int?[] shown = [ends.Lowest, ends.Highest, ends.Lower, ends.Higher, .. hidden];
        var pages = shown.OfType<int>().Select(number => blocks.PageOf(number, ends.LastNumber)).ToList();
        return new PagesAround(
            pages.DefaultIfEmpty(1).Max(),
            pages.Where(other => other < page).Select(other => (int?)other).Max(),
            pages.Where(other => other > page).Select(other => (int?)other).Min());
    }
}

/// <summary>How far a discussion goes, and what comes before and after one of its pages.</summary>
/// <param name="LastNumber">Of all its threads, also those that nobody sees.</param>
/// <param name="Lowest">The number of the first thread that everybody sees.</param>
/// <param name="Lower">That of the nearest one below the numbers of the page.</param>
internal sealed record ThreadEnds(
    int Comments, int Threads, Guid? NewestId, int LastNumber, int? Lowest, int? Highest, int? Lower, int? Higher);

/// <summary>What of a thread tells where it stands.</summary>
internal sealed record ThreadRoot(Guid Id, int Number, int Replies, bool IsPinned);

/// <param name="Pages">At least 1.</param>
/// <param name="Previous">The page before; null for the first.</param>
/// <param name="Next">The page after; null for the last.</param>
public readonly record struct PagesAround(int Pages, int? Previous, int? Next);

/// <summary>The threads of one page, in their order.</summary>
/// <param name="Page">Which may be another one than was asked for.</param>
internal sealed record PageOfThreads(IReadOnlyList<ThreadRoot> Roots, int Page, PagesAround Around, int Comments, Guid? NewestId)
{
    /// <summary>There are more threads than this order shows.</summary>
    public bool IsCut { get; init; }

    public static PageOfThreads Empty(int page) =>
        new([], page, new PagesAround(Pages: 1, Previous: null, Next: null), Comments: 0, NewestId: null);
}
