using Microsoft.Playwright;

namespace BackendCareer.Tests.Support;

/// <summary>Debian's Chromium, started once for the tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is on this machine; null where it is not, and then every browser test is skipped.</summary>
    public static string? ChromiumPath { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (ChromiumPath is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(20_000); // a busy machine is no failure
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
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

    /// <summary>A page of its own reader: no cookies, no cache, nothing shared.</summary>
    public async Task<IPage> OpenAsync(TestSite site, int width = 1280, ColorScheme theme = ColorScheme.Light, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = theme,
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }
}

/// <summary>A test that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Browser.ChromiumPath is null)
        {
            Skip = "No Chromium: apt-get install chromium, or set CHROMIUM_PATH.";
        }
    }
}
