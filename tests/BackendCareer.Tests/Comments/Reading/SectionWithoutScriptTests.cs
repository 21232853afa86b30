using BackendCareer.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackendCareer.Tests.Comments;

/// <summary>From a heading to a comment about its section and back, on a phone and without script.</summary>
[Collection(nameof(OneBrowser))]
public sealed class SectionWithoutScriptTests(Browser browser) : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [BrowserFact]
    public async Task The_link_leads_to_the_form_and_the_comment_back_to_its_section()
    {
        var page = await browser.OpenAsync(_site, width: 390, scripts: false);
        await page.GotoAsync("/role");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Comment on the section What AI changes" });
        var box = (await link.BoundingBoxAsync())!;
        Assert.InRange(box.Height, 24, 48);
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name=section]")).ToHaveValueAsync("ai");
        await page.Locator("#body").FillAsync("Written without script.");
        await page.GetByText("Send comment").ClickAsync();
        await page.Locator(".comment:target").GetByRole(AriaRole.Link, new() { Name = "What AI changes" }).ClickAsync();
        await Expect(page.Locator("h2:target")).ToHaveTextAsync("What AI changes");
        await page.Context.DisposeAsync();
    }
}
