using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>In which form the bytes of an answer are sent.</summary>
public enum Coding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>
/// Decides which coding an answer gets: one of three, by one rule. Left to themselves the compressor and the store of pages
/// understand <c>*</c> and weights differently, and one reader would be served the bytes of another.
/// </summary>
internal static class AcceptedCoding
{
    /// <summary>The smaller first.</summary>
    private static readonly Coding[] Compressed = [Coding.Brotli, Coding.Gzip];

    /// <summary>Written into the request, where the compressor reads it.</summary>
    public static Task Normalise(HttpContext context, RequestDelegate next)
    {
        context.Request.Headers.AcceptEncoding = Of(context.Request).Name() ?? "identity";
        return next(context);
    }

    /// <summary>What browsers send needs no parsing.</summary>
    public static Coding Of(HttpRequest request) => request.Headers.AcceptEncoding switch
    {
        { Count: 0 } => Coding.Identity,
        ["gzip, deflate, br, zstd" or "gzip, deflate, br" or "br"] => Coding.Brotli,
        ["gzip, deflate" or "gzip"] => Coding.Gzip,
        _ => Of(request.GetTypedHeaders().AcceptEncoding),
    };

    private static Coding Of(IList<StringWithQualityHeaderValue> accepted) =>
        Compressed.FirstOrDefault(coding => Accepts(accepted, coding.Name()), Coding.Identity);

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, StringSegment coding) =>
        accepted.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}

/// <summary>
/// How much work the compression of a page is worth. The first reader waits for it, and a change of the discussion makes it anew:
/// that is quick at any length, so that nobody can keep a processor busy with it. What it is worth later, <see cref="BetterQuality"/>
/// says (docs/measurements.md has the figures).
/// </summary>
public static class Codings
{
    private const int Window = 22;

    /// <summary>Beyond it a few milliseconds would become a hundred.</summary>
    private const int MostForGood = 1_000_000;

    /// <summary>As it is written in headers; null for bytes as they are.</summary>
    public static string? Name(this Coding coding) => coding switch
    {
        Coding.Brotli => "br",
        Coding.Gzip => "gzip",
        _ => null,
    };

    /// <summary>For who waits.</summary>
    public static byte[] Encode(byte[] plain, Coding coding) => coding switch
    {
        Coding.Brotli => Brotli(plain, FirstQuality(plain.Length)),
        Coding.Gzip => Gzip(plain),
        _ => plain,
    };

    public static byte[] Decode(byte[] encoded, Coding coding)
    {
        if (coding == Coding.Identity)
        {
            return encoded;
        }

        using var input = new MemoryStream(encoded);
        using Stream decoder = coding == Coding.Brotli
            ? new BrotliStream(input, CompressionMode.Decompress)
            : new GZipStream(input, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        decoder.CopyTo(plain);
        return plain.ToArray();
    }

    public static byte[] Brotli(byte[] plain, int quality)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        BrotliEncoder.TryCompress(plain, compressed, out var written, quality, Window);
        return compressed[..written];
    }

    public static int FirstQuality(int bytes) => bytes <= MostForGood ? 8 : 1;

    /// <summary>For a page that is read often: an eighth smaller for fifty times the work.</summary>
    /// <param name="isOneOfMany">An article has thousands of choices, each read by few.</param>
    /// <returns>Null where it is not worth it.</returns>
    public static int? BetterQuality(int bytes, bool isOneOfMany) => bytes switch
    {
        <= 150_000 when !isOneOfMany => 11,
        <= 150_000 => 10,
        <= MostForGood when !isOneOfMany => 10,
        _ => null,
    };

    private static byte[] Gzip(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var encoder = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            encoder.Write(plain);
        }

        return compressed.ToArray();
    }
}
