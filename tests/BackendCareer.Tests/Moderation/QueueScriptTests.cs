using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Moderation;

/// <summary>What the script adds to the queue: decided in place, and with keys.</summary>
[Collection(nameof(OneBrowser))]
public sealed class QueueScriptTests(Browser browser) : ModerationTest
{
    private const int Many = 60;

    [BrowserFact]
    [Trait("Category", "Slow")]
    public async Task Fifty_comments_take_51_keys()
    {
        await StoreManyAsync();
        var page = await OpenQueueAsync();
        var errors = Browser.ErrorsOf(page);
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".rows > li").First).ToBeFocusedAsync();
        for (var number = 1; number <= 50; number++)
        {
            await ShowsFirstAsync(page, number);
            await page.Keyboard.PressAsync("a");
        }

        await ShowsFirstAsync(page, 51);
        Assert.Equal(50, (await DecisionsAsync()).Count(decision => decision.Action == DecisionAction.Approve));
        await Assertions.Expect(page).ToHaveTitleAsync("(10) Waiting: moderation | BackendCareer");
        Assert.Empty(errors);
    }

    /// <summary>The button of the next comment stands where that of the last one stood: the mouse does not move.</summary>
    [BrowserFact]
    [Trait("Category", "Slow")]
    public async Task Fifty_comments_take_fifty_clicks_at_one_place()
    {
        await StoreManyAsync();
        var page = await OpenQueueAsync();
        var errors = Browser.ErrorsOf(page);
        await ClickAsync(page, 1, await PlaceOfButtonAsync(page));
        await ShowsFirstAsync(page, 2);
        var place = await PlaceOfButtonAsync(page); // below the notice of the first
        for (var number = 2; number <= 50; number++)
        {
            await ClickAsync(page, number, place);
        }

        await ShowsFirstAsync(page, 51);
        Assert.Equal(50, (await DecisionsAsync()).Count);
        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task A_key_or_click_too_many_decides_nothing_that_nobody_read()
    {
        await StoreManyAsync();
        var page = await OpenQueueAsync();
        await page.Locator(".case button").First.DblClickAsync();
        await ShowsFirstAsync(page, 2);
        await page.Keyboard.DownAsync("r");
        await page.Keyboard.DownAsync("r"); // held
        await page.Keyboard.UpAsync("r");
        await ShowsFirstAsync(page, 3);
        Assert.Equal(["Approve", "Reject"], (await DecisionsAsync()).Select(decision => decision.Action.ToString()));
    }

    [BrowserFact]
    public async Task Keys_step_tick_undo_search_and_can_be_switched_off()
    {
        await StoreManyAsync();
        var page = await OpenQueueAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.Locator(".rows > li").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("s");
        await ShowsFirstAsync(page, 2);
        await Assertions.Expect(page.Locator(".case :checked")).ToHaveCountAsync(1); // ticks outlive a decision
        await page.Keyboard.PressAsync("u");
        await ShowsFirstAsync(page, 1);
        await Assertions.Expect(page.Locator("#next")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("jars?");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("jars?");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("a"); // which a list of articles takes for itself
        Assert.Equal(2, (await DecisionsAsync()).Count);

        await page.GetByRole(AriaRole.Button, new() { Name = "Keys" }).ClickAsync();
        await page.GetByLabel("Use these keys in this browser").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Locator(".rows > li").First.FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".rows > li").First).ToBeFocusedAsync();
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task What_another_moderator_decided_first_is_told_and_the_queue_goes_on()
    {
        await StoreManyAsync();
        var page = await OpenQueueAsync();
        using var linus = await Site.AsModeratorAsync("Linus");
        await DecideAsync(linus, "spam", (await Site.StoredCommentsAsync())[0]);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("1 comment changed meanwhile");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the queue" }).ClickAsync();
        await ShowsFirstAsync(page, 2);
        Assert.Single(await DecisionsAsync());
    }

    [BrowserFact]
    public async Task Eight_comments_stand_on_a_wide_screen_and_three_on_a_phone()
    {
        await StoreManyAsync(string.Concat(Enumerable.Repeat("A text that goes on for as many lines as there may be. ", 12)));
        foreach (var (width, height, rows) in new[] { (1280, 900, 8), (390, 844, 3) })
        {
            var page = await OpenQueueAsync(width);
            await page.SetViewportSizeAsync(width, height);
            var heights = await page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('.rows > li')].map(row => row.getBoundingClientRect().height)");
            var top = await page.EvaluateAsync<double>("document.querySelector('.rows').getBoundingClientRect().top");
            Assert.InRange((width > 1000 ? top : 0) + (rows * heights.Max()), 200, height);
        }
    }

    private Task StoreManyAsync(string text = "Number") =>
        Site.StoreAsync(Enumerable.Range(1, Many).Select(number => NewComment($"{text} {number}.")));

    private async Task<IPage> OpenQueueAsync(int width = 1280)
    {
        var page = await browser.OpenAsync(Site, width);
        using var grace = await GraceAsync(); // who is made where she is not there
        await page.GotoAsync("/moderation");
        await page.GetByLabel("Name").FillAsync("Grace");
        await page.GetByLabel("Password").FillAsync(TestSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#show-keys").WaitForAsync();
        await page.WaitForLoadStateAsync(); // before that the browser may take the focus away
        return page;
    }

    /// <summary>Once the queue takes a decision about it: not in the moment in which nobody can have read it.</summary>
    private static async Task ShowsFirstAsync(IPage page, int number) =>
        await Assertions.Expect(page.Locator(".rows:not([aria-busy]) .body").First).ToHaveTextAsync($"Number {number}.");

    private static async Task<(float X, float Y)> PlaceOfButtonAsync(IPage page)
    {
        var box = await page.Locator(".case button").First.BoundingBoxAsync();
        return (box!.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static async Task ClickAsync(IPage page, int number, (float X, float Y) place)
    {
        await ShowsFirstAsync(page, number);
        await page.Mouse.ClickAsync(place.X, place.Y);
    }
}
