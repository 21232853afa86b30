using BackendCareer.Content;

namespace BackendCareer.Comments;

/// <summary>For whom a discussion is drawn.</summary>
/// <param name="KeyHash">Null for everybody: a browser that never wrote, voted or reported.</param>
/// <param name="EditableSince">What this reader wrote before can no longer be edited.</param>
public sealed record Reader(byte[]? KeyHash, DateTime EditableSince)
{
    public static readonly Reader Everybody = new(null, DateTime.MaxValue);

    /// <summary>Sees what waits in its place, on pages that nobody else has (<see cref="ForModerator"/>).</summary>
    public bool IsModerator { get; private init; }

    /// <summary>A comment that a moderator is shown whatever became of it; null for none.</summary>
    public Guid? Asked { get; private init; }

    /// <summary>
    /// Bytes for the comments of a page that has little else, as <see cref="PageBudget"/> counts them: with the forms of a moderator each
    /// of them takes up to twice as much.
    /// </summary>
    public int Room => IsModerator ? PageBudget.Bytes / 2 : PageBudget.Bytes;

    /// <summary>Below which each comment has its address, and each thread its pages.</summary>
    public string CommentsAddress => IsModerator ? "/moderation/comments" : "/comments";

    /// <summary>What this reader has just done; null for nothing.</summary>
    public Told? Told { get; init; }

    /// <param name="asked">Which has its place on the page although it is decided; null for none.</param>
    public static Reader ForModerator(Guid? asked) => Everybody with { IsModerator = true, Asked = asked };

    public static Reader Of(HttpRequest request, DateTime editableSince) => ReaderKey.Of(request) is { } key
        ? new Reader(key.Hash, editableSince) { Told = Told.Of(request.Query, key.Hash) }
        : new Reader(null, editableSince);

    /// <summary>Where the discussion of an article is.</summary>
    public string AddressOf(Article article) => IsModerator ? $"/moderation/articles/{article.Id}" : article.Address;

    /// <summary>Whether a comment that is not public is shown all the same, for this reader to decide about.</summary>
    public bool Judges(CommentRow row) => IsModerator && row.Status switch
    {
        CommentStatus.Pending => true,
        CommentStatus.Rejected or CommentStatus.Spam => row.Id == Asked,
        _ => false,
    };
}
