using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

/// <summary>What is text comes compressed, and a copy of either kind is still known.</summary>
public sealed class CodingTests : IDisposable
{
    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public CodingTests()
    {
        _content.Write("images/plan.svg", $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{new string(' ', 2_000)}</svg>");
        File.WriteAllBytes(_content.PathOf("images/desk.png"), Pictures.Of("desk.png"));
        _site = new TestSite().With("Content:Folder", _content.Path);
    }

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    [Theory]
    [InlineData("/comments.atom", "br")]
    [InlineData("/role/comments.atom", "gzip")]
    [InlineData("/salary/pay.csv", "br")]
    [InlineData("/salary/pay.csv?country=FR", "gzip")]
    [InlineData("/data/routes.csv", "br")]
    [InlineData("/data/apprentice-pay.csv", "gzip")]
    [InlineData("/images/plan.svg", "br")]
    [InlineData("/images/desk.png", null)] // as small as it gets
    [InlineData("/images/desk.png.webp", null)]
    public async Task A_copy_is_known_again_in_whichever_coding_it_came(string path, string? coding)
    {
        await _site.PostAsync("Something to tell.");
        using var first = await GetAsync(path, coding ?? "br");
        Assert.Equal(coding, first.Content.Headers.ContentEncoding.SingleOrDefault());
        var tag = first.Headers.ETag!;
        Assert.True(tag.IsWeak);
        foreach (var accepted in (string[])["br", "gzip", "identity"])
        {
            using var again = await GetAsync(path, accepted, tag.ToString());
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(
                (tag, first.Headers.CacheControl!.ToString(), first.Headers.Vary.ToString()),
                (again.Headers.ETag, again.Headers.CacheControl!.ToString(), again.Headers.Vary.ToString()));
        }
    }

    [Theory]
    [InlineData("images/plan.svg", "/images/plan.svg")]
    [InlineData("images/desk.png", "/images/desk.png")]
    [InlineData("images/desk.png", "/images/desk.png.webp")]
    [InlineData("data/routes.csv", "/data/routes.csv")]
    public async Task A_replaced_file_is_another_one_also_where_it_is_older(string file, string path)
    {
        using var before = await GetAsync(path, "br");
        await File.AppendAllTextAsync(_content.PathOf(file), "\n");
        File.SetLastWriteTimeUtc(_content.PathOf(file), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var after = await GetAsync(path, "br", before.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accepted, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", accepted);
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return await _site.Client.SendAsync(request);
    }
}
