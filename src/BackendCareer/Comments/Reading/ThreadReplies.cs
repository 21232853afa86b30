using BackendCareer.Content;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>One page of the replies of a thread, below the comment that began it.</summary>
/// <param name="Root">With the replies of this page.</param>
/// <param name="Previous">The address of the page before; null for the first.</param>
/// <param name="Next">That of the page after; null for the last.</param>
public sealed record ThreadReplies(CommentView Root, string? Previous, string? Next)
{
    private const int OnPage = 100;

    /// <param name="from">The reply with which the page begins; null, or anything else, for the first page.</param>
    /// <returns>Null for an id that begins no thread.</returns>
    public static async Task<ThreadReplies?> LoadAsync(
        CommentsDb db, Guid rootId, Guid? from, Reader reader, CancellationToken cancellationToken)
    {
        var root = await db.ShownTo(reader).Where(comment => comment.Id == rootId && comment.ParentId == null)
            .Select(db.Rows(reader))
            .FirstOrDefaultAsync(cancellationToken);
        if (root is null)
        {
            return null;
        }

        var replies = db.ShownTo(reader).Where(comment => comment.ThreadId == rootId && comment.Id != rootId);
        var (earlier, later) = await SplitAsync(db, replies, rootId, from, cancellationToken);
        var page = await FillAsync(root, later.InOrder().Select(db.Rows(reader)), reader, cancellationToken);
        return new ThreadReplies(
            CommentView.Numbered([CommentView.Of(rootId, [root, .. page.Rows], reader)!])[0],
            earlier is null ? null : await PreviousAsync(db, root, earlier, reader, cancellationToken),
            page.Next is null ? null : AddressOf(rootId, page.Next.Id, reader));
    }

    /// <summary>The first page, if a reply stands there, below what it answers; else one that begins with it.</summary>
    public static async Task<string> AddressOfAsync(Comment reply, CommentsDb db, Reader reader, CancellationToken cancellationToken)
    {
        var thread = db.ShownTo(reader).Where(comment => comment.ThreadId == reply.ThreadId);
        var first = await new PageBudget(reader.Room).FillAsync(
            thread.InOrder().Select(db.Rows(reader, withText: false)), 1 + OnPage, PageBudget.BytesOf, cancellationToken);
        return AddressOf(reply.ThreadId, first.Rows.Any(row => row.Id == reply.Id) ? null : reply.Id, reader);
    }

    /// <summary>The time stands twice in each condition: the first one lets SQLite begin at its place in the index.</summary>
    /// <returns>Nothing earlier for the first page.</returns>
    private static async Task<(IQueryable<Comment>? Earlier, IQueryable<Comment> Later)> SplitAsync(
        CommentsDb db, IQueryable<Comment> replies, Guid rootId, Guid? from, CancellationToken cancellationToken)
    {
        var moments = db.Comments.Where(comment => comment.Id == from && comment.ThreadId == rootId)
            .Select(comment => (DateTime?)comment.CreatedUtc);
        if (from is not { } id || await moments.FirstOrDefaultAsync(cancellationToken) is not { } since)
        {
            return (null, replies);
        }

        return (
            replies.Where(reply => reply.CreatedUtc <= since && (reply.CreatedUtc < since || reply.Id < id)),
            replies.Where(reply => reply.CreatedUtc >= since && (reply.CreatedUtc > since || reply.Id >= id)));
    }

    /// <summary>Filled backwards, so that going back and on again shows the same pages.</summary>
    private static async Task<string?> PreviousAsync(
        CommentsDb db, CommentRow root, IQueryable<Comment> earlier, Reader reader, CancellationToken cancellationToken)
    {
        var backwards = earlier.OrderByDescending(reply => reply.CreatedUtc).ThenByDescending(reply => reply.Id);
        var page = await FillAsync(root, backwards.Select(db.Rows(reader, withText: false)), reader, cancellationToken);
        return page.Rows.Count == 0 ? null : AddressOf(root.Id, page.Next is null ? null : page.Rows[^1].Id, reader);
    }

    private static Task<PagePart<CommentRow>> FillAsync(
        CommentRow root, IQueryable<CommentRow> replies, Reader reader, CancellationToken cancellationToken)
    {
        var budget = new PageBudget(reader.Room);
        budget.TryTake(PageBudget.BytesOf(root));
        return budget.FillAsync(replies, OnPage, PageBudget.BytesOf, cancellationToken);
    }

    private static string AddressOf(Guid rootId, Guid? from, Reader reader) =>
        $"{reader.CommentsAddress}/{rootId}/replies{(from is null ? "" : $"?from={from}")}";
}

/// <summary>A thread of an article, on a page of its own.</summary>
public sealed record ThreadPage(Article Article, ThreadReplies Thread, Reader Reader);
