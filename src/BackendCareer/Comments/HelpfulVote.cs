namespace BackendCareer.Comments;

/// <summary>One browser found a comment helpful; it can say so once.</summary>
public sealed class HelpfulVote
{
    public required Guid CommentId { get; init; }

    /// <summary>SHA-256 of the key in the reader's browser.</summary>
    public required byte[] ReaderKeyHash { get; init; }
}
