using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Support;

/// <summary>Debian's Chromium, started once for all tests of the collection.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private TestSite? _site;

    /// <summary>
    /// Where Chromium is on this machine, the one without a window first: it takes half the time. Null where there is none,
    /// and then every browser test is skipped.
    /// </summary>
    public static string? ChromiumPath { get; } =
        new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
            "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists);

    internal static string? WhySkip { get; } =
        ChromiumPath is null ? "No Chromium: apt-get install chromium-headless-shell, or set CHROMIUM_PATH." : null;

    public async Task InitializeAsync()
    {
        if (ChromiumPath is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(60_000); // a busy machine is no failure
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page of its own reader: no cookies, no cache, nothing shared. What is open of another test's site is closed.</summary>
    /// <param name="host">A name of this machine, where the site has to be asked for by one.</param>
    public async Task<IPage> OpenAsync(
        TestSite site, int width = 1280, ColorScheme theme = ColorScheme.Light, bool scripts = true, string? host = null)
    {
        if (_site != site)
        {
            _site = site;
            await Task.WhenAll(_browser!.Contexts.Select(open => open.CloseAsync()));
        }

        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = new UriBuilder(site.Address) { Host = host ?? site.Address.Host }.Uri.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = theme,
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }

    /// <summary>What a page asks for from now on. Not its icon: Chromium fetches that some time after the page is there.</summary>
    public static ConcurrentQueue<string> RequestsOf(IPage page)
    {
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).AbsolutePath.StartsWith("/favicon.", StringComparison.Ordinal))
            {
                asked.Enqueue(request.Url);
            }
        };
        return asked;
    }

    /// <summary>
    /// What is wrong in a page from now on: of its scripts, its policy, or what it loads. A warning is none: Chromium gives
    /// one for a font that a busy machine is slow to use.
    /// </summary>
    public static ConcurrentQueue<string> ErrorsOf(IPage page)
    {
        var errors = new ConcurrentQueue<string>();
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Enqueue(message.Text);
            }
        };
        return errors;
    }
}

[CollectionDefinition(nameof(OneBrowser))]
public sealed class OneBrowser : ICollectionFixture<Browser>;

/// <summary>A test that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhySkip;
}

/// <summary>The same with several sets of values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.WhySkip;
}
