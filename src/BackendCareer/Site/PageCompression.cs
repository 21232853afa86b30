using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// Decides once which coding an answer gets and writes it into the request. The compressor and the key of the page cache
/// then read the same word; left to themselves they understand <c>*</c> and weights differently, and one reader would be
/// served the bytes of another.
/// </summary>
internal static class AcceptedCoding
{
    /// <summary>The smaller first.</summary>
    private static readonly string[] Compressed = ["br", "gzip"];

    public static Task Normalise(HttpContext context, RequestDelegate next)
    {
        context.Request.Headers.AcceptEncoding = Of(context.Request.GetTypedHeaders().AcceptEncoding);
        context.Request.Headers.Authorization = default; // nobody signs in by it, and it would go past the cache
        return next(context);
    }

    private static string Of(IList<StringWithQualityHeaderValue> accepted) =>
        Compressed.FirstOrDefault(coding => Accepts(accepted, coding)) ?? "identity";

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}

/// <summary>
/// A page that is kept is compressed once and read often: as small as can be. A page for one reader is made for this one
/// answer, and the smallest of 250 KB takes 370 ms of a processor.
/// </summary>
internal sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private readonly BrotliCompressionProvider _smallest =
        new(new BrotliCompressionProviderOptions { Level = CompressionLevel.SmallestSize });

    public override ICompressionProvider? GetCompressionProvider(HttpContext context)
    {
        var chosen = base.GetCompressionProvider(context);
        return chosen is BrotliCompressionProvider && IsKept(context) ? _smallest : chosen;
    }

    private static bool IsKept(HttpContext context) => context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true;
}
