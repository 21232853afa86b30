using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Stores who found a comment helpful, and keeps <see cref="Comment.HelpfulCount"/> equal to the number of votes.</summary>
public sealed class VoteCounter(CommentsDb db, CommentStore store, DeedRules deeds)
{
    /// <summary>
    /// A second vote of a key changes nothing, and so does taking back what was never given. To take back is always allowed.
    /// </summary>
    /// <returns>Null where the comment has the vote, or has it no more.</returns>
    public Task<PostResult?> SetAsync(Comment comment, Writer writer, bool isHelpful, CancellationToken cancellationToken) =>
        store.WriteAsync(() => isHelpful
            ? AddAsync(comment, writer, cancellationToken)
            : RemoveAsync(comment, writer.Key, cancellationToken), cancellationToken);

    private async Task<Outcome<PostResult?>> AddAsync(Comment comment, Writer writer, CancellationToken cancellationToken)
    {
        if (await VotesOf(comment.Id, writer.Key).AnyAsync(cancellationToken))
        {
            return Outcome.None<PostResult?>(null);
        }

        var deed = await Deed.OfAsync(db, ActivityKind.Vote, comment, writer, store.UtcNow, cancellationToken);
        if (await deeds.RefuseAsync(deed, cancellationToken) is { } refused)
        {
            return Outcome.None<PostResult?>(refused);
        }

        await deeds.RecordAsync(deed, cancellationToken);
        db.Add(new HelpfulVote { CommentId = comment.Id, ReaderKeyHash = writer.Key.Hash });
        await db.SaveChangesAsync(cancellationToken);
        return await CountedAsync(comment, cancellationToken);
    }

    private async Task<Outcome<PostResult?>> RemoveAsync(Comment comment, ReaderKey key, CancellationToken cancellationToken) =>
        await VotesOf(comment.Id, key).ExecuteDeleteAsync(cancellationToken) > 0
            ? await CountedAsync(comment, cancellationToken)
            : Outcome.None<PostResult?>(null);

    private async Task<Outcome<PostResult?>> CountedAsync(Comment comment, CancellationToken cancellationToken) =>
        await CountAsync(comment.Id, cancellationToken)
            ? Outcome.In<PostResult?>(null, comment.ArticleId)
            : Outcome.None<PostResult?>(new PostResult.Missing());

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
