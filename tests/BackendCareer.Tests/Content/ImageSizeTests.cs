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

    public static TheoryData<string, byte[]> Smallest => new()
    {
        { "a.png", Png(640, 480) },
        { "a.gif", Bytes("GIF87a\u0080\u0002\u00e0\u0001") },
        { "a.jpg", [0xff, 0xd8, .. Frame(0xc0)] },
        { "a.jpeg", [0xff, 0xd8, .. Frame(0xc2)] },
        { "lossy.webp", Webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x42, 0xe0, 0x41]) },
        { "lossless.webp", Webp("VP8L", [0x2f, 0x7f, 0xc2, 0x77, 0x10, 0, 0, 0, 0, 0]) },
        { "extended.webp", Webp("VP8X", [0x10, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0]) },
        { "a.avif", Bytes("\0\0\0\u001cftypavif\0\0\0\0....ispe\0\0\0\0\0\0\u0002\u0080\0\0\u0001\u00e0") },
    };

    [Theory]
    [MemberData(nameof(Smallest))]
    public void A_size_is_read_where_it_is_whole_and_not_where_the_file_ends_in_it(string name, byte[] bytes)
    {
        Assert.Equal(new ImageSize(640, 480), SizeOf(name, bytes));
        Assert.Null(SizeOf(name, bytes[..^1]));
    }

    [Theory]
    [InlineData(8_000, 5_000, true)]
    [InlineData(8_000, 5_001, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, false)]
    public void A_picture_has_pixels_and_no_more_than_40_million(int width, int height, bool hasSize) =>
        Assert.Equal(hasSize ? new ImageSize(width, height) : null, SizeOf("a.png", [.. Png(width, height), 8, 6]));

    /// <summary>Browsers turn it; a second segment of the same kind, as cameras write it, changes nothing.</summary>
    [Theory]
    [InlineData(4, 640, 480)]
    [InlineData(5, 480, 640)]
    public void A_photo_of_a_camera_that_was_held_upright_is_as_high_as_it_is_wide(byte orientation, int width, int height)
    {
        byte[] entries = [2, 0, .. Entry(0x00), .. Entry(0x12)];
        byte[] exif = [.. "Exif\0\0II*\0\u000a\0\0\0\0\0"u8, .. entries];
        byte[] photo = [0xff, 0xd8, .. Segment(0xe1, exif), .. Segment(0xe1, Bytes("http://ns.adobe.com/xap/1.0/\0<x/>")), .. Frame(0xc0)];
        Assert.Equal(new ImageSize(width, height), SizeOf("a.jpg", photo));

        byte[] Entry(byte tag) => [tag, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
    }

    [Fact]
    public void What_begins_like_a_WebP_and_is_a_sound_has_no_size()
    {
        var sound = Webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01]);
        "WAVE"u8.CopyTo(sound.AsSpan(8));
        Assert.Null(SizeOf("a.webp", sound));
    }

    [Fact]
    public void What_a_JPEG_holds_before_its_size_is_passed_over()
    {
        var tables = new byte[] { 0xe0, 0xdb, 0xc4, 0xc8, 0xcc }.SelectMany(marker => Segment(marker, [1, 2, 3, 4, 5, 6]));
        Assert.Equal(new ImageSize(640, 480), SizeOf("a.jpg", [0xff, 0xd8, .. tables, .. Frame(0xcf)]));
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

    /// <summary>As far as its size.</summary>
    private static byte[] Png(int width, int height) =>
        [0x89, .. "PNG\r\n\u001a\n\0\0\0\rIHDR"u8, .. Number(width), .. Number(height)];

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    /// <summary>The segment of a JPEG that says its size, as far as that.</summary>
    private static byte[] Frame(byte marker) => [0xff, marker, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80];

    private static byte[] Segment(byte marker, byte[] data) => [0xff, marker, 0, (byte)(data.Length + 2), .. data];

    private static byte[] Webp(string kind, byte[] data) => [.. "RIFF....WEBP"u8, .. Bytes(kind), 0, 0, 0, 0, .. data];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
