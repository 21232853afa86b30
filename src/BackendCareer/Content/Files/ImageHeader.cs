using System.Buffers.Binary;

namespace BackendCareer.Content;

/// <summary>In pixels as a page counts them.</summary>
public readonly record struct ImageSize(int Width, int Height);

/// <summary>
/// Reads how large a picture is from the first bytes of its file; the pixels are never decoded, so a picture that claims
/// millions of them costs nothing. Null for whatever is not what its name says.
/// </summary>
internal static class ImageHeader
{
    /// <summary>A page would ask a phone for 160 MB of memory.</summary>
    private const long MostPixels = 40_000_000;

    private const int HeadBytes = 4096;

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
            return Bounded(Read(Path.GetExtension(path), stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ImageSize? Bounded(ImageSize? size) =>
        size is { Width: > 0, Height: > 0 } found && (long)found.Width * found.Height <= MostPixels ? found : null;

    private static ImageSize? Read(string extension, Stream stream)
    {
        if (extension == ".svg")
        {
            return SvgHeader.Read(stream);
        }

        var buffer = new byte[HeadBytes];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false));
        return extension switch
        {
            ".png" => Png(head),
            ".gif" => Gif(head),
            ".webp" => Webp(head),
            ".avif" => Avif(head),
            ".jpg" or ".jpeg" => JpegHeader.Read(stream),
            _ => null,
        };
    }

    private static ImageSize? Png(ReadOnlySpan<byte> head) => head.Length >= 24 && IsPng(head)
        ? new ImageSize(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
        : null;

    private static bool IsPng(ReadOnlySpan<byte> head) =>
        head[0] == 0x89 && head[1..8].SequenceEqual("PNG\r\n\u001a\n"u8) && head[12..16].SequenceEqual("IHDR"u8);

    private static ImageSize? Gif(ReadOnlySpan<byte> head) =>
        head.Length >= 10 && (head.StartsWith("GIF89a"u8) || head.StartsWith("GIF87a"u8))
            ? new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]))
            : null;

    /// <summary>https://developers.google.com/speed/webp/docs/riff_container</summary>
    private static ImageSize? Webp(ReadOnlySpan<byte> head)
    {
        const int Bits14 = 0x3FFF;
        const int Bits24 = 0xFFFFFF;
        if (head.Length < 30 || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WEBPVP8"u8))
        {
            return null;
        }

        var lossless = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
        return head[15] switch
        {
            (byte)' ' => new ImageSize(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & Bits14, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & Bits14),
            (byte)'L' => new ImageSize((int)(lossless & Bits14) + 1, (int)((lossless >> 14) & Bits14) + 1),
            (byte)'X' => new ImageSize((BinaryPrimitives.ReadInt32LittleEndian(head[24..]) & Bits24) + 1, (int)(BinaryPrimitives.ReadUInt32LittleEndian(head[26..]) >> 8) + 1),
            _ => null,
        };
    }

    /// <summary>Boxes inside boxes; the size stands in the one that is called <c>ispe</c>.</summary>
    private static ImageSize? Avif(ReadOnlySpan<byte> head)
    {
        var place = head.IndexOf("ispe"u8);
        return head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && place > 0 && place + 16 <= head.Length
            ? new ImageSize(BinaryPrimitives.ReadInt32BigEndian(head[(place + 8)..]), BinaryPrimitives.ReadInt32BigEndian(head[(place + 12)..]))
            : null;
    }
}
