using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Site;

/// <summary>What only a browser sees.</summary>
[Collection(nameof(OneBrowser))]
public sealed class BrowserTests(TestSite site, Browser browser) : IClassFixture<TestSite>
{
    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/role")]
    [InlineData("/duties")]
    [InlineData("/training")]
    [InlineData("/salary")]
    public async Task A_page_fits_a_small_phone_breaks_no_policy_and_asks_nobody_else(string path)
    {
        var page = await browser.OpenAsync(site, width: 320);
        var (errors, asked) = (Browser.ErrorsOf(page), Browser.RequestsOf(page));
        await page.GotoAsync(path);
        Assert.Empty(errors);
        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.Equal(site.Address.Authority, new Uri(url).Authority));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [BrowserTheory]
    [InlineData("/role", ColorScheme.Light)]
    [InlineData("/role", ColorScheme.Dark)]
    [InlineData("/salary", ColorScheme.Dark)]
    public async Task Text_stands_out_from_its_ground_in_both_themes(string path, ColorScheme theme)
    {
        var page = await browser.OpenAsync(site, theme: theme);
        await page.GotoAsync(path);
        const string Luminance = """
            colour => {
              const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
            """;
        var contrast = await page.EvaluateAsync<double>($$"""
            () => {
              const luminance = {{Luminance}};
              const ground = luminance(getComputedStyle(document.body).backgroundColor);
              const text = luminance(getComputedStyle(document.querySelector('.prose p')).color);
              return (Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05);
            }
            """);
        Assert.InRange(contrast, 7, 21);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_answers_an_article_with_and_without_script(bool scripts)
    {
        var page = await browser.OpenAsync(site, width: 390, scripts: scripts);
        await page.GotoAsync("/duties");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Please write your comment.");

        await page.GetByLabel("Name, if you like").FillAsync($"Ada {scripts}");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync($"The fourth station takes *half* my week. {scripts}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/duties(\?sent=[^#]*)?#c-"));
        var comment = page.Locator(".comment:target");
        await Assertions.Expect(comment).ToContainTextAsync($"Ada {scripts}");
        await Assertions.Expect(comment.Locator("em")).ToHaveTextAsync("half");
        await Assertions.Expect(comment).ToBeInViewportAsync();
    }
}
