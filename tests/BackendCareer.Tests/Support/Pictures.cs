using SkiaSharp;

namespace BackendCareer.Tests.Support;

/// <summary>Pictures to be sent and made smaller.</summary>
internal static class Pictures
{
    /// <summary>Smooth colours, which both formats take some bytes for.</summary>
    public static byte[] Of(SKEncodedImageFormat format, int quality = 95)
    {
        using var bitmap = new SKBitmap(400, 300);
        bitmap.Pixels =
        [
            .. from y in Enumerable.Range(0, bitmap.Height)
               from x in Enumerable.Range(0, bitmap.Width)
               select new SKColor((byte)(x / 2), (byte)(y / 2), (byte)((x * y) % 97)),
        ];
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
