using BackendCareer.Comments;

namespace BackendCareer.Moderation;

/// <summary>
/// Where a button stood that is not of the queue, as the address of its form says (<c>?at=</c>): there its answer leads. Only what is
/// named there is read, so that no address of another site is.
/// </summary>
public static class DeskPlace
{
    private const string Field = "at";
    private const string Log = "log";

    /// <summary>For the form of a comment in its discussion.</summary>
    public static string QueryOf(Guid comment) => $"?{Field}={comment}";

    /// <summary>For that of a decision in the log.</summary>
    public static string QueryOf(LogFilter log) => QueryString.Create(log.Parameters.Append(new(Field, Log))).ToString();

    /// <returns>Null for the queue.</returns>
    public static string? AddressWith(HttpRequest request, NoticeAddress news)
    {
        var told = new Dictionary<string, string?> { ["done"] = news.Done, ["left"] = $"{news.Left}", ["tried"] = news.Tried }
            .Where(pair => pair.Value is not null);
        return request.Query[Field].ToString() switch
        {
            Log => $"/moderation/log{QueryString.Create(LogFilter.Of(request.Query).Parameters.Concat(told))}#notice",
            var typed when Guid.TryParse(typed, out var comment) =>
                $"{Reader.ForModerator(comment).CommentsAddress}/{comment}{QueryString.Create(told)}",
            _ => null,
        };
    }
}
