using System.Net;
using System.Net.Http.Headers;
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
        using var controller = new ImagesController(guide, new ContentFolder(Folder.Path), new FileHashes(TimeProvider.System), copies);
        Assert.Equal(type, Assert.IsType<PhysicalFileResult>(await controller.Show(name, CancellationToken.None)).ContentType);
    }

    [Theory]
    [InlineData("/images/desk.jpg")]
    [InlineData("/images/desk.jpg.webp")]
    [InlineData("/data/routes.csv")]
    public async Task Another_content_of_the_same_size_and_time_is_sent(string address)
    {
        var (one, other) = (Pictures.Of("desk.jpg"), Pictures.Of("desk.jpg", quality: 70));
        Write("desk.jpg", one);
        await ReadAsync(address);
        using var first = await Site.GetAsync(address);
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(address, tag)).StatusCode);

        WriteUnseen("images/desk.jpg", [.. other, .. new byte[one.Length - other.Length]]); // what follows its end is not read
        WriteUnseen("data/routes.csv", [.. (await File.ReadAllBytesAsync(Folder.PathOf("data/routes.csv"))).SkipLast(1), (byte)' ']);
        Site.Clock.Advance(TimeSpan.FromSeconds(2));
        using var second = await AskAsync(address, tag);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    private void WriteUnseen(string path, byte[] bytes)
    {
        var stamp = FileStamp.Of(new FileInfo(Folder.PathOf(path)));
        File.WriteAllBytes(Folder.PathOf(path), bytes);
        File.SetLastWriteTimeUtc(Folder.PathOf(path), new DateTime(stamp.WrittenTicks, DateTimeKind.Utc));
        Assert.Equal(stamp, FileStamp.Of(new FileInfo(Folder.PathOf(path))));
    }

    private async Task<HttpResponseMessage> AskAsync(string address, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(known);
        return await Site.Client.SendAsync(request);
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
