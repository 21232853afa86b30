using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Takes comments, and what hangs on a reader's key, out of every table for good.</summary>
public sealed partial class CommentErasure(
    CommentsDb db, WriteGate gate, ThreadVersions threads, TimeProvider clock, ILogger<CommentErasure> logger)
{
    /// <summary>Deleting what is deleted changes nothing.</summary>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        EraseAsync(db.Comments.Where(comment => comment.Id == id), key: null, cancellationToken);

    /// <summary>Everything that was written, voted or reported with a key.</summary>
    public Task DeleteAllAsync(ReaderKey key, CancellationToken cancellationToken) =>
        EraseAsync(db.Comments.Where(comment => comment.ReaderKeyHash == key.Hash), key, cancellationToken);

    /// <summary>The texts stay, and nothing leads from them to their writer.</summary>
    public async Task MakeAnonymousAsync(ReaderKey key, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var comments = await db.Comments.Where(comment => comment.ReaderKeyHash == key.Hash).ToListAsync(cancellationToken);
        foreach (var comment in comments)
        {
            comment.AuthorName = CommentRules.Anonymous;
            comment.ReaderKeyHash = comment.SenderHash = null;
            comment.Version++;
        }

        await ForgetKeyAsync(key, cancellationToken);
        await CommitAsync(turn, comments, cancellationToken);
    }

    /// <summary>Inside the caller's transaction.</summary>
    public static async Task WipeAsync(CommentsDb db, Comment comment, DateTime utcNow, CancellationToken cancellationToken)
    {
        comment.Wipe(utcNow);
        await db.HelpfulVotes.Where(vote => vote.CommentId == comment.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Reports.Where(report => report.CommentId == comment.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task EraseAsync(IQueryable<Comment> which, ReaderKey? key, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var comments = await which.Where(comment => comment.Status != CommentStatus.Deleted).ToListAsync(cancellationToken);
        foreach (var comment in comments)
        {
            await WipeAsync(db, comment, clock.GetUtcNow().UtcDateTime, cancellationToken);
        }

        if (key is not null)
        {
            await ForgetKeyAsync(key, cancellationToken);
        }

        await CommitAsync(turn, comments, cancellationToken);
    }

    private async Task ForgetKeyAsync(ReaderKey key, CancellationToken cancellationToken)
    {
        var voted = db.HelpfulVotes.Where(vote => vote.ReaderKeyHash == key.Hash);
        await db.Comments.Where(comment => voted.Any(vote => vote.CommentId == comment.Id))
            .ExecuteUpdateAsync(comment => comment.SetProperty(c => c.HelpfulCount, c => c.HelpfulCount - 1), cancellationToken);
        await voted.ExecuteDeleteAsync(cancellationToken);
        await db.Reports.Where(report => report.ReaderKeyHash == key.Hash).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task CommitAsync(WriteGate.Turn turn, List<Comment> comments, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.CommitTransactionAsync(CancellationToken.None);
        turn.Stored();
        foreach (var article in comments.Select(comment => comment.ArticleId).Distinct())
        {
            threads.Raise(article);
        }

        CommentsErased(comments.Count);
    }

    [LoggerMessage(LogLevel.Information, "{Count} comments erased by their writer.")]
    private partial void CommentsErased(int count);
}
