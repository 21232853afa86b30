using System.Collections.Concurrent;
using BackendCareer.Content;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace BackendCareer.Articles;

/// <summary>
/// The same pictures as WebP, which is smaller: made when somebody first asks for one, one at a time, kept in memory.
/// Whatever goes wrong, too slow or too large: the original is sent instead.
/// </summary>
public sealed partial class WebpCopies(ILogger<WebpCopies> logger) : IDisposable
{
    private const int ScreenQuality = 90;
    private const int PhotoQuality = 80;
    private const long MostFileBytes = 20 << 20;
    private const long MostPixels = 16_000_000; // 64 MB while it is made
    private const int ProfileBytes = 4096; // of which the first say its name
    private const long MostKeptBytes = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<string, byte[]?> _copies = new();
    private long _kept;

    /// <param name="hash">Of what is in the file.</param>
    /// <returns>The copy, or null where the original is to be sent.</returns>
    public async Task<byte[]?> FindAsync(FileInfo file, string hash, CancellationToken cancellationToken)
    {
        if (_copies.TryGetValue(hash, out var known))
        {
            return known;
        }

        if (file.Length > MostFileBytes || !await _one.WaitAsync(Patience, cancellationToken))
        {
            return null;
        }

        try
        {
            return _copies.TryGetValue(hash, out var meanwhile)
                ? meanwhile
                : Keep(hash, await Task.Run(() => Make(file), CancellationToken.None));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private byte[]? Keep(string hash, byte[]? copy)
    {
        _kept += copy?.Length ?? 0;
        if (_kept > MostKeptBytes)
        {
            _copies.Clear();
            _kept = copy?.Length ?? 0;
        }

        _copies[hash] = copy;
        return copy;
    }

    private byte[]? Make(FileInfo file)
    {
        try
        {
            var bytes = ContentFolder.ReadBytes(file);
            var info = Image.Identify(ImageHeader.Kinds, bytes, out var format);
            if (info is null || (long)info.Width * info.Height > MostPixels || HasOwnColours(bytes))
            {
                return null;
            }

            using var picture = Image.Load<Rgba32>(ImageHeader.Kinds, bytes);
            picture.Mutate(pixels => pixels.AutoOrient());
            picture.Metadata.ExifProfile = null; // where the camera stood is nobody's business
            picture.Metadata.XmpProfile = null;
            using var copy = new MemoryStream();
            picture.Save(copy, EncoderFor(format));
            return copy.Length < file.Length ? copy.ToArray() : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            NotMade(file.Name, error);
            return null;
        }
    }

    /// <summary>WebP is written without a profile: other colours than those of sRGB would turn dull.</summary>
    private static bool HasOwnColours(ReadOnlySpan<byte> picture)
    {
        var place = Math.Max(picture.IndexOf("ICC_PROFILE"u8), picture.IndexOf("iCCP"u8)); // as a JPEG says it, and a PNG
        var profile = place < 0 ? "sRGB"u8 : picture[place..Math.Min(picture.Length, place + ProfileBytes)];
        return profile.IndexOf("sRGB"u8) < 0 && profile.IndexOf("s\0R\0G\0B"u8) < 0;
    }

    /// <summary>Letters in a screenshot stay sharp, a photograph becomes small.</summary>
    private static WebpEncoder EncoderFor(IImageFormat original) =>
        new() { FileFormat = WebpFileFormatType.Lossy, Quality = original is PngFormat ? ScreenQuality : PhotoQuality };

    [LoggerMessage(LogLevel.Warning, "No WebP was made of {File}; the original is sent.")]
    private partial void NotMade(string file, Exception error);
}
