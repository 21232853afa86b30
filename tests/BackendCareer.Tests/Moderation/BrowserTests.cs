using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Moderation;

/// <summary>What only a browser sees.</summary>
[Collection(nameof(OneBrowser))]
public sealed class BrowserTests(Browser browser) : ModerationTest
{
    [BrowserTheory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_moderator_decides_with_the_keyboard_and_without_script(int width)
    {
        await Site.AddModeratorAsync("Grace");
        await StoreAsync($"A very long address: https://example.org/{new string('a', 200)}", name: new string('n', 60), key: [1]);
        await ReportAsync(await StoreAsync("Reported."), note: new string('r', 300));
        var page = await browser.OpenAsync(Site, width, scripts: false);
        var errors = Browser.ErrorsOf(page);

        await page.GotoAsync("/moderation?status=pending");
        await page.GetByLabel("Name").FillAsync("Grace");
        await page.GetByLabel("Password").FillAsync(TestSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Pending");
        await page.WaitForLoadStateAsync(); // a page without its style is wider
        Assert.True((await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")) <= 0);

        var ticked = page.GetByRole(AriaRole.Form, new() { Name = "Ticked" });
        await Assertions.Expect(ticked).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Checkbox).Nth(1).CheckAsync();
        await ticked.GetByRole(AriaRole.Button, new() { Name = "Untick all" }).PressAsync("Enter");
        await Assertions.Expect(ticked).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Checkbox).First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await ticked.GetByRole(AriaRole.Button, new() { Name = "Reject" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 rejected.");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeFocusedAsync(); // which it takes when the page is whole
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 put back as before.");
        await Assertions.Expect(page.Locator(".case")).ToHaveCountAsync(2);
        Assert.Empty(errors);
    }
}
