using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Site;

/// <summary>What a browser shows that was here before.</summary>
[Collection(nameof(OneBrowser))]
[Trait("Category", "Slow")]
public sealed class BrowserCopiesTests : IDisposable
{
    private readonly Browser _browser;
    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public BrowserCopiesTests(Browser browser)
    {
        _browser = browser;
        _site = new TestSite().With("Content:Folder", _content.Path);
    }

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    [BrowserTheory]
    [InlineData("/images/square.png")]
    [InlineData("/images/square.png.webp")]
    public async Task A_replaced_picture_is_the_new_one_on_the_next_visit(string path)
    {
        Paint("square.png", width: 200);
        var page = await _browser.OpenAsync(_site);
        Assert.Equal(200, await WidthAsync(page, path));
        Paint("square.png", width: 300);
        Assert.Equal(300, await WidthAsync(page, path));
    }

    [BrowserFact]
    public async Task A_former_address_can_be_used_again()
    {
        _content.Write("old-place.md", GuideFiles.Article("new-place", "The text that moved.", "summary: Short."));
        File.Move(_content.PathOf("old-place.md"), _content.PathOf("new-place.md"));
        _content.Replace("new-place.md", "\nsummary:", "\naliases: [old-place]\nsummary:");
        var page = await _browser.OpenAsync(_site);
        await page.GotoAsync("/old-place");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_site.Address, "/new-place").ToString());
        _content.Replace("new-place.md", "\naliases: [old-place]", "");
        _content.Write("old-place.md", GuideFiles.Article("old-place", "Another text.", "summary: Short."));
        await Eventually.TrueAsync(async () =>
        {
            using var response = await _site.GetAsync("/old-place");
            return response.IsSuccessStatusCode;
        }, "the new article is there");
        await page.GotoAsync("/old-place");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_site.Address, "/old-place").ToString());
    }

    /// <summary>In a page of its own, as an article has it: a reload of the picture itself would ask again in any case.</summary>
    private static async Task<int> WidthAsync(IPage page, string path)
    {
        await page.GotoAsync("/role");
        return await page.EvaluateAsync<int>(
            """
            path => new Promise(done => {
              const picture = new Image();
              picture.onload = () => done(picture.naturalWidth);
              picture.src = path;
            })
            """, path);
    }

    /// <summary>Old enough for a browser to keep it for days, where nobody tells it to ask.</summary>
    private void Paint(string name, int width)
    {
        var file = _content.PathOf($"images/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Pictures.Of(name, width));
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(width));
    }
}
