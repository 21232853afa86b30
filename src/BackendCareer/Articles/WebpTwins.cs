using System.Collections.Concurrent;
using SkiaSharp;

namespace BackendCareer.Articles;

/// <summary>
/// The same pictures as WebP, which is smaller: made when somebody first asks for one, one at a time, kept in memory.
/// Whatever goes wrong, too slow or too large: the original is sent instead.
/// </summary>
public sealed partial class WebpTwins(ILogger<WebpTwins> logger) : IDisposable
{
    private const float ScreenQuality = 90;
    private const float PhotoQuality = 80;
    private const long MostFileBytes = 20 << 20;
    private const long MostPixels = 16_000_000; // 64 MB while it is made
    private const long MostKeptBytes = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), byte[]?> _twins = new();
    private long _kept;

    /// <returns>The twin, or null where the original is to be sent.</returns>
    public async Task<byte[]?> FindAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var key = (file.FullName, file.Length, file.LastWriteTimeUtc);
        if (_twins.TryGetValue(key, out var known))
        {
            return known;
        }

        if (file.Length > MostFileBytes || !await _one.WaitAsync(Patience, cancellationToken))
        {
            return null;
        }

        try
        {
            return _twins.TryGetValue(key, out var meanwhile) ? meanwhile : Keep(key, await Task.Run(() => Make(file), CancellationToken.None));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private byte[]? Keep((string, long, DateTime) key, byte[]? twin)
    {
        _kept += twin?.Length ?? 0;
        if (_kept > MostKeptBytes)
        {
            _twins.Clear();
            _kept = twin?.Length ?? 0;
        }

        _twins[key] = twin;
        return twin;
    }

    private byte[]? Make(FileInfo file)
    {
        try
        {
            using var codec = SKCodec.Create(file.FullName);
            if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels || codec.EncodedOrigin != SKEncodedOrigin.TopLeft)
            {
                return null; // a camera held upright: the twin would lie on its side
            }

            using var bitmap = SKBitmap.Decode(codec);
            using var pixels = bitmap?.PeekPixels();
            using var twin = pixels?.Encode(OptionsFor(codec.EncodedFormat));
            return twin is not null && twin.Size < file.Length ? twin.ToArray() : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            NotMade(file.Name, error);
            return null;
        }
    }

    /// <summary>Letters in a screenshot stay sharp, a photograph becomes small.</summary>
    private static SKWebpEncoderOptions OptionsFor(SKEncodedImageFormat original) =>
        new(SKWebpEncoderCompression.Lossy, original == SKEncodedImageFormat.Png ? ScreenQuality : PhotoQuality);

    [LoggerMessage(LogLevel.Warning, "No WebP was made of {File}; the original is sent.")]
    private partial void NotMade(string file, Exception error);
}
