namespace BackendCareer.Comments;

/// <summary>What a moderator did to a comment. Rows are only ever added: the log is what moderators and readers can trust.</summary>
public sealed class Decision
{
    /// <summary>A version 7 UUID, so that ids sort by age.</summary>
    public required Guid Id { get; init; }

    /// <summary>Shared by the decisions of one press of a button, which are undone together.</summary>
    public required Guid BatchId { get; init; }

    public required Guid CommentId { get; init; }

    /// <summary>The moderator's name at that time: it stays when the account goes.</summary>
    public required string Moderator { get; init; }

    public required DecisionAction Action { get; init; }

    public required CommentStatus From { get; init; }

    public required CommentStatus To { get; init; }

    /// <summary>Why, in the moderator's words; may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>The version of the comment that the decision made: undone only while it still has it.</summary>
    public required int CommentVersion { get; init; }

    public required DateTime DecidedUtc { get; init; }
}

/// <summary>Stored as words.</summary>
public enum DecisionAction
{
    Approve,
    Reject,
    Spam,
    Delete,
    Pin,
    Unpin,
    Close,
    Reopen,
    Undo,
}
