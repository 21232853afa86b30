using System.Net;
using System.Text;
using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace BackendCareer.Tests.Articles;

public sealed class ImagesTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly Lazy<TestSite> _site;

    public ImagesTests() => _site = new(() => new TestSite().With("Content:Folder", _folder.Path));

    public void Dispose()
    {
        _site.Value.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("desk.png")]
    [InlineData("desk.jpg")]
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
        using var response = await _site.Value.GetAsync("/images/desk.png.webp");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/images/desk.png.webp");
        again.Headers.IfModifiedSince = response.Content.Headers.LastModified;
        using var client = _site.Value.CreateClient();
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
        using var response = await _site.Value.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("desk.png", HttpStatusCode.OK)]
    [InlineData(".desk.png", HttpStatusCode.NotFound)]
    [InlineData(".kept/desk.png", HttpStatusCode.NotFound)]
    public async Task A_picture_that_the_guide_leaves_out_is_not_sent(string name, HttpStatusCode expected)
    {
        Write(name, Pictures.Of(name));
        using var picture = await _site.Value.GetAsync($"/images/{name}");
        using var copy = await _site.Value.GetAsync($"/images/{name}.webp");
        Assert.Equal((expected, expected), (picture.StatusCode, copy.StatusCode));
    }

    /// <summary>A browser that may not guess draws nothing else.</summary>
    [Theory]
    [InlineData("one.avif", "image/avif")]
    [InlineData("one.gif", "image/gif")]
    [InlineData("one.jpeg", "image/jpeg")]
    [InlineData("one.webp", "image/webp")]
    public async Task Every_kind_of_picture_is_sent_as_what_it_is(string name, string type)
    {
        Write(name, [1]);
        var guide = new GuideFiles().Compile(showsAll: true, $"images/{name}").Guide!;
        using var copies = new WebpCopies(NullLogger<WebpCopies>.Instance);
        using var controller = new ImagesController(guide, new ContentFolder(_folder.Path), copies);
        Assert.Equal(type, Assert.IsType<PhysicalFileResult>(await controller.Show(name, CancellationToken.None)).ContentType);
    }

    [Fact]
    public async Task An_SVG_that_is_opened_as_a_page_runs_no_script()
    {
        Write("one.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script>alert(1)</script></svg>"u8.ToArray());
        using var response = await _site.Value.GetAsync("/images/one.svg");
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Nothing_outside_the_folder_is_sent_in_the_place_of_what_was_there()
    {
        using var outside = new TestFolder();
        outside.Write("desk.png", "secret");
        Write("desk.png", Pictures.Of("desk.png"));
        Write("old/desk.png", Pictures.Of("desk.png"));
        await ReadAsync("/images/desk.png");
        _folder.Write("guide.yml", "a mistake that keeps the guide of before: [");
        Directory.Delete(_folder.PathOf("images"), recursive: true);
        Directory.CreateDirectory(_folder.PathOf("images"));
        File.CreateSymbolicLink(_folder.PathOf("images/desk.png"), outside.PathOf("desk.png"));
        Directory.CreateSymbolicLink(_folder.PathOf("images/old"), outside.Path);
        File.Delete(_folder.PathOf("data/routes.csv"));
        File.CreateSymbolicLink(_folder.PathOf("data/routes.csv"), outside.PathOf("desk.png"));
        foreach (var path in new[] { "/images/desk.png", "/images/desk.png.webp", "/images/old/desk.png", "/data/routes.csv" })
        {
            using var response = await _site.Value.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_picture_that_is_a_link_to_a_file_inside_the_folder_is_sent_under_its_own_name()
    {
        _folder.Write(".kept/one", "<svg viewBox='0 0 1 1'/>");
        Directory.CreateDirectory(_folder.PathOf("images"));
        File.CreateSymbolicLink(_folder.PathOf("images/one.svg"), "../.kept/one");
        Assert.Equal("image/svg+xml", (await ReadAsync("/images/one.svg")).Type);
    }

    private async Task<(string Type, byte[] Bytes)> ReadAsync(string path)
    {
        using var response = await _site.Value.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Content.Headers.LastModified);
        return (response.Content.Headers.ContentType!.MediaType!, await response.Content.ReadAsByteArrayAsync());
    }

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf($"images/{name}"))!);
        File.WriteAllBytes(_folder.PathOf($"images/{name}"), bytes);
    }
}
