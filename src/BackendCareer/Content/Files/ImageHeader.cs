using System.Buffers.Binary;
using System.Globalization;
using System.Xml;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace BackendCareer.Content;

/// <summary>In pixels as a page counts them.</summary>
public readonly record struct ImageSize(int Width, int Height);

/// <summary>
/// Reads how large a picture is. The pixels are never decoded, so a picture that claims millions of them costs nothing. Null for
/// whatever is not what its name says.
/// </summary>
internal static class ImageHeader
{
    /// <summary>A page would ask a phone for 160 MB of memory.</summary>
    private const long MostPixels = 40_000_000;

    private const int HeadBytes = 4096;
    private const int FirstTurned = 5; // 5 to 8: the camera was held upright

    /// <summary>The kinds that editors put in, and no others: each is one more parser for what a stranger made.</summary>
    internal static readonly Configuration Kinds = KindsThatUnpackNoText();

    /// <param name="path">Says the kind of the picture; the file that a link leads to may have any name.</param>
    public static ImageSize? SizeOf(string path, FileInfo file)
    {
        try
        {
            if (file.Length == 0)
            {
                return null; // also a pipe: nothing of length 0 is ever opened
            }

            using var stream = ContentFolder.Open(file);
            return Bounded(Read(Path.GetExtension(path).ToLowerInvariant(), stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ImageSize? Bounded(ImageSize? size) =>
        size is { Width: > 0, Height: > 0 } found && (long)found.Width * found.Height <= MostPixels ? found : null;

    private static ImageSize? Read(string extension, Stream stream) => extension switch
    {
        ".svg" => SvgHeader.Read(stream),
        ".avif" => Avif(HeadOf(stream)),
        ".webp" => Webp(HeadOf(stream)),
        _ => Pixels(extension, stream),
    };

    private static ImageSize? Pixels(string extension, Stream stream)
    {
        try
        {
            var picture = Image.Identify(Kinds, stream, out var format);
            return picture is not null && format.FileExtensions.Contains(extension[1..]) ? AsBrowsersTurnIt(picture) : null;
        }
        catch (Exception error) when (error is not (OutOfMemoryException or IOException)) // whatever a broken file does to the parser
        {
            return null;
        }
    }

    private static ImageSize AsBrowsersTurnIt(IImageInfo picture) =>
        picture.Metadata.ExifProfile?.GetValue(ExifTag.Orientation)?.Value >= FirstTurned
            ? new ImageSize(picture.Height, picture.Width)
            : new ImageSize(picture.Width, picture.Height);

    /// <summary>A PNG of 1 MB may hold a text that takes 3 GB when it is unpacked.</summary>
    private static Configuration KindsThatUnpackNoText()
    {
        var kinds = new Configuration(
            new PngConfigurationModule(), new JpegConfigurationModule(), new GifConfigurationModule());
        kinds.ImageFormatsManager.SetDecoder(PngFormat.Instance, new PngDecoder { IgnoreMetadata = true });
        return kinds;
    }

    private static ReadOnlySpan<byte> HeadOf(Stream stream)
    {
        var buffer = new byte[HeadBytes];
        return buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false));
    }

    /// <summary>ImageSharp 2 refuses one that moves. https://developers.google.com/speed/webp/docs/riff_container</summary>
    private static ImageSize? Webp(ReadOnlySpan<byte> head)
    {
        const int Bits14 = 0x3FFF;
        const int Bits24 = 0xFFFFFF;
        if (head.Length < 30 || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WEBPVP8"u8))
        {
            return null;
        }

        var (place, lossless) = (BinaryPrimitives.ReadUInt32LittleEndian(head[26..]), BinaryPrimitives.ReadUInt32LittleEndian(head[21..]));
        return head[15] switch
        {
            (byte)' ' => new ImageSize((int)(place & Bits14), (int)((place >> 16) & Bits14)),
            (byte)'L' => new ImageSize((int)(lossless & Bits14) + 1, (int)((lossless >> 14) & Bits14) + 1),
            (byte)'X' => new ImageSize((BinaryPrimitives.ReadInt32LittleEndian(head[24..]) & Bits24) + 1, (int)(place >> 8) + 1),
            _ => null,
        };
    }

    /// <summary>Boxes inside boxes; the size stands in the one that is called <c>ispe</c>.</summary>
    private static ImageSize? Avif(ReadOnlySpan<byte> head)
    {
        var place = head.IndexOf("ispe"u8);
        return head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && place > 0 && place + 16 <= head.Length
            ? new ImageSize(
                BinaryPrimitives.ReadInt32BigEndian(head[(place + 8)..]), BinaryPrimitives.ReadInt32BigEndian(head[(place + 12)..]))
            : null;
    }
}

/// <summary>The size of an SVG picture: what its root says, or the shape of its view box.</summary>
internal static class SvgHeader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore, // drawing programs write one; nothing in it is looked at
        XmlResolver = null,
        MaxCharactersInDocument = 1_000_000,
    };

    public static ImageSize? Read(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, Settings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "svg" ? SizeOf(reader) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static ImageSize? SizeOf(XmlReader svg)
    {
        if (Pixels(svg.GetAttribute("width")) is { } width && Pixels(svg.GetAttribute("height")) is { } height)
        {
            return Size(width, height);
        }

        var box = (svg.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? Size(boxWidth, boxHeight) : null;
    }

    private static ImageSize? Size(double width, double height) =>
        width is >= 1 and < 100_000 && height is >= 1 and < 100_000 ? new ImageSize((int)Math.Round(width), (int)Math.Round(height)) : null;

    /// <summary>Null for 100%, 12em and the like, which say nothing without a page.</summary>
    private static double? Pixels(string? length) =>
        double.TryParse(length?.Replace("px", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var pixels) ? pixels : null;
}
