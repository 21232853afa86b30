using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Comments;

/// <summary>One reader with a browser that runs scripts, and no breach of the content policy until the end.</summary>
[Collection(nameof(OneBrowser))]
public abstract class ScriptTest(TestSite site, Browser browser) : IClassFixture<TestSite>, IAsyncLifetime
{
    private ConcurrentQueue<string> _errors = [];

    protected TestSite Site { get; } = site;

    protected IPage Page { get; private set; } = null!;

    protected ILocator Form => Page.Locator("#comment-form");

    protected ILocator Body => Page.Locator("#body");

    protected ILocator Name => Page.Locator("#name");

    protected ILocator Send => Form.GetByText(new Regex("^Send (comment|reply)$"));

    protected ILocator Sent => Page.Locator(".comment:target");

    public async Task InitializeAsync()
    {
        if (Browser.ChromiumPath is null)
        {
            return;
        }

        Page = await browser.OpenAsync(Site);
        _errors = Browser.ErrorsOf(Page);
    }

    /// <summary>A refused form and a broken line are told in the console too.</summary>
    public async Task DisposeAsync()
    {
        Assert.DoesNotContain(_errors, error => !error.StartsWith("Failed to load resource", StringComparison.Ordinal));
        if (Page is not null)
        {
            await Page.Context.DisposeAsync();
        }
    }

    protected Task<int> LeftInBrowserAsync() => Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length");
}
