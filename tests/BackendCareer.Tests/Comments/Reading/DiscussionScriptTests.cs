using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackendCareer.Tests.Comments;

/// <summary>What the script adds to a discussion, and that it is not missed where it fails.</summary>
public sealed class DiscussionScriptTests(TestSite site, Browser browser) : ScriptTest(site, browser)
{
    [BrowserFact]
    public async Task Reading_leaves_nothing_in_the_browser()
    {
        await Site.PostAsync("Something to read.");
        await Page.GotoAsync("/role");
        await Expect(Page.Locator(".comment time").First).ToHaveAttributeAsync("title", new Regex("UTC"));
        Assert.Equal(0, await LeftInBrowserAsync());
        Assert.Empty(await Page.Context.CookiesAsync());
    }

    [BrowserFact]
    public async Task A_counter_speaks_only_near_the_limit()
    {
        await Page.GotoAsync("/role");
        var counter = Form.GetByRole(AriaRole.Status);
        await Body.FillAsync("Not much.");
        await Expect(counter).ToBeEmptyAsync();
        await Body.FillAsync(new string('x', 3_999));
        await Expect(counter).ToHaveTextAsync("1 character left");
        await Body.FillAsync(new string('x', 5_200));
        await Expect(counter).ToHaveTextAsync("1,200 characters too many");
    }

    [BrowserFact]
    public async Task A_reply_is_written_below_its_comment_and_only_one_at_a_time()
    {
        await Site.PostAsync("The first of two.", "Otto", "duties");
        await Site.PostAsync("The second of two.", "Paula", "duties");
        await Page.GotoAsync("/duties");
        await Page.GetByLabel("Reply to Otto").ClickAsync();
        await Expect(ReplyBody("Otto")).ToBeFocusedAsync();
        await ReplyBody("Otto").FillAsync("Half an answer");
        var ids = await Page.EvaluateAsync<string[]>("Array.from(document.querySelectorAll('[id]'), element => element.id)");
        Assert.Equal(ids.Distinct(), ids);

        await Page.GetByLabel("Reply to Paula").ClickAsync();
        await Expect(ReplyBody("Paula")).ToBeFocusedAsync();
        await Expect(Page.GetByRole(AriaRole.Form, new() { Name = "Reply to" })).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByLabel("Reply to Paula")).ToBeFocusedAsync();

