using BackendCareer.Comments;

namespace BackendCareer.Moderation;

/// <summary>
/// Where a button stood that is not of the queue, as the address of its form says (<c>?at=</c>): there its answer leads. Only what is
/// named there is read, so that no address of another site is.
/// </summary>
public static class DeskPlace
{
    /// <summary>For the form of a comment in its discussion.</summary>
    public static string QueryOf(Guid comment) => $"?at={comment}";

    /// <returns>Null for the queue.</returns>
    public static string? AddressWith(HttpRequest request, NoticeAddress news)
    {
        if (!Guid.TryParse(request.Query["at"], out var comment))
        {
            return null;
        }

        var told = new Dictionary<string, string?> { ["done"] = news.Done, ["left"] = $"{news.Left}", ["tried"] = news.Tried };
        return $"{Reader.ForModerator(comment).CommentsAddress}/{comment}{QueryString.Create(told.Where(pair => pair.Value is not null))}";
    }
}
