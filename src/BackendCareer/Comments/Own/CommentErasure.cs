using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// Takes comments, and what hangs on a reader's key, out of every table for good; but for when it was that somebody did something,
/// which goes by itself (<see cref="Activity"/>).
/// </summary>
public sealed partial class CommentErasure(CommentsDb db, CommentStore store, ILogger<CommentErasure> logger)
{
    /// <summary>Deleting what is deleted changes nothing.</summary>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        EraseAsync(db.Comments.Where(comment => comment.Id == id), key: null, cancellationToken);

    /// <summary>Everything that was written, voted or reported with a key.</summary>
    public Task DeleteAllAsync(ReaderKey key, CancellationToken cancellationToken) =>
        EraseAsync(db.Comments.Where(comment => comment.ReaderKeyHash == key.Hash), key, cancellationToken);

    /// <summary>The texts stay, and nothing leads from them to their writer.</summary>
    public Task MakeAnonymousAsync(ReaderKey key, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var comments = await db.Comments.Where(comment => comment.ReaderKeyHash == key.Hash).ToListAsync(cancellationToken);
        comments.ForEach(comment => comment.MakeAnonymous());
        return Erased(comments, await ForgetKeyAsync(key, cancellationToken));
    }, cancellationToken);

    /// <summary>
    /// Inside the caller's transaction. Who reported it shall learn that it is gone, so the report stays, without the note: that may
    /// quote what was erased.
    /// </summary>
    public static async Task WipeAsync(CommentsDb db, Comment comment, DateTime utcNow, CancellationToken cancellationToken)
    {
        await NewAnswer.ForgetAsync(db, comment, cancellationToken);
        comment.Wipe(utcNow);
        await db.HelpfulVotes.Where(vote => vote.CommentId == comment.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Reports.Where(report => report.CommentId == comment.Id).ExecuteUpdateAsync(
            report => report.SetProperty(r => r.Note, "").SetProperty(r => r.SettledUtc, r => r.SettledUtc ?? utcNow), cancellationToken);
    }

    private Task EraseAsync(IQueryable<Comment> which, ReaderKey? key, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var comments = await which.Where(comment => comment.Status != CommentStatus.Deleted).ToListAsync(cancellationToken);
        foreach (var comment in comments)
        {
            await WipeAsync(db, comment, store.UtcNow, cancellationToken);
        }

        return Erased(comments, key is null ? [] : await ForgetKeyAsync(key, cancellationToken));
    }, cancellationToken);

    /// <returns>The articles of the comments that were voted for: their pages show a smaller number.</returns>
    private async Task<IReadOnlyList<string>> ForgetKeyAsync(ReaderKey key, CancellationToken cancellationToken)
    {
        var votes = db.HelpfulVotes.Where(vote => vote.ReaderKeyHash == key.Hash);
        var voted = db.Comments.Where(comment => votes.Select(vote => vote.CommentId).Contains(comment.Id));
        var articles = await voted.Select(comment => comment.ArticleId).Distinct().ToListAsync(cancellationToken);
        await voted.ExecuteUpdateAsync(comment => comment.SetProperty(c => c.HelpfulCount, c => c.HelpfulCount - 1), cancellationToken);
        await votes.ExecuteDeleteAsync(cancellationToken);
        await db.Reports.Where(report => report.ReaderKeyHash == key.Hash).ExecuteDeleteAsync(cancellationToken);
        await db.NewAnswers.Where(answer => answer.ReaderKeyHash == key.Hash).ExecuteDeleteAsync(cancellationToken);
        return articles;
    }

    private static Outcome<int> Erased(List<Comment> comments, IReadOnlyList<string> voted) =>
        Outcome.In(comments.Count, comments.Select(comment => comment.ArticleId).Union(voted));

    private async Task WriteAsync(Func<Task<Outcome<int>>> work, CancellationToken cancellationToken) =>
        CommentsErased(await store.WriteAsync(work, cancellationToken));

    [LoggerMessage(LogLevel.Information, "{Count} comments erased by their writer.")]
    private partial void CommentsErased(int count);
}
