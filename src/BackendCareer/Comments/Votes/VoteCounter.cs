using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Stores who found a comment helpful, and keeps <see cref="Comment.HelpfulCount"/> equal to the number of votes.</summary>
public sealed class VoteCounter(CommentsDb db, CommentStore store)
{
    /// <summary>A second vote of a key changes nothing, and so does taking back what was never given.</summary>
    /// <returns>False where the comment is public no more.</returns>
    public Task<bool> SetAsync(Comment comment, ReaderKey key, bool isHelpful, CancellationToken cancellationToken) =>
        store.WriteAsync(async () =>
    {
        if (!await (isHelpful ? AddAsync(comment.Id, key, cancellationToken) : RemoveAsync(comment.Id, key, cancellationToken)))
        {
            return Outcome.None(true);
        }

        return await CountAsync(comment.Id, cancellationToken) ? Outcome.In(true, comment.ArticleId) : Outcome.None(false);
    }, cancellationToken);

    private async Task<bool> AddAsync(Guid commentId, ReaderKey key, CancellationToken cancellationToken)
    {
        if (await VotesOf(commentId, key).AnyAsync(cancellationToken))
        {
            return false;
        }

        db.Add(new HelpfulVote { CommentId = commentId, ReaderKeyHash = key.Hash });
        return await db.SaveChangesAsync(cancellationToken) > 0;
    }

    private async Task<bool> RemoveAsync(Guid commentId, ReaderKey key, CancellationToken cancellationToken) =>
        await VotesOf(commentId, key).ExecuteDeleteAsync(cancellationToken) > 0;

    private IQueryable<HelpfulVote> VotesOf(Guid commentId, ReaderKey key) =>
        db.HelpfulVotes.Where(vote => vote.CommentId == commentId && vote.ReaderKeyHash == key.Hash);

    /// <summary>Counts the rows, and leaves the version alone: a vote is no change that an editor or a moderator could overlook.</summary>
    private async Task<bool> CountAsync(Guid commentId, CancellationToken cancellationToken) =>
        await db.Comments
            .Where(comment => comment.Id == commentId && comment.Status == CommentStatus.Approved)
            .ExecuteUpdateAsync(
                comment => comment.SetProperty(c => c.HelpfulCount, c => db.HelpfulVotes.Count(vote => vote.CommentId == c.Id)),
                cancellationToken) > 0;
}

/// <summary>One browser found a comment helpful; it can say so once.</summary>
public sealed class HelpfulVote
{
    public required Guid CommentId { get; init; }

    /// <summary>SHA-256 of the key in the reader's browser.</summary>
    public required byte[] ReaderKeyHash { get; init; }
}
