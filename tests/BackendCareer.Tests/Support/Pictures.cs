using SkiaSharp;

namespace BackendCareer.Tests.Support;

/// <summary>Pictures to be sent and made smaller.</summary>
internal static class Pictures
{
    /// <summary>Smooth colours, which both formats take some bytes for.</summary>
    public static byte[] Of(SKEncodedImageFormat format, int quality = 95)
    {
        using var bitmap = new SKBitmap(400, 300);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x / 2), (byte)(y / 2), (byte)((x * y) % 97)));
            }
        }

        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
