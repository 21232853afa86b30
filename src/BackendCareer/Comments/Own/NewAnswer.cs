using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackendCareer.Comments;

/// <summary>
/// An answer that the browser whose comment it answers has not seen on its own page. Kept in step with what everybody sees by
/// <see cref="DiscussionCounter"/>: an answer is new from when it becomes visible, whatever the clock says, and no more once it is not.
/// </summary>
public sealed class NewAnswer
{
    /// <summary>A comment answers one other at most: it is new to one browser at most.</summary>
    public required Guid AnswerId { get; init; }

    /// <summary>SHA-256 of the key in the browser that wrote what it answers.</summary>
    public required byte[] ReaderKeyHash { get; init; }

    internal static void Configure(EntityTypeBuilder<NewAnswer> answer)
    {
        answer.HasKey(a => a.AnswerId);
        answer.HasOne<Comment>().WithOne().HasForeignKey<NewAnswer>(a => a.AnswerId);
        answer.HasIndex(a => a.ReaderKeyHash);
    }

    /// <summary>Inside the transaction that shows the answer or hides it.</summary>
    internal static async Task TellAsync(
        CommentsDb db, Comment answer, Comment answered, bool isShown, bool isAdded, CancellationToken cancellationToken)
    {
        var known = isAdded ? null : await db.NewAnswers.FindAsync([answer.Id], cancellationToken);
        if (!isShown && known is not null)
        {
            db.Remove(known);
        }
        else if (isShown && known is null && answered.ReaderKeyHash is { } key && answer.ReaderKeyHash?.AsSpan().SequenceEqual(key) != true)
        {
            db.Add(new NewAnswer { AnswerId = answer.Id, ReaderKeyHash = key });
        }
    }

    /// <summary>Before a comment loses its writer's key: nobody is left who was answered. Inside the caller's transaction.</summary>
    internal static Task ForgetAsync(CommentsDb db, Comment answered, CancellationToken cancellationToken) => db.NewAnswers
        .Where(answer => answer.ReaderKeyHash == answered.ReaderKeyHash
            && db.Comments.Any(comment => comment.Id == answer.AnswerId && comment.ParentId == answered.Id))
        .ExecuteDeleteAsync(cancellationToken);
}

/// <summary>How many answers are new to a reader. Each has to be read: nobody needs to know how many more there are.</summary>
/// <param name="Count">At most one more than <see cref="Most"/>.</param>
public readonly record struct NewAnswers(int Count)
{
    public const int Most = 50;

    /// <summary>"12", or "50+".</summary>
    public string Number => Count > Most ? $"{Most}+" : $"{Count}";

    internal static async Task<NewAnswers> OfAsync(CommentsDb db, byte[]? keyHash, CancellationToken cancellationToken) =>
        keyHash is null
            ? default
            : new NewAnswers(
                await db.NewAnswers.Where(answer => answer.ReaderKeyHash == keyHash).Take(Most + 1).CountAsync(cancellationToken));
}
