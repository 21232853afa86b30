using System.Net;
using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendCareer.Tests.Articles;

/// <summary>Pictures as they lie in the folder.</summary>
public sealed class ImagesTests : PicturesTest
{
    [Theory]
    [InlineData("desk.png", HttpStatusCode.OK)]
    [InlineData(".desk.png", HttpStatusCode.NotFound)]
    [InlineData(".kept/desk.png", HttpStatusCode.NotFound)]
    public async Task A_picture_that_the_guide_leaves_out_is_not_sent(string name, HttpStatusCode expected)
    {
        Write(name, Pictures.Of(name));
        using var picture = await Site.GetAsync($"/images/{name}");
        using var copy = await Site.GetAsync($"/images/{name}.webp");
        Assert.Equal((expected, expected), (picture.StatusCode, copy.StatusCode));
    }

    /// <summary>A browser that may not guess draws nothing else.</summary>
    [Theory]
    [InlineData("one.avif", "image/avif")]
    [InlineData("one.gif", "image/gif")]
    [InlineData("one.jpeg", "image/jpeg")]
    [InlineData("one.webp", "image/webp")]
    [InlineData("ONE.JPG", "image/jpeg")]
    public async Task Every_kind_of_picture_is_sent_as_what_it_is(string name, string type)
    {
        Write(name, [1]);
        var guide = new GuideFiles().Compile(showsAll: true, $"images/{name}").Guide!;
        using var copies = new WebpCopies(NullLogger<WebpCopies>.Instance);
        using var controller = new ImagesController(guide, new ContentFolder(Folder.Path), copies);
        Assert.Equal(type, Assert.IsType<PhysicalFileResult>(await controller.Show(name, CancellationToken.None)).ContentType);
    }

    [Fact]
    public async Task An_SVG_that_is_opened_as_a_page_runs_no_script()
    {
        Write("one.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script>alert(1)</script></svg>"u8.ToArray());
        using var response = await Site.GetAsync("/images/one.svg");
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
        Folder.Write("guide.yml", "a mistake that keeps the guide of before: [");
        Directory.Delete(Folder.PathOf("images"), recursive: true);
        Directory.CreateDirectory(Folder.PathOf("images"));
        File.CreateSymbolicLink(Folder.PathOf("images/desk.png"), outside.PathOf("desk.png"));
        Directory.CreateSymbolicLink(Folder.PathOf("images/old"), outside.Path);
        File.Delete(Folder.PathOf("data/routes.csv"));
        File.CreateSymbolicLink(Folder.PathOf("data/routes.csv"), outside.PathOf("desk.png"));
        foreach (var path in new[] { "/images/desk.png", "/images/desk.png.webp", "/images/old/desk.png", "/data/routes.csv" })
        {
            using var response = await Site.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_picture_that_is_a_link_to_a_file_inside_the_folder_is_sent_under_its_own_name()
    {
        Folder.Write(".kept/one", "<svg viewBox='0 0 1 1'/>");
        Directory.CreateDirectory(Folder.PathOf("images"));
        File.CreateSymbolicLink(Folder.PathOf("images/one.svg"), "../.kept/one");
        Assert.Equal("image/svg+xml", (await ReadAsync("/images/one.svg")).Type);
    }
}
