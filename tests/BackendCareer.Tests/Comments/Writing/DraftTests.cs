using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackendCareer.Tests.Comments;

/// <summary>What is typed into a form of comments is sent once, and lost never.</summary>
public sealed partial class DraftTests(TestSite site, Browser browser) : ScriptTest(site, browser)
{
    [BrowserFact]
    public async Task A_draft_survives_a_reload_and_is_gone_after_success()
    {
        await Page.GotoAsync("/training");
        await Name.FillAsync("Ada");
        await Body.FillAsync("A draft that became a comment.");
        await Page.Locator("#website").EvaluateAsync(
            "field => { field.value = 'trap'; field.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Page.ReloadAsync();
        await Expect(Body).ToHaveValueAsync("A draft that became a comment.");
        await Expect(Name).ToHaveValueAsync("Ada");
        await Expect(Page.Locator("#website")).ToHaveValueAsync("");

        await Page.GotoAsync("/salary");
        await Expect(Body).ToHaveValueAsync("");
        await Page.GotoAsync("/training");
        await Send.ClickAsync();
        await Expect(Sent).ToContainTextAsync("A draft that became a comment.");
        await Expect(Body).ToHaveValueAsync("");
        await Eventually.TrueAsync(async () => await LeftInBrowserAsync() == 0, "the draft is erased");
    }

    [BrowserFact]
    public async Task A_draft_that_waits_for_approval_is_gone_too()
    {
        await Page.GotoAsync("/training");
        await Body.FillAsync("https://example.org/1 and https://example.org/2");
        await Send.ClickAsync();
        await Expect(Page.Locator(".comment:target .waits")).ToBeVisibleAsync();
        await Eventually.TrueAsync(async () => await LeftInBrowserAsync() == 0, "the draft is erased");
    }

    [BrowserFact]
    public async Task A_draft_stays_after_a_refusal_a_failure_and_without_a_line()
    {
        const string Typed = "Worth keeping, whatever comes.";
        await Page.GotoAsync("/salary");
        await Name.FillAsync("Moderator");
        await Body.FillAsync(Typed);
        await Send.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ExpectDraftAsync(Typed);

        await Name.FillAsync("Ada");
        await FailAsync(route => route.FulfillAsync(new() { Status = 500, Body = "Broken" }));
        await ExpectDraftAsync(Typed);

        await FailAsync(route => route.AbortAsync("internetdisconnected"));
        await ExpectDraftAsync(Typed);

        await Send.ClickAsync();
        await Expect(Sent).ToContainTextAsync(Typed);
        await Eventually.TrueAsync(async () => await LeftInBrowserAsync() == 0, "the draft is erased");
    }

    [BrowserFact]
    public async Task A_name_that_the_site_knew_is_no_draft_and_a_text_that_was_refused_is_one()
    {
        await Page.GotoAsync("/training");
        await Name.FillAsync("Ada");
        await Body.FillAsync("To be known.");
        await Send.ClickAsync();
        await Expect(Sent).ToContainTextAsync("To be known.");
        await Page.GotoAsync("/duties");
        await Expect(Name).ToHaveValueAsync("Ada");
        await Body.FillAsync("Typed,");
        await Body.FillAsync("");
        Assert.Equal(0, await LeftInBrowserAsync());

        await Name.FillAsync("Moderator");
        await Body.FillAsync("Refused for its name.");
        await Send.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Body.FillAsync("Changed,");
        await Body.FillAsync("Refused for its name.");
        await Page.GotoAsync("/duties");
        await Expect(Body).ToHaveValueAsync("Refused for its name.");
    }

    [BrowserFact]
    public async Task A_second_press_sends_nothing_while_the_first_is_under_way()
    {
        await Page.GotoAsync("/role");
        await Body.FillAsync("Pressed twice.");
        var mayGoOn = new TaskCompletionSource();
        var sent = 0;
        await Page.RouteAsync("**/comments", async route =>
        {
            sent++;
            await mayGoOn.Task;
            await route.ContinueAsync();
        });
        await Page.EvaluateAsync("""
            () => new Promise(done => {
              const press = () => document.querySelector('#comment-form button').click();
              press();
              requestAnimationFrame(() => requestAnimationFrame(() => done(press())));
            })
            """);
        mayGoOn.SetResult();
        await Expect(Sent).ToContainTextAsync("Pressed twice.");
        Assert.Equal(1, sent);
    }

    [BrowserFact]
    public async Task A_form_that_the_reader_comes_back_to_can_be_sent()
    {
        await Page.GotoAsync("/role");
        await Body.FillAsync("Sent after coming back.");
        await Page.RouteAsync("**/comments", route => route.AbortAsync("aborted"), new() { Times = 1 });
        await Send.ClickAsync();
        await Expect(Form).ToHaveAttributeAsync("aria-busy", "true");
        await Page.EvaluateAsync("dispatchEvent(new Event('pageshow'))");
        await Send.ClickAsync();
        await Expect(Sent).ToContainTextAsync("Sent after coming back.");
    }

    private async Task FailAsync(Func<IRoute, Task> fail)
    {
        var failed = new TaskCompletionSource();
        await Page.RouteAsync("**/comments", async route =>
        {
            await fail(route);
            failed.SetResult();
        }, new() { Times = 1 });
        await Send.ClickAsync();
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Expect(Page).ToHaveURLAsync(Failed()); // else the page of the failure comes in the way of the next one
    }

    private async Task ExpectDraftAsync(string typed)
    {
        await Page.GotoAsync("/salary");
        await Expect(Body).ToHaveValueAsync(typed);
    }

    [GeneratedRegex("/comments$|^chrome-error:")]
    private static partial Regex Failed();
}
