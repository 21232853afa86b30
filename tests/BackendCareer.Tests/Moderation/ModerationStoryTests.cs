using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BackendCareer.Tests.Moderation;

/// <summary>An hour of a moderator: two hundred comments, another moderator, and a session that ends in the middle.</summary>
[Collection(nameof(OneBrowser))]
public sealed class ModerationStoryTests(Browser browser) : ModerationTest
{
    private IPage _page = null!;

    private ILocator FirstRow => _page.Locator(".rows:not([aria-busy]) > li").First;

    private ILocator Notice => _page.Locator("#notice");

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_moderator_decides_about_two_hundred_comments(bool scripts)
    {
        using var linus = await Site.AsModeratorAsync("Linus");
        await Site.AddModeratorAsync("Grace");
        await StoreTwoHundredAsync();
        _page = await browser.OpenAsync(Site, scripts: scripts);
        await _page.GotoAsync("/moderation");
        await SignInAsync(_page);
        await Assertions.Expect(_page).ToHaveTitleAsync("(200) Waiting: moderation | BackendCareer");

        await DecideOneByOneAsync();
        await MeetLinusAsync(linus);
        await SweepOneReasonAsync();
        await KeepTicksThroughSignInAsync();
        await FinishAsync();
        Assert.Equal(200, (await Site.StoredCommentsAsync()).Count(comment => comment.Status != CommentStatus.Pending));
    }

    private Task StoreTwoHundredAsync() => Site.StoreAsync(Enumerable.Range(1, 200).Select(number =>
    {
        var comment = NewComment($"Number {number}.");
        comment.HoldReasons = number % 4 == 0 ? HoldReasons.Links : HoldReasons.FirstPost;
        return comment;
    }));

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("Name").FillAsync("Grace");
        await page.GetByLabel("Password").FillAsync(TestSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    private async Task DecideOneByOneAsync()
    {
        await PressAsync("Approve");
        await ShowsAsync("Number 2.", "1 approved.");
        await PressAsync("Reject");
        await ShowsAsync("Number 3.", "1 rejected.");
        await Assertions.Expect(_page.Locator("#next")).ToBeFocusedAsync();
        await Notice.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await ShowsAsync("Number 2.", "1 put back as before.");
        await PressAsync("Spam");
        await ShowsAsync("Number 3.", "1 marked as spam.");
    }

    private async Task MeetLinusAsync(HttpClient linus)
    {
        await DecideAsync(linus, "spam", (await Site.StoredCommentsAsync())[2]);
        await PressAsync("Approve");
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("1 comment changed meanwhile");
        await Assertions.Expect(_page.Locator(".claim.review")).ToContainTextAsync("Marked as spam by Linus");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Back to the queue" }).ClickAsync();
        await Assertions.Expect(FirstRow.Locator(".body")).ToHaveTextAsync("Number 4.");
    }

    private async Task SweepOneReasonAsync()
    {
        await _page.GetByText("Search and sort").ClickAsync();
        await _page.GetByLabel("Why").SelectOptionAsync("links");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(_page.Locator(".ticked")).ToBeHiddenAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Tick the whole page" }).ClickAsync();
        await _page.GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await _page.Locator(".ticked").GetByRole(AriaRole.Button, new() { Name = "Spam" }).ClickAsync();
        await Assertions.Expect(Notice).ToContainTextAsync("49 marked as spam.");
        await Assertions.Expect(_page.Locator(".rows > li")).ToHaveCountAsync(1);
        await _page.GetByRole(AriaRole.Link, new() { Name = "Show the whole list" }).ClickAsync();
    }

    /// <summary>The page that says so stays at the address of the form: a reload sends it again.</summary>
    private async Task KeepTicksThroughSignInAsync()
    {
        await _page.GetByRole(AriaRole.Link, new() { Name = "Tick the whole page" }).ClickAsync();
        await WithDbAsync(db => db.Sessions.ExecuteDeleteAsync());
        await _page.Locator(".ticked").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(_page.Locator("h1")).ToHaveTextAsync("You are not signed in");
        var tab = await _page.Context.NewPageAsync();
        await tab.GotoAsync("/sign-in");
        await SignInAsync(tab);
        await tab.CloseAsync();
        await _page.ReloadAsync();
        await Assertions.Expect(Notice).ToContainTextAsync("50 approved.");
    }

    private async Task FinishAsync()
    {
        while (await _page.Locator(".rows").CountAsync() > 0)
        {
            await _page.GetByRole(AriaRole.Link, new() { Name = "Tick the whole page" }).ClickAsync();
            await _page.Locator(".ticked").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
            await Assertions.Expect(Notice).ToContainTextAsync("approved.");
        }

        await Assertions.Expect(_page.Locator("main")).ToContainTextAsync("Nothing waits for you.");
        await Assertions.Expect(_page).ToHaveTitleAsync("Waiting: moderation | BackendCareer");
    }

    private Task PressAsync(string button) => FirstRow.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private async Task ShowsAsync(string text, string notice)
    {
        await Assertions.Expect(FirstRow.Locator(".body")).ToHaveTextAsync(text);
        await Assertions.Expect(Notice).ToContainTextAsync(notice);
    }
}
