using System.Buffers.Binary;

namespace BackendCareer.Content;

/// <summary>Goes from segment to segment of a JPEG to the one that says its size, over whatever a camera put before it.</summary>
internal static class JpegHeader
{
    private const int MostSegments = 500;
    private const int Orientation = 0x0112;
    private const int FirstTurned = 5; // 5 to 8: the camera was held upright

    public static ImageSize? Read(Stream stream)
    {
        stream.Position = 0;
        Span<byte> bytes = stackalloc byte[8];
        if (!Fill(stream, bytes[..2]) || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return null;
        }

        var isTurned = false;
        for (var segment = 0; segment < MostSegments && Fill(stream, bytes[..4]) && bytes[0] == 0xFF; segment++)
        {
            var (marker, next) = (bytes[1], stream.Position + BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) - 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Fill(stream, bytes[..5]) ? Size(bytes, isTurned) : null;
            }

            isTurned |= marker == 0xE1 && IsTurned(stream);
            stream.Position = next;
        }

        return null;
    }

    private static ImageSize Size(ReadOnlySpan<byte> bytes, bool isTurned)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
        return isTurned ? new ImageSize(height, width) : new ImageSize(width, height);
    }

    /// <summary>Whether browsers will turn the picture by a quarter: its Exif data say how the camera was held.</summary>
    private static bool IsTurned(Stream stream)
    {
        Span<byte> exif = stackalloc byte[14];
        if (!Fill(stream, exif) || !exif.StartsWith("Exif\0\0"u8))
        {
            return false;
        }

        var isLittle = exif[6] == 'I';
        stream.Position += Number(exif[10..14], isLittle) - 8;
        Span<byte> entry = stackalloc byte[12];
        var count = Fill(stream, entry[..2]) ? Number(entry[..2], isLittle) : 0;
        for (var index = 0; index < count && Fill(stream, entry); index++)
        {
            if (Number(entry[..2], isLittle) == Orientation)
            {
                return Number(entry[8..10], isLittle) >= FirstTurned;
            }
        }

        return false;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle) => (bytes.Length, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };

    private static bool Fill(Stream stream, Span<byte> bytes) =>
        stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
