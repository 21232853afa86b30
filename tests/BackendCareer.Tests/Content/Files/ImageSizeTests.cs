using System.IO.Compression;
using System.Text;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>How large a picture is: without that it keeps the guide from being published, and with a wrong size the page moves.</summary>
public sealed class ImageSizeTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DirectoryInfo _images;

    public ImageSizeTests() => _images = Directory.CreateDirectory(_folder.PathOf("images"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.png", 24)]
    [InlineData("a.gif", 13)]
    [InlineData("a.jpg", 160)]
    [InlineData("a.jpeg", 160)]
    [InlineData("a.webp", 30)]
    public void A_size_is_read_where_it_is_whole_and_not_where_the_file_ends_in_it(string name, int bytes)
    {
        var picture = Pictures.Of(name, width: 640, height: 480);
        Assert.Equal(new ImageSize(640, 480), SizeOf(name, picture));
        Assert.Null(SizeOf(name, picture[..(bytes - 1)]));
    }

    /// <summary>Also of one that moves, and of one that lies about how long its parts are.</summary>
    [Fact]
    public void The_size_of_a_WebP_is_read_from_its_first_bytes()
    {
        byte[] extended =
            [.. "RIFF....WEBPVP8X\u000a\0\0\0"u8, 2, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0, .. "ANIM"u8, 0xff, 0xff, 0xff, 0x7f];
        Assert.Equal(new ImageSize(640, 480), SizeOf("a.webp", extended));
        byte[] lossless = [.. "RIFF....WEBPVP8L\0\0\0\0"u8, 0x2f, 0x7f, 0xc2, 0x77, 0x10, 0, 0, 0, 0, 0];
        Assert.Equal(new ImageSize(640, 480), SizeOf("b.webp", lossless));
        "WAVE"u8.CopyTo(lossless.AsSpan(8));
        Assert.Null(SizeOf("c.webp", lossless));
    }

    [Fact]
    public void The_size_of_an_AVIF_stands_in_one_of_its_boxes()
    {
        var picture = Bytes("\0\0\0\u001cftypavif\0\0\0\0....ispe\0\0\0\0\0\0\u0002\u0080\0\0\u0001\u00e0");
        Assert.Equal(new ImageSize(640, 480), SizeOf("a.avif", picture));
        Assert.Null(SizeOf("a.avif", picture[..^1]));
    }

    [Theory]
    [InlineData(8_000, 5_000, true)]
    [InlineData(8_000, 5_001, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, false)]
    public void A_picture_has_pixels_and_no_more_than_40_million(int width, int height, bool hasSize) =>
        Assert.Equal(hasSize ? new ImageSize(width, height) : null, SizeOf("a.gif", Gif(width, height)));

    [Theory]
    [InlineData(4, 640, 480)]
    [InlineData(5, 480, 640)]
    public void A_photo_of_a_camera_that_was_held_upright_is_as_high_as_it_is_wide(ushort orientation, int width, int height) =>
        Assert.Equal(
            new ImageSize(width, height), SizeOf("a.jpg", Pictures.Of("a.jpg", width: 640, height: 480, orientation: orientation)));

    /// <summary>Packed, a text of 1 GB takes 1 MB of a picture.</summary>
    [Fact]
    public void A_text_in_a_picture_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var zeros = new byte[1 << 20];
            foreach (var _ in Enumerable.Range(0, 256))
            {
                zip.Write(zeros);
            }
        }

        var png = Pictures.Of("a.png", width: 640, height: 480);
        byte[] bomb = [.. png[..33], .. Chunk("zTXt", [.. "Comment\0\0"u8, .. packed.ToArray()]), .. png[33..]];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(new ImageSize(640, 480), SizeOf("a.png", bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Theory]
    [InlineData("width='640' viewBox='0 0 4 3'", 4, 3)]
    [InlineData("width='12.6px' height='1'", 13, 1)]
    [InlineData("width='1' height='1'", 1, 1)]
    [InlineData("width='99999' height='1.4'", 99_999, 1)]
    public void The_size_of_an_SVG_is_that_of_its_root_or_the_shape_of_its_view_box(string attributes, int width, int height) =>
        Assert.Equal(new ImageSize(width, height), SizeOf("a.svg", Bytes($"<svg {attributes}/>")));

    [Theory]
    [InlineData("width='0.9' height='9'")]
    [InlineData("width='9' height='100000'")]
    [InlineData("width='100000' height='9'")]
    [InlineData("viewBox='0 0 640'")]
    public void An_SVG_without_a_size_that_can_be_drawn_has_none(string attributes) =>
        Assert.Null(SizeOf("a.svg", Bytes($"<svg {attributes}/>")));

    private ImageSize? SizeOf(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_images.FullName, name), bytes);
        return new ContentFolder(_folder.Path).Read().Images["images/" + name];
    }

    private static byte[] Gif(int width, int height) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0, (byte)';'];

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] body = [.. Bytes(kind), .. data];
        return [.. Number(data.Length), .. body, .. Number((int)~body.Aggregate(uint.MaxValue, Crc))];
    }

    private static uint Crc(uint sum, byte next) =>
        Enumerable.Range(0, 8).Aggregate(sum ^ next, (crc, _) => (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320);

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
