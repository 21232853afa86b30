namespace BackendCareer.Comments;

/// <summary>
/// What a reader has just done, as the address says to which that led: a page of their own says it once more in words, and a browser
/// that keeps pages does not take it for the page of before.
/// </summary>
/// <param name="Deed">Its word in addresses.</param>
/// <param name="Comment">Beside which it is said; null for one that is gone.</param>
public sealed record Told(string Deed, string Sentence, Guid? Comment)
{
    public const string Sent = "sent";
    public const string Saved = "saved";
    public const string Deleted = "deleted";
    public const string TakenBack = "taken-back";

    /// <summary>The same address, with what was done in its query.</summary>
    public static string In(string address, string deed, Guid comment)
    {
        var (page, fragment) = address.Split('#') is [var before, var after] ? (before, "#" + after) : (address, "");
        return $"{page}{(page.Contains('?') ? '&' : '?')}{deed}={comment}{fragment}";
    }

    /// <returns>Null where the address says nothing that this page understands.</returns>
    public static Told? Of(IQueryCollection query) =>
        Of(query, Sent, "Your comment is sent.")
        ?? Of(query, Saved, "Your changes are saved.")
        ?? Of(query, TakenBack, "Your vote is taken back.")
        ?? (Of(query, Deleted, "Your comment is deleted.") is { } deleted ? deleted with { Comment = null } : null);

    private static Told? Of(IQueryCollection query, string deed, string sentence) =>
        Guid.TryParse(query[deed], out var comment) ? new Told(deed, sentence, comment) : null;
}
