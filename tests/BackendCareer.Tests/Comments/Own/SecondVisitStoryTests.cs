using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackendCareer.Tests.Comments;

/// <summary>A writer comes back, finds an answer and what became of a report: once with script and once without.</summary>
[Collection(nameof(OneBrowser))]
public sealed class SecondVisitStoryTests(Browser browser) : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_writer_finds_an_answer_and_what_became_of_a_report(bool scripts)
    {
        using var bob = new ReaderBrowser(_site);
        var advertisement = await bob.WriteAsync("Buy this.", name: "Bob", article: "salary");
        var ada = await browser.OpenAsync(_site, width: 390, scripts: scripts);
        var errors = Browser.ErrorsOf(ada);
        await AskAsync(ada);
        await ReportAsync(ada, advertisement);
        var question = (await _site.StoredCommentsAsync()).Single(comment => comment.BodyMarkdown == "How long?").Id;
        await bob.WriteAsync("Three months.", name: "Bob", parent: question);

        await ada.GotoAsync("/role");
        await ada.GetByRole(AriaRole.Link, new() { Name = "1 answer to you" }).ClickAsync();
        await Expect(ada).ToHaveURLAsync(new Regex("/comments/mine#answers$"));
        await Expect(ada.GetByRole(AriaRole.Heading, new() { Name = "Answers to you: 1 new" })).ToBeInViewportAsync();
        var answer = ada.Locator("#answers + ol .comment");
        await Expect(answer.Locator(".mark")).ToHaveTextAsync("New");
        await Expect(ada.Locator("#reports + ol h3")).ToHaveTextAsync("Waits for a moderator");

        await answer.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^See it in its place: Bob, ") }).ClickAsync();
        await Expect(ada.Locator(".comment:target")).ToContainTextAsync("Three months.");
        await Expect(ada.Locator("section a[href$='#answers']")).ToHaveCountAsync(0);

        await DeleteAsync(bob, advertisement);
        await ada.GotoAsync("/comments/mine#reports");
        await Expect(ada.Locator("#reports + ol h3")).ToHaveTextAsync("The comment was deleted");
        await Expect(answer).ToContainTextAsync("Three months.");
        await Expect(answer.Locator(".mark")).ToHaveCountAsync(0);
        Assert.Empty(errors);
    }

    private static async Task AskAsync(IPage ada)
    {
        await ada.GotoAsync("/role");
        await ada.GetByLabel("Name, if you like").FillAsync("Ada");
        await ada.GetByLabel("Comment", new() { Exact = true }).FillAsync("How long?");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Expect(ada.Locator(".comment:target")).ToContainTextAsync("How long?");
    }

    private static async Task ReportAsync(IPage ada, Guid id)
    {
        await ada.GotoAsync($"/comments/{id}/report");
        await ada.GetByLabel("Spam or advertising").CheckAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Send report" }).ClickAsync();
        await ada.GetByRole(AriaRole.Link, new() { Name = "What became of your reports" }).ClickAsync();
        await Expect(ada).ToHaveURLAsync(new Regex("/comments/mine#reports$"));
    }

    private static async Task DeleteAsync(ReaderBrowser bob, Guid id)
    {
        using var deleted = await bob.SubmitAsync(await bob.ReadAsync($"/comments/{id}/deletion"), "main form");
    }
}
