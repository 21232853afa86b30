using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Editor;

/// <summary>An editor at work, with the page open beside the files.</summary>
[Collection(nameof(OneBrowser))]
public sealed class LivePageTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly TestSite _site;
    private readonly Browser _browser;

    public LivePageTests(Browser browser)
    {
        _browser = browser;
        _site = new TestSite { Environment = "Development", Additions = DetailsController.Add }.With("Content:Folder", _folder.Path);
    }

    private GuideStore Store => _site.Services.GetRequiredService<GuideStore>();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [BrowserFact]
    public async Task A_saved_text_is_shown_where_it_is_read()
    {
        var page = await OpenAsync("/role");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Half a thought");
        await page.EvaluateAsync("document.getElementById('invisible').scrollIntoView()");
        var before = await TopOfAsync(page, "invisible");
        _folder.Replace(
            "role.md", "When you send a message,",
            "A new beginning, on two lines at least, so that everything below it has to move.\n\nWhenever you send a message,");
        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");

        await Assertions.Expect(page.Locator("#invisible")).ToHaveTextAsync("What nobody sees");
        await Assertions.Expect(page.Locator(".toc a[href='#invisible']")).ToHaveTextAsync("What nobody sees");
        await Assertions.Expect(page.Locator(".prose > p").First).ToContainTextAsync("A new beginning");
        Assert.Equal(before, await TopOfAsync(page, "invisible"), 1.0);
        await Assertions.Expect(page.GetByLabel("Comment", new() { Exact = true })).ToHaveValueAsync("Half a thought");
        await Assertions.Expect(page.GetByLabel("Comment", new() { Exact = true })).ToBeFocusedAsync();
        await AssertNotLoadedAgainAsync(page);
    }

    [BrowserFact]
    public async Task A_choice_that_was_not_sent_stays()
    {
        var page = await OpenAsync("/training?from=bac");
        await page.Locator("select[name=months]").First.SelectOptionAsync(new SelectOptionValue { Index = 2 });
        var chosen = await page.Locator("select[name=months]").First.InputValueAsync();
        _folder.Replace("training.md", "\ntitle: ", "\ntitle: Changed ");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Changed");
        await Assertions.Expect(page.Locator("select[name=months]").First).ToHaveValueAsync(chosen);
        await AssertNotLoadedAgainAsync(page);
        Assert.EndsWith("/training?from=bac", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_is_open_stays_open()
    {
        var page = await OpenAsync(DetailsController.Address);
        await page.Locator("summary").ClickAsync();
        var before = Store.Revision;
        _folder.Write("day.md", GuideFiles.Article("day", "A day."));
        await Assertions.Expect(page.Locator("details p")).Not.ToHaveTextAsync($"Of {before}.");
        await Assertions.Expect(page.Locator("details p")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("summary")).ToBeFocusedAsync();
        await AssertNotLoadedAgainAsync(page);
    }

    [BrowserFact]
    public async Task A_mistake_is_shown_above_the_last_good_page_until_it_is_mended()
    {
        var page = await OpenAsync("/role");
        var title = await page.Locator("h1").TextContentAsync();
        var good = await File.ReadAllTextAsync(_folder.PathOf("role.md"));
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        var mistake = page.Locator(".live li").Filter(new() { HasText = "role.md:3:1" });
        await Assertions.Expect(mistake.Locator(".excerpt")).ToHaveTextAsync("titel: \"What a back-end developer is\"\n^");
        await Assertions.Expect(mistake).ToContainTextAsync("Did you mean `title`?");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title!);

        await page.EvaluateAsync("document.getElementById('invisible').scrollIntoView()");
        var top = await TopOfAsync(page, "invisible");
        var height = (await page.Locator(".live").BoundingBoxAsync())!.Height;
        Assert.InRange(top, height, 800); // the banner does not cover what a link leads to
        _folder.Write("role.md", good);
        await Assertions.Expect(page.Locator(".live h2")).ToHaveCountAsync(0);
        Assert.Equal(top - height, await TopOfAsync(page, "invisible"), 1.0); // and leaves with its place
        await AssertNotLoadedAgainAsync(page);
    }

    [BrowserFact]
    public async Task A_file_that_is_moved_deleted_and_restored_is_followed()
    {
        _folder.Write("day.md", GuideFiles.Article("day", "A day."));
        var page = await OpenAsync("/day");
        File.Move(_folder.PathOf("day.md"), _folder.PathOf("night.md"));
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_site.Address, "/night").ToString());
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("A day.");
        await Assertions.Expect(page.Locator(".site-nav [aria-current]")).ToHaveAttributeAsync("href", "/night");
        await AssertNotLoadedAgainAsync(page);

        File.Delete(_folder.PathOf("night.md"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("There is nothing under this address");
        _folder.Write("night.md", GuideFiles.Article("day", "Another day."));
        await Assertions.Expect(page.Locator(".prose").First).ToContainTextAsync("Another day.");
    }

    [BrowserFact]
    public async Task A_figure_changes_with_the_data()
    {
        var page = await OpenAsync("/salary");
        await Assertions.Expect(page.Locator(".glance").First).Not.ToContainTextAsync("€12,345");
        _folder.Replace("data/glance.yml", "€34,500", "€12,345");
        await Assertions.Expect(page.Locator(".glance").First).ToContainTextAsync("€12,345");
        await AssertNotLoadedAgainAsync(page);
    }

    [BrowserFact]
    public async Task Without_any_guide_the_page_of_mistakes_becomes_the_real_one()
    {
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        File.Move(_folder.PathOf("guide.yml"), _folder.PathOf("guide.txt"));
        var page = await OpenAsync("/");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("3 problems in the content");
        File.Move(_folder.PathOf("guide.txt"), _folder.PathOf("guide.yml"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2 problems in the content");
        _folder.Replace("role.md", "\ntitel: ", "\ntitle: ");
        await Assertions.Expect(page.Locator(".site-name")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_tab_that_nobody_sees_keeps_no_connection_and_catches_up_when_it_is_seen()
    {
        var page = await OpenAsync("/role");
        var closed = new TaskCompletionSource();
        page.RequestFailed += (_, request) =>
        {
            if (request.Url.Contains("/_editor/changes", StringComparison.Ordinal))
            {
                closed.TrySetResult();
            }
        };
        await ShowTabAsync(page, isShown: false);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await Eventually.TrueAsync(async () => (await (await _site.GetAsync("/role")).Content.ReadAsStringAsync()).Contains(
            "What nobody sees", StringComparison.Ordinal), "the edit is published");
        await Assertions.Expect(page.Locator("#invisible")).ToHaveTextAsync("What stays invisible");
        await ShowTabAsync(page, isShown: true);
        await Assertions.Expect(page.Locator("#invisible")).ToHaveTextAsync("What nobody sees");
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await _browser.OpenAsync(_site);
        await page.GotoAsync(path);
        await page.EvaluateAsync("document.fonts.ready.then(() => { window.loadedOnce = true; })"); // text moves when its font comes
        return page;
    }

    private static async Task AssertNotLoadedAgainAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("window.loadedOnce === true"));

    private static Task<double> TopOfAsync(IPage page, string id) =>
        page.EvaluateAsync<double>($"document.getElementById('{id}').getBoundingClientRect().top");

    /// <summary>A browser without a window hides no tab by itself.</summary>
    private static async Task ShowTabAsync(IPage page, bool isShown) => await page.EvaluateAsync(
        "isShown => { Object.defineProperty(document, 'hidden', { value: !isShown, configurable: true }); "
        + "document.dispatchEvent(new Event('visibilitychange')); }", isShown);
}
