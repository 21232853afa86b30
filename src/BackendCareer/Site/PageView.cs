namespace BackendCareer.Site;

/// <summary>Whether somebody is to see the page that a request asks for: what is only looked at ahead changes nothing.</summary>
public static class PageView
{
    private static readonly object Head = new();

    /// <summary>By which a browser says that it fetches a page ahead, which it may never show: by the standard, and before it.</summary>
    private static readonly string[] AheadHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>That it came as a HEAD, which is answered like a GET.</summary>
    internal static void NoteHead(HttpContext context) => context.Items[Head] = true;

    public static bool Is(HttpRequest request) =>
        !request.HttpContext.Items.ContainsKey(Head)
        && !AheadHeaders.Any(header => IsAhead(request.Headers[header].ToString()));

    private static bool IsAhead(string purpose) =>
        purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase);
}
