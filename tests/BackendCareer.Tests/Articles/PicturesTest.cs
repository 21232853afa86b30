using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Articles;

/// <summary>A site whose folder gets pictures.</summary>
public abstract class PicturesTest : IDisposable
{
    protected PicturesTest() => Site = new TestSite().With("Content:Folder", Folder.Path);

    private protected TestFolder Folder { get; } = TestFolder.WithShippedContent();

    protected TestSite Site { get; }

    public void Dispose()
    {
        Site.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<(string Type, byte[] Bytes)> ReadAsync(string path)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Content.Headers.LastModified);
        return (response.Content.Headers.ContentType!.MediaType!, await response.Content.ReadAsByteArrayAsync());
    }

    protected void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder.PathOf($"images/{name}"))!);
        File.WriteAllBytes(Folder.PathOf($"images/{name}"), bytes);
    }
}
