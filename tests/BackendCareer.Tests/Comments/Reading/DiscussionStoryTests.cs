using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackendCareer.Tests.Comments;

/// <summary>A discussion as its people see it: the same story once with script and once without.</summary>
[Collection(nameof(OneBrowser))]
public sealed class DiscussionStoryTests(Browser browser) : IDisposable
{
    private readonly TestSite _site =
        new() { Additions = services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1) };

    public void Dispose() => _site.Dispose();

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Readers_and_a_moderator_discuss_with_and_without_script(bool scripts)
    {
        await _site.AddModeratorAsync();
        var ada = await browser.OpenAsync(_site, width: 390, scripts: scripts);
        var bob = await browser.OpenAsync(_site, scripts: scripts);
        var grace = await browser.OpenAsync(_site, scripts: scripts);

        await PreviewAndSendAsync(ada);
        await ReplyAsync(bob, isInPlace: scripts);
        await EditAsync(bob);
        await DeleteAsync(bob);
        await VoteAsync(bob);
        await ReportAsync(bob);
        await WriteOneThatIsHeldAsync(ada);
        await ApproveAndTakeBackAsync(grace, bob);
    }

    private static async Task PreviewAndSendAsync(IPage ada)
    {
        await ada.GotoAsync("/role");
        await WriteAsync(ada, "Ada", "What *surprised* me is how much I read.");
        await PressAsync(ada, "Preview");
        await Expect(ada.Locator(".comment em")).ToHaveTextAsync("surprised");
        await PressAsync(ada, "Send comment");
        await Expect(ada).ToHaveURLAsync(new Regex(@"/role(\?sent=[^#]*)?#c-"));
        await Expect(ada.Locator(".comment:target em")).ToHaveTextAsync("surprised");
        await Expect(ada.Locator(".comment:target .told")).ToHaveTextAsync("Your comment is sent.");
    }

    private static async Task ReplyAsync(IPage bob, bool isInPlace)
    {
        await bob.GotoAsync("/role");
        await LinkOf(CommentOf(bob, "Ada"), "Reply to Ada, comment 1").ClickAsync();
        var form = bob.GetByRole(AriaRole.Form, new() { Name = "Reply to Ada" });
        await Expect(form).ToBeVisibleAsync();
        await Expect(bob).ToHaveURLAsync(new Regex(isInPlace ? "/role$" : "/reply$"));
        await form.GetByLabel("Name, if you like").FillAsync("Bob");
        await form.GetByLabel("Comment", new() { Exact = true }).FillAsync("Me too: half of my week.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
        await Expect(bob.Locator(".replies .comment:target")).ToContainTextAsync("half of my week");
    }

    private static async Task EditAsync(IPage bob)
    {
        await LinkOf(CommentOf(bob, "Bob"), "Edit").ClickAsync();
        await bob.GetByLabel("Comment", new() { Exact = true }).FillAsync("Me too: two days of my week.");
        await PressAsync(bob, "Save changes");
        await Expect(CommentOf(bob, "Bob")).ToContainTextAsync("two days of my week");
        await Expect(CommentOf(bob, "Bob").Locator("header")).ToContainTextAsync("edited");
    }

    private static async Task DeleteAsync(IPage bob)
    {
        await LinkOf(CommentOf(bob, "Bob"), "Delete").ClickAsync();
        await PressAsync(bob, "Delete it");
        await Expect(bob).ToHaveURLAsync(new Regex(@"/role(\?deleted=[^#]*)?#discussion$"));
        await Expect(CommentOf(bob, "Bob")).ToHaveCountAsync(0);
        await Expect(CommentOf(bob, "Ada")).ToBeVisibleAsync();
    }

    private static async Task VoteAsync(IPage bob)
    {
        var button = CommentOf(bob, "Ada").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Helpful") });
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Helpful · 1");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Helpful");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
    }

    private static async Task ReportAsync(IPage bob)
    {
        await LinkOf(CommentOf(bob, "Ada"), "Report Ada, comment 1").ClickAsync();
        await bob.GetByRole(AriaRole.Radio).First.CheckAsync();
        await PressAsync(bob, "Send report");
        await Expect(bob.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you for your report");
    }

    private static async Task WriteOneThatIsHeldAsync(IPage ada)
    {
        await ada.GotoAsync("/role");
        await WriteAsync(ada, "Ada", "Two good texts: https://example.org/one and https://example.org/two");
        await PressAsync(ada, "Send comment");
        await Expect(ada.Locator(".comment:target .waits")).ToContainTextAsync("Awaiting approval");
    }

    private static async Task ApproveAndTakeBackAsync(IPage grace, IPage bob)
    {
        await ExpectHeldOneAsync(bob, isShown: false);
        await grace.GotoAsync("/moderation");
        await grace.GetByLabel("Name").FillAsync("Grace");
        await grace.GetByLabel("Password").FillAsync(TestSite.Password);
        await PressAsync(grace, "Sign in");
        var held = grace.GetByRole(AriaRole.Article).Filter(new() { HasText = "Two good texts" });
        await held.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(grace.Locator("#notice")).ToContainTextAsync("1 approved");
        await ExpectHeldOneAsync(bob, isShown: true);
        await PressAsync(grace, "Undo");
        await Expect(held).ToBeVisibleAsync();
        await ExpectHeldOneAsync(bob, isShown: false);
    }

    private static async Task ExpectHeldOneAsync(IPage bob, bool isShown)
    {
        await bob.GotoAsync("/role");
        await Expect(bob.Locator(".comment", new() { HasText = "Two good texts" })).ToHaveCountAsync(isShown ? 1 : 0);
    }

    private static async Task WriteAsync(IPage page, string name, string body)
    {
        await page.GetByLabel("Name, if you like").FillAsync(name);
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(body);
    }

    private static Task PressAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private static ILocator CommentOf(IPage page, string author) =>
        page.Locator(".comment").Filter(new() { Has = page.Locator($"bdi:text-is('{author}')") });

    private static ILocator LinkOf(ILocator comment, string name) => comment.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
