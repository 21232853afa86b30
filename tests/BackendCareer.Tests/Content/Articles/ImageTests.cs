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
        var compiled = new GuideFiles()
            .WithArticle("role.md", "![A \"desk\"](images/desk.png)\n\n![Two](images/desk.png \"Title\")")
            .Compile(images: "images/desk.png");
        Assert.Equal(
            "<p><picture><source type=\"image/webp\" srcset=\"/images/desk.png.webp\"><img src=\"/images/desk.png\" "
            + "alt=\"A &quot;desk&quot;\" width=\"800\" height=\"600\" decoding=\"async\"></picture></p>\n"
            + "<p><picture><source type=\"image/webp\" srcset=\"/images/desk.png.webp\"><img src=\"/images/desk.png\" "
            + "alt=\"Two\" title=\"Title\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"></picture></p>\n",
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
    [InlineData("images/a%20b.png", "a b.png", "a%20b.png")]
    [InlineData("<images/a b.png>", "a b.png", "a%20b.png")]
    [InlineData("images/%C3%A9.png", "é.png", "%C3%A9.png")]
    [InlineData("images/100%25.png", "100%.png", "100%25.png")]
    [InlineData("images/100%25.png", "100%25.png", "100%2525.png")]
    [InlineData("images/my%20desk/a.png", "my desk/a.png", "my%20desk/a.png")]
    public void An_image_may_be_named_as_in_an_address(string link, string file, string address)
    {
        var compiled = new GuideFiles().WithArticle("role.md", $"![A desk]({link})").Compile(images: $"images/{file}");
        Assert.Contains($"src=\"/images/{address}\" alt=\"A desk\" width=\"800\"", GuideFiles.HtmlOf(compiled.Guide!.Find("role")!),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_of_an_image_may_have_capitals()
    {
        Write("IMG.JPG", Pictures.Of("a.jpg", width: 640, height: 480));
        Write("A.Png", Pictures.Of("a.png", width: 640, height: 480));
        Write("B.SVG", Latin("<svg width='640' height='480'/>"));
        Assert.All(Images(), image => Assert.Equal(new ImageSize(640, 480), image.Value));
        var compiled = new GuideFiles().WithArticle("role.md", "![A desk](images/IMG.JPG)").Compile(images: "images/IMG.JPG");
        Assert.Contains(
            "srcset=\"/images/IMG.JPG.webp\"", GuideFiles.HtmlOf(compiled.Guide!.Find("role")!), StringComparison.Ordinal);
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
    public void Sizes_are_read_of_every_kind()
    {
        foreach (var name in new[] { "a.png", "a.gif", "a.jpg", "a.webp" })
        {
            Write(name, Pictures.Of(name, width: 640, height: 480));
        }

        Write("turned.jpeg", Pictures.Of("turned.jpeg", width: 640, height: 480, orientation: 6));
        Write("a.avif", Latin("\0\0\0\u001cftypavif\0\0\0\0....ispe\0\0\0\0\0\0\u0002\u0080\0\0\u0001\u00e0"));
        Write("a.svg", Latin("<?xml version='1.0'?><!DOCTYPE svg><svg width='640px' height='480' viewBox='0 0 1 1'/>"));
        Write("box.svg", Latin("<svg xmlns='http://www.w3.org/2000/svg' width='100%' viewBox='0,0 640 480'/>"));
        var images = Images();
        Assert.Equal(8, images.Count);
        Assert.All(images, image => Assert.Equal(
            image.Key.Contains("turned", StringComparison.Ordinal) ? new ImageSize(480, 640) : new ImageSize(640, 480), image.Value));
    }

    [Fact]
    public void A_hostile_file_has_no_size()
    {
        var (png, jpeg) = (Pictures.Of("a.png"), Pictures.Of("a.jpg"));
        Write("half.png", [0x89, .. "XNG\r\n\u001a\n"u8, .. png[8..]]);
        Write("beside.png", [0x88, .. png[1..]]);
        Write("changed.png", [.. png[..16], 1, .. png[17..]]);
        Write("bomb.gif", Gif(50_000, 50_000));
        Write("cut.png", png[..20]);
        Write("cut.jpg", jpeg[..40]);
        Write("png.jpg", png);
        Write("jpg.png", jpeg);
        Write("bmp.png", [.. "BM"u8, .. new byte[200]]);
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
        Assert.Equal(18, images.Count);
        Assert.All(images, image => Assert.True(image.Value is null, image.Key));
    }

    [Fact]
    public void An_image_without_a_size_is_a_problem_where_it_is_used()
    {
        _folder.Write("guide.yml", "title: Guide\ntagline: A guide.\n");
        _folder.Write("index.md", GuideFiles.Article("home", "![A desk](images/bomb.gif)"));
        Write("bomb.gif", Gif(50_000, 50_000));
        Write("unused.png", []);
        var problem = Assert.Single(GuideCompiler.Compile(
            new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false)).Problems);
        Assert.Equal(
            ("index.md", GuideFiles.FirstBodyLine, 1, "image-size"), (problem.Path, problem.Line, problem.Column, problem.Rule.Id));
    }

    [Fact]
    public void Another_size_is_another_version_of_the_guide()
    {
        Write("a.gif", Gif(640, 480));
        var before = new ContentFolder(_folder.Path).Read().Version();
        Write("a.gif", Gif(641, 480));
        Assert.NotEqual(before, new ContentFolder(_folder.Path).Read().Version());
    }

    private ImmutableSortedDictionary<string, ImageSize?> Images() => new ContentFolder(_folder.Path).Read().Images;

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(_folder.PathOf("images"));
        File.WriteAllBytes(_folder.PathOf("images/" + name), bytes);
    }

    private static byte[] Gif(int width, int height) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0, (byte)';'];

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
