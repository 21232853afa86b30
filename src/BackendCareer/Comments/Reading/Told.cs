using System.Security.Cryptography;
using System.Text;

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
    public const string SentToPage = "sent-to-page";
    public const string Saved = "saved";
    public const string SavedToPage = "saved-to-page";
    public const string Deleted = "deleted";
    public const string TakenBack = "taken-back";

    private const string AboutAll = "The section that you chose is no longer here, so your comment is about the whole page.";

    /// <summary>The same address, with what was done in its query, and a mark that only this site can make for this browser.</summary>
    public static string In(string address, string deed, Guid comment, byte[] keyHash)
    {
        var (page, fragment) = address.Split('#') is [var before, var after] ? (before, "#" + after) : (address, "");
        return $"{page}{(page.Contains('?') ? '&' : '?')}{deed}={MarkOf(deed, comment, keyHash)}.{comment}{fragment}";
    }

    /// <returns>Null where the address says nothing that this browser has done.</returns>
    public static Told? Of(IQueryCollection query, byte[] keyHash) =>
        Of(query, keyHash, Sent, "Your comment is sent.")
        ?? Of(query, keyHash, SentToPage, $"Your comment is sent. {AboutAll}")
        ?? Of(query, keyHash, Saved, "Your changes are saved.")
        ?? Of(query, keyHash, SavedToPage, $"Your changes are saved. {AboutAll}")
        ?? Of(query, keyHash, TakenBack, "Your vote is taken back.")
        ?? (Of(query, keyHash, Deleted, "Your comment is deleted.") is { } deleted ? deleted with { Comment = null } : null);

    private static Told? Of(IQueryCollection query, byte[] keyHash, string deed, string sentence) =>
        query[deed].ToString().Split('.') is [var mark, var id]
        && Guid.TryParse(id, out var comment) && mark == MarkOf(deed, comment, keyHash)
            ? new Told(deed, sentence, comment)
            : null;

    /// <summary>Without it a link from anybody would say what never happened.</summary>
    private static string MarkOf(string deed, Guid comment, byte[] keyHash) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keyHash, Encoding.UTF8.GetBytes($"{deed} {comment}")).AsSpan(0, 6));
}