        await Page.GetByLabel("Reply to Otto").ClickAsync();
        await Expect(ReplyBody("Otto")).ToHaveValueAsync("Half an answer");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Form, new() { Name = "Reply to" })).ToHaveCountAsync(0);
        await Expect(Body).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Where_the_form_for_a_reply_does_not_come_its_page_does()
    {
        await Site.PostAsync("Answer me on a page.", "Rosa", "duties");
        await Page.RouteAsync("**/reply", route => route.Request.ResourceType == "xhr" ? route.AbortAsync() : route.ContinueAsync());
        await Page.GotoAsync("/duties");
        await Page.GetByLabel("Reply to Rosa").ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/reply$"));
        await Expect(Body).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_vote_leaves_the_reader_where_they_are_and_so_does_the_next()
    {
        await Site.PostAsync("Vote for me.", "Uma", "training");
        await Site.PostAsync("And for me.", "Vera", "training");
        await Page.GotoAsync("/training");
        await Page.EvaluateAsync("document.body.dataset.page = 'the first'");
        foreach (var name in new[] { "Uma", "Vera" })
        {
            await HelpfulOf(name).ClickAsync();
            await Expect(HelpfulOf(name)).ToHaveTextAsync("Helpful · 1");
            await Expect(HelpfulOf(name)).ToBeFocusedAsync();
        }

        await HelpfulOf("Uma").ClickAsync();
        await Expect(HelpfulOf("Uma")).ToHaveTextAsync("Helpful");
        await Expect(Page.Locator(".comment .told")).ToHaveTextAsync("Your vote is taken back.");
        await HelpfulOf("Uma").ClickAsync();
        await Expect(Page.Locator(".told")).ToHaveCountAsync(0);
        await Expect(Page.Locator("body")).ToHaveAttributeAsync("data-page", "the first");
    }

    [BrowserFact]
    public async Task A_vote_that_fails_is_sent_as_a_form()
    {
        await Site.PostAsync("Vote for me, whatever happens.", "Wanda", "training");
        await Page.RouteAsync("**/helpful", route => route.Request.ResourceType == "xhr" ? route.AbortAsync() : route.ContinueAsync());
        await Page.GotoAsync("/training");
        await HelpfulOf("Wanda").ClickAsync();
        await Expect(Sent).ToContainTextAsync("Vote for me, whatever happens.");
        await Expect(HelpfulOf("Wanda")).ToHaveTextAsync("Helpful · 1");
    }

    [BrowserFact]
    public async Task Times_are_told_from_now_on_and_keep_the_date()
    {
        await Site.PostAsync("Written at nine.", "Nine", "salary");
        await Page.Clock.InstallAsync(new() { TimeDate = Site.Clock.GetUtcNow().UtcDateTime.AddMinutes(59.1) });
        await Page.GotoAsync("/salary");
        var time = Page.Locator(".comment", new() { HasText = "Written at nine." }).Locator("time");
        await Expect(time).ToHaveTextAsync("59 minutes ago");
        await Page.Clock.RunForAsync(60_000);
        await Expect(time).ToHaveTextAsync("1 hour ago");
        await Expect(time).ToHaveAttributeAsync("title", new Regex("^22 November 2026, .* UTC$"));
    }

    [BrowserFact]
    public async Task New_comments_are_announced_and_lead_to_the_first_of_them()
    {
        await Site.PostAsync("There before.", article: "training");
        await Page.GotoAsync("/training");
        var news = Page.GetByRole(AriaRole.Status);
        await Expect(news).ToBeAttachedAsync();
        foreach (var body in new[] { "New, the first.", "New, the second." })
        {
            Site.Clock.Advance(TimeSpan.FromSeconds(1));
            await Site.PostAsync(body, article: "training");
        }

        await ComeBackToTabAsync();
        await Expect(news).ToHaveTextAsync("2 new comments — show");
        await news.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Sent).ToContainTextAsync("New, the first.");
        await Expect(Page.GetByText("New, the second.")).ToBeVisibleAsync();
        await Expect(news).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task Nobody_is_asked_for_new_comments_in_a_hidden_tab_or_where_data_is_dear()
    {
        var asked = 0;
        Page.Request += (_, request) => asked += request.Url.EndsWith(".atom", StringComparison.Ordinal) ? 1 : 0;
        await Page.GotoAsync("/training");
        await Page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        await ComeBackToTabAsync();
        await Page.EvaluateAsync("delete document.hidden; navigator.connection.__proto__.__defineGetter__('saveData', () => true)");
        await ComeBackToTabAsync();
        Assert.Equal(0, asked);
        await Page.EvaluateAsync("navigator.connection.__proto__.__defineGetter__('saveData', () => false)");
        await Page.RunAndWaitForResponseAsync(
            ComeBackToTabAsync, response => response.Url.EndsWith("/training/comments.atom", StringComparison.Ordinal));
        Assert.Equal(1, asked);
    }

    [BrowserFact]
    public async Task What_was_done_has_the_focus_and_leaves_the_address_as_it_was()
    {
        await Page.GotoAsync("/duties");
        await Body.FillAsync("Is it sent?");
        await Send.ClickAsync();
        await Expect(Page.Locator(".told")).ToBeFocusedAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/duties#c-[0-9a-f-]+$"));
        await Page.ReloadAsync();
        await Expect(Page.Locator(".told")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Without_its_script_file_a_page_works_all_the_same()
    {
        await Site.PostAsync("Anybody here without script?", "Sol", "duties");
        await Page.RouteAsync("**/discussion*.js", route => route.AbortAsync());
        await Page.GotoAsync("/duties");
        await Page.GetByLabel("Reply to Sol").ClickAsync();
        await Body.FillAsync("Yes, here.");
        await Send.ClickAsync();
        await Expect(Page.Locator(".replies .comment:target")).ToContainTextAsync("Yes, here.");
    }

    private ILocator ReplyBody(string author) =>
        Page.Locator(".comment", new() { HasText = author }).GetByLabel("Comment", new() { Exact = true });

    private ILocator HelpfulOf(string author) => Page.Locator(".comment", new() { HasText = author }).GetByRole(AriaRole.Button);

    private Task ComeBackToTabAsync() => Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
}
