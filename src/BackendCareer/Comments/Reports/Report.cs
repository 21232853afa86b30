namespace BackendCareer.Comments;

/// <summary>A reader asks the moderators to look at a comment; one browser can ask once for each.</summary>
public sealed class Report
{
    public const int NoteCharacters = 500;

    public required Guid CommentId { get; init; }

    /// <summary>SHA-256 of the key in the reader's browser.</summary>
    public required byte[] ReaderKeyHash { get; init; }

    public required ReportReason Reason { get; init; }

    /// <summary>In the reader's words; may be empty.</summary>
    public required string Note { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>When a moderator decided about the comment; until then it stands in the queue.</summary>
    public DateTime? SettledUtc { get; set; }
}

/// <summary>Stored as words.</summary>
public enum ReportReason
{
    Spam,
    Insult,
    PersonalData,
    Wrong,
    Unlawful,
    Other,
}
