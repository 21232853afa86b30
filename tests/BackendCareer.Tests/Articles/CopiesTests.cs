using System.Net;
using System.Text;
using BackendCareer.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace BackendCareer.Tests.Articles;

/// <summary>The smaller copy of a picture, and when the original stands in for it.</summary>
public sealed class CopiesTests : PicturesTest
{
    [Theory]
    [InlineData("desk.png")]
    [InlineData("desk.jpg")]
    [InlineData("DESK.PNG")]
    public async Task A_picture_has_a_smaller_copy(string name)
    {
        Write(name, Pictures.Of(name));
        var (type, bytes) = await ReadAsync($"/images/{name}.webp");
        Assert.Equal("image/webp", type);
        Assert.True(bytes.Length < Pictures.Of(name).Length);
        using var copy = Image.Load(bytes, out var format);
        Assert.Equal((400, 300), (copy.Width, copy.Height));
        Assert.IsType<WebpFormat>(format);
    }

    [Fact]
    public async Task The_original_stands_in_for_a_copy_that_cannot_be_made()
    {
        Write("cut.png", Pictures.Of("cut.png")[..40]);
        Write("noise.jpg", [0xff, 0xd8, 0xff, 1, 2, 3]);
        var (type, bytes) = await ReadAsync("/images/cut.png.webp");
        Assert.Equal(("image/png", 40), (type, bytes.Length));
        Assert.Equal("image/jpeg", (await ReadAsync("/images/noise.jpg.webp")).Type);
    }

    /// <summary>A drawing of black and white dots, a bit for each.</summary>
    [Fact]
    public async Task The_original_stands_in_for_a_copy_that_would_be_larger()
    {
        var random = new Random(1);
        var dots = Enumerable.Range(0, 200 * 100).Select(_ => new L8(random.Next(2) == 0 ? byte.MinValue : byte.MaxValue)).ToArray();
        using var drawing = Image.LoadPixelData(dots, width: 200, height: 100);
        using var small = new MemoryStream();
        await drawing.SaveAsPngAsync(small, new PngEncoder { ColorType = PngColorType.Grayscale, BitDepth = PngBitDepth.Bit1 });
        Write("dots.png", small.ToArray());
        var (type, bytes) = await ReadAsync("/images/dots.png.webp");
        Assert.Equal("image/png", type);
        Assert.Equal(small.ToArray(), bytes);
    }

    /// <summary>A phone's photograph has more colours than sRGB; its copy would look dull beside it.</summary>
    [Theory]
    [InlineData("sRGB IEC61966-2.1", "image/webp")]
    [InlineData("Display P3", "image/jpeg")]
    public async Task The_original_stands_in_where_the_copy_would_lose_colours(string profile, string expected)
    {
        byte[] colours = [.. "ICC_PROFILE\0\u0001\u0001"u8, .. new byte[128], .. Encoding.ASCII.GetBytes(profile)];
        var picture = Pictures.Of("photo.jpg");
        Write("photo.jpg", [.. picture[..2], 0xff, 0xe2, 0, (byte)(colours.Length + 2), .. colours, .. picture[2..]]);
        Assert.Equal(expected, (await ReadAsync("/images/photo.jpg.webp")).Type);
    }

    [Theory]
    [InlineData("sRGB IEC61966-2.1", "image/webp")]
    [InlineData("Color LCD", "image/png")]
    public async Task So_it_does_for_a_picture_of_a_screen(string profile, string expected)
    {
        byte[] chunk = [.. "iCCP"u8, .. Encoding.ASCII.GetBytes(profile), 0, 0];
        var picture = Pictures.Of("screen.png");
        Write("screen.png", [.. picture[..33], 0, 0, 0, (byte)(chunk.Length - 4), .. chunk, 0, 0, 0, 0, .. picture[33..]]);
        Assert.Equal(expected, (await ReadAsync("/images/screen.png.webp")).Type);
    }

    /// <summary>Of a camera that was held upright; where it stood is not told.</summary>
    [Fact]
    public async Task A_copy_stands_upright_and_says_nothing_of_the_camera()
    {
        Write("desk.jpg", Pictures.Of("desk.jpg", orientation: 6));
        var (type, bytes) = await ReadAsync("/images/desk.jpg.webp");
        Assert.Equal("image/webp", type);
        using var copy = Image.Load(bytes);
        Assert.Equal((300, 400), (copy.Width, copy.Height));
        Assert.Null(copy.Metadata.ExifProfile);
    }

    [Fact]
    public async Task Many_may_ask_at_once_and_a_copy_is_asked_for_again_only_if_it_changed()
    {
        Write("desk.png", Pictures.Of("desk.png"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync("/images/desk.png.webp")));
        Assert.All(answers, answer => Assert.Equal("image/webp", answer.Type));
        using var response = await Site.GetAsync("/images/desk.png.webp");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/images/desk.png.webp");
        again.Headers.IfModifiedSince = response.Content.Headers.LastModified;
        using var client = Site.CreateClient();
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("/images/one.svg.webp")]
    [InlineData("/images/gone.png.webp")]
    [InlineData("/images/.webp")]
    [InlineData("/images/")]
    [InlineData("/images")]
    [InlineData("/images/../guide.yml.webp")]
    public async Task Nothing_else_has_a_copy(string path)
    {
        Write("one.svg", "<svg viewBox='0 0 1 1'/>"u8.ToArray());
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
