namespace BackendCareer.Comments;

/// <summary>For whom a discussion is drawn.</summary>
/// <param name="KeyHash">Null for everybody: a browser that never wrote, voted or reported.</param>
/// <param name="EditableSince">What this reader wrote before can no longer be edited.</param>
public sealed record Reader(byte[]? KeyHash, DateTime EditableSince)
{
    public static readonly Reader Everybody = new(null, DateTime.MaxValue);
}
