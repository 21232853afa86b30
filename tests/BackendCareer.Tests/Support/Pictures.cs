using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace BackendCareer.Tests.Support;

/// <summary>Pictures to be measured, sent and made smaller: colours with some noise, for which every format takes some bytes.</summary>
internal static class Pictures
{
    /// <param name="name">Says the kind.</param>
    /// <param name="quality">Of a JPEG, from 1 to 100.</param>
    /// <param name="orientation">How the camera was held, as Exif counts it.</param>
    public static byte[] Of(string name, int width = 400, int height = 300, int quality = 95, ushort? orientation = null)
    {
        var random = new Random(1);
        using var picture = new Image<Rgba32>(width, height);
        picture.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    rows.GetRowSpan(y)[x] = new Rgba32((byte)(x / 2), (byte)(y / 2), (byte)random.Next(32));
                }
            }
        });
        if (orientation is { } held)
        {
            picture.Metadata.ExifProfile = new ExifProfile();
            picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, held);
        }

        using var bytes = new MemoryStream();
        picture.Save(bytes, EncoderFor(name, quality));
        return bytes.ToArray();
    }

    private static IImageEncoder EncoderFor(string name, int quality) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => new PngEncoder(),
        ".gif" => new GifEncoder(),
        ".webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossy },
        _ => new JpegEncoder { Quality = quality },
    };
}
