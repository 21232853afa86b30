using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class ImageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_image_has_its_size_and_only_the_first_is_loaded_at_once()
    {
        var compiled = new GuideFiles().WithArticle("role.md", "![A \"desk\"](images/desk.png)\n\n![Two](images/desk.png \"Title\")").Compile(images: "images/desk.png");
        Assert.Equal(
            "<p><picture><source type=\"image/webp\" srcset=\"/images/desk.png.webp\"><img src=\"/images/desk.png\" alt=\"A &quot;desk&quot;\" width=\"800\" height=\"600\" decoding=\"async\"></picture></p>\n"
            + "<p><picture><source type=\"image/webp\" srcset=\"/images/desk.png.webp\"><img src=\"/images/desk.png\" alt=\"Two\" title=\"Title\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"></picture></p>\n",
            GuideFiles.HtmlOf(compiled.Guide!.Find("role")!));
    }

    [Fact]
    public void Alternative_text_may_go_over_two_lines_and_a_drawing_has_no_smaller_twin()
    {
        var compiled = new GuideFiles().WithArticle("role.md", "![A `large`\n*desk*](images/desk.svg)").Compile(images: "images/desk.svg");
        Assert.Equal(
            "<p><img src=\"/images/desk.svg\" alt=\"A large desk\" width=\"800\" height=\"600\" decoding=\"async\"></p>\n",
            GuideFiles.HtmlOf(compiled.Guide!.Find("role")!));
    }

    [Theory]
    [InlineData("desk.png")]
    [InlineData("IMG_1234.JPG")]
    [InlineData("IMG_1234")]
    [InlineData("DSC 0042")]
    [InlineData("Screenshot 2026-11-22")]
    public void Alternative_text_is_not_the_name_of_a_file(string text)
    {
        var problem = new GuideFiles().WithArticle("role.md", $"Text ![{text}](images/desk.png)").Problem("images/desk.png");
        Assert.Equal(("image-text-file-name", GuideFiles.FirstBodyLine, 6), (problem.Rule.Id, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("A desk")]
    [InlineData("The file desk.png in a folder")]
    [InlineData("IMG and its meaning")]
    public void Other_text_is_taken(string text) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", $"![{text}](images/desk.png)").Compile(images: "images/desk.png").Problems);

    [Fact]
    public void Sizes_are_read_from_the_first_bytes_of_every_kind()
    {
        Write("a.png", Png(640, 480));
        Write("a.gif", Latin("GIF89a\u0080\u0002\u00e0\u0001"));
        Write("a.jpg", Jpeg(640, 480, orientation: 1));
        Write("turned.jpeg", Jpeg(640, 480, orientation: 6));
        Write("lossy.webp", Webp("VP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01]));
        Write("a.avif", Latin("\0\0\0\u001cftypavif\0\0\0\0....ispe\0\0\0\0\0\0\u0002\u0080\0\0\u0001\u00e0"));
        Write("a.svg", Latin("<?xml version='1.0'?><!DOCTYPE svg><svg width='640px' height='480' viewBox='0 0 1 1'/>"));
        Write("box.svg", Latin("<svg xmlns='http://www.w3.org/2000/svg' width='100%' viewBox='0,0 640 480'/>"));
        var images = Images();
        Assert.Equal(8, images.Count);
        Assert.All(images, image => Assert.Equal(image.Key.Contains("turned", StringComparison.Ordinal) ? new ImageSize(480, 640) : new ImageSize(640, 480), image.Value));
    }

    [Fact]
    public void A_hostile_file_has_no_size()
    {
        Write("half.png", [0x89, .. "XNG\r\n\u001a\n"u8, .. Png(640, 480)[8..]]);
        Write("beside.png", [0x88, .. Png(640, 480)[1..]]);
        Write("bomb.png", Png(50_000, 50_000));
        Write("minus.png", Png(-1, -1));
        Write("huge.jpg", Jpeg(60_000, 60_000, orientation: 1));
        Write("cut.png", Png(640, 480)[..20]);
        Write("cut.jpg", Jpeg(640, 480, orientation: 6)[..^8]);
        Write("png.jpg", Png(640, 480));
        Write("svg.png", Latin("<svg width='1' height='1'/>"));
        Write("noise.webp", [.. Enumerable.Repeat((byte)0xff, 9_000)]);
        Write("noise.jpg", [0xff, 0xd8, .. Enumerable.Repeat((byte)0xff, 9_000)]);
        Write("loop.jpg", [0xff, 0xd8, .. Enumerable.Repeat(new byte[] { 0xff, 0xe0, 0, 0 }, 9_000).SelectMany(bytes => bytes)]);
        Write("none.svg", Latin("<svg/>"));
        Write("broken.svg", Latin("<svg width='1' height="));
        Write("lol.svg", Latin("<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg width='&b;' height='1'/>"));
        Write("page.html", Latin("<svg width='1' height='1'/>"));
        Write("empty.png", []);
        var images = Images();
        Assert.Equal(17, images.Count);
        Assert.All(images, image => Assert.True(image.Value is null, image.Key));
    }

    [Fact]
    public void An_image_without_a_size_is_a_problem_where_it_is_used()
    {
        _folder.Write("guide.yml", "title: Guide\ntagline: A guide.\n");
        _folder.Write("index.md", GuideFiles.Article("home", "![A desk](images/bomb.png)"));
        Write("bomb.png", Png(50_000, 50_000));
        Write("unused.png", []);
        var problem = Assert.Single(GuideCompiler.Compile(new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false)).Problems);
        Assert.Equal(("index.md", GuideFiles.FirstBodyLine, 1, "image-size"), (problem.Path, problem.Line, problem.Column, problem.Rule.Id));
    }

    [Fact]
    public void Another_size_is_another_version_of_the_guide()
    {
        Write("a.png", Png(640, 480));
        var before = new ContentFolder(_folder.Path).Read().Version();
        Write("a.png", Png(641, 480));
        Assert.NotEqual(before, new ContentFolder(_folder.Path).Read().Version());
    }

    private ImmutableSortedDictionary<string, ImageSize?> Images() => new ContentFolder(_folder.Path).Read().Images;

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(_folder.PathOf("images"));
        File.WriteAllBytes(_folder.PathOf("images/" + name), bytes);
    }

    private static byte[] Png(int width, int height)
    {
        byte[] png = [0x89, .. "PNG\r\n\u001a\n\0\0\0\rIHDR"u8, .. new byte[8], 8, 6, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Webp(string kind, byte[] data) => [.. "RIFF....WEBP"u8, .. Latin(kind), .. data, .. new byte[8]];

    private static byte[] Jpeg(ushort width, ushort height, byte orientation)
    {
        byte[] size = [0xff, 0xc0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, orientation, 0, 0, 0, 0, 0, 0];
        return [0xff, 0xd8, 0xff, 0xe1, 0, (byte)(exif.Length + 2), .. exif, .. size];
    }
}
