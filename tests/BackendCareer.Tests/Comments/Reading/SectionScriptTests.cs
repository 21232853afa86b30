using BackendCareer.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackendCareer.Tests.Comments;

/// <summary>From a heading to a comment about its section, by keyboard and with a draft.</summary>
public sealed class SectionScriptTests(TestSite site, Browser browser) : ScriptTest(site, browser)
{
    private ILocator Link => Page.GetByRole(AriaRole.Link, new() { Name = "Comment on the section What AI changes" });

    private ILocator About => Page.GetByLabel("About", new() { Exact = true });

    [BrowserFact]
    public async Task The_form_comes_to_the_section_and_goes_back_with_what_was_typed()
    {
        await Page.GotoAsync("/role");
        await Body.FillAsync("Typed below.");
        await Link.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Body).ToBeFocusedAsync();
        await Expect(Page.Locator(".section-head:has(#ai) + form #body")).ToHaveValueAsync("Typed below.");
        await Expect(About).ToHaveValueAsync("ai");
        var ids = await Page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('[id]'), element => element.id)");
        Assert.Equal(ids.Distinct(), ids);

        await Page.Locator("#sides + .about .reply").ClickAsync();
        await Expect(Page.Locator(".section-head:has(#sides) + form #body")).ToBeFocusedAsync();
        await Expect(Form.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#sides + .about .reply")).ToBeFocusedAsync();
        await Expect(Page.Locator("section #comment-form #body")).ToHaveValueAsync("Typed below.");
        await Expect(About).ToHaveValueAsync("");
        await Expect(Form.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_draft_brings_its_section_back_and_a_link_chooses_another()
    {
        await Page.GotoAsync("/role");
        await Link.ClickAsync();
        await Body.FillAsync("Half a thought on AI.");
        await Page.ReloadAsync();
        await Expect(Body).ToHaveValueAsync("Half a thought on AI.");
        await Expect(About).ToHaveValueAsync("ai");
        await Page.GotoAsync("/comments/about?article=role&section=sides");
        await Expect(Body).ToHaveValueAsync("Half a thought on AI.");
        await Expect(About).ToHaveValueAsync("sides");

        await Page.EvaluateAsync("localStorage.setItem('draft role ', JSON.stringify(['', '', 'Of an older page.', 'gone']))");
        await Page.GotoAsync("/role");
        await Expect(Body).ToHaveValueAsync("Of an older page.");
        await Expect(About.Locator("option:checked")).ToHaveTextAsync("The whole page");
        await Page.EvaluateAsync("localStorage.setItem('draft role ', JSON.stringify(['', '', 'Of an older script.']))");
        await Page.ReloadAsync();
        await Expect(Body).ToHaveValueAsync("Of an older script.");
        await Expect(About.Locator("option:checked")).ToHaveTextAsync("The whole page");
        await Send.ClickAsync();
        await Expect(Sent).ToContainTextAsync("Of an older script.");
        await Eventually.TrueAsync(async () => await LeftInBrowserAsync() == 0, "the draft is erased");
    }
}
