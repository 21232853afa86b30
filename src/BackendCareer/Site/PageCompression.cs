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
/// A page that is kept is compressed once and read often, and so better than one for a reader alone. How well depends on its
/// length: a change of the discussion makes it anew, and nobody should be able to keep a processor busy with that.
/// </summary>
internal sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override ICompressionProvider? GetCompressionProvider(HttpContext context)
    {
        var chosen = base.GetCompressionProvider(context);
        return chosen is BrotliCompressionProvider && IsKept(context)
            ? new WholePage.Provider(IsOneOfMany(context), context.RequestAborted)
            : chosen;
    }

    /// <summary>An article has thousands of choices, each read by few.</summary>
    private static bool IsOneOfMany(HttpContext context) => context.Request.QueryString.HasValue;

    private static bool IsKept(HttpContext context) => context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true;
}

/// <summary>Compressed at its end, when its length is known, and only if its reader still waits for it.</summary>
/// <param name="isOneOfMany">Then it is worth less work.</param>
public sealed class WholePage(Stream output, bool isOneOfMany, CancellationToken hungUp) : MemoryStream
{
    private const int Window = 22;
    private const int QualityOfMany = 8;

    /// <summary>Each took at most 40 ms of a slow processor (docs/measurements.md).</summary>
    private static readonly (int Bytes, int Quality)[] Qualities = [(32_000, 11), (100_000, 10), (1_000_000, 8), (int.MaxValue, 1)];

    public override async ValueTask DisposeAsync()
    {
        hungUp.ThrowIfCancellationRequested();
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength((int)Length)];
        BrotliEncoder.TryCompress(GetBuffer().AsSpan(0, (int)Length), compressed, out var written, QualityOf(Length, isOneOfMany), Window);
        await output.WriteAsync(compressed.AsMemory(0, written), hungUp);
        await base.DisposeAsync();
    }

    public static int QualityOf(long bytes, bool isOneOfMany) =>
        Math.Min(Qualities.First(step => bytes <= step.Bytes).Quality, isOneOfMany ? QualityOfMany : int.MaxValue);

    public sealed class Provider(bool isOneOfMany, CancellationToken hungUp) : ICompressionProvider
    {
        public string EncodingName => "br";

        public bool SupportsFlush => true;

        public Stream CreateStream(Stream outputStream) => new WholePage(outputStream, isOneOfMany, hungUp);
    }
}

/// <summary>
/// Who asks for a page that is just being made for somebody else waits for it, and the page cache makes it once. Where that
/// other reader hangs up, it is made for nobody, and those who waited would be told of a failure.
/// </summary>
internal static class WaitingReaders
{
    private const int Tries = 3;

    public static async Task AskAgain(HttpContext context, RequestDelegate next)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await next(context);
                return;
            }
            catch (OperationCanceledException) when (
                tried < Tries && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
            {
                // another reader's, not this one's
            }
        }
    }
}
