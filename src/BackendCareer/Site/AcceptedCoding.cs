using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Decides once which coding an answer gets and writes it into the request. The compressor and the key of the page cache
/// then read the same word; left to themselves they understand <c>*</c> and weights differently, and one reader would be
/// served the bytes of another.
/// </summary>
internal static class AcceptedCoding
{
    public static Task Normalise(HttpContext context, RequestDelegate next)
    {
        context.Request.Headers.AcceptEncoding = Of(context.Request.GetTypedHeaders().AcceptEncoding);
        context.Request.Headers.Authorization = default; // nobody signs in by it, and it would go past the cache
        return next(context);
    }

    private static string Of(IList<StringWithQualityHeaderValue> accepted) =>
        Accepts(accepted, "br") ? "br" : Accepts(accepted, "gzip") ? "gzip" : "identity";

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}
