namespace BackendCareer.Comments;

/// <summary>A browser or a network that may not write for a time. It holds the one or the other.</summary>
public sealed class Ban
{
    public required Guid Id { get; init; }

    public byte[]? ReaderKeyHash { get; init; }

    /// <summary>
    /// Marked with the <see cref="SenderKey"/> of the day of the comment that led to it, so it ends with that key at the latest.
    /// </summary>
    public byte[]? SenderHash { get; init; }

    /// <summary>Why, in the moderator's words; may be empty.</summary>
    public required string Reason { get; init; }

    public required string Moderator { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime ExpiresUtc { get; set; }
}
