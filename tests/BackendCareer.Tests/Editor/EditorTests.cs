using System.Net;
using System.Net.ServerSentEvents;
using AngleSharp.Html.Dom;
using BackendCareer.Content;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BackendCareer.Tests.Editor;

/// <summary>What editors are told in Development, and nobody else anywhere.</summary>
public sealed class EditorTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public EditorTests() => _site = SiteIn("Development");

    private GuideStore Store => _site.Services.GetRequiredService<GuideStore>();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_open_page_is_told_the_state_of_now_each_change_and_the_end()
    {
        _folder.Write("day.md", GuideFiles.Article("day", "A day."));
        await using var stream = await _site.Client.GetStreamAsync("/_editor/changes?article=day");
        await using var told = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        Assert.Equal($$"""{"revision":"{{Store.Revision}}","address":"/day"}""", await NextAsync(told)); // at once

        File.Move(_folder.PathOf("day.md"), _folder.PathOf("night.md"));
        var next = await NextAsync(told);
        Assert.Equal($$"""{"revision":"{{Store.Revision}}","address":"/night"}""", next);

        File.Delete(_folder.PathOf("night.md"));
        next = await NextAsync(told);
        Assert.Equal($$"""{"revision":"{{Store.Revision}}","address":null}""", next);

        _site.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.False(await told.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Who_edits_on_this_machine_finds_the_desk_and_the_changes()
    {
        foreach (var host in new[] { "localhost", "LOCALHOST:5000", "127.0.0.1", "[::1]:5000" })
        {
            await AssertStatusAsync(HttpStatusCode.OK, _site, host);
        }
    }

    [Fact]
    public async Task Nobody_else_finds_anything()
    {
        await AssertStatusAsync(HttpStatusCode.NotFound, _site, "evil.example"); // a name of its own for this machine
        await AssertStatusAsync(HttpStatusCode.NotFound, _site, "localhost.evil.example");
        await AssertStatusAsync(HttpStatusCode.NotFound, _site, "localhost", from: "203.0.113.5");
        using var site = SiteIn("Production");
        await AssertStatusAsync(HttpStatusCode.NotFound, site, "localhost");
    }

    [Fact]
    public async Task A_page_shows_every_mistake_with_its_line_a_caret_and_what_to_do()
    {
        Assert.Empty((await _site.ReadAsync("/role")).QuerySelectorAll(".live *:not(.live-head)"));
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        await File.AppendAllTextAsync(_folder.PathOf("salary.md"), "\n[x](roll.md)\n");
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.Length == 3), "all are found");
        var page = await _site.ReadAsync("/duties");
        Assert.Equal("3 problems in the content", page.QuerySelector(".live [role=status] h2")!.TextContent);
        Assert.Equal("/_editor", page.QuerySelector(".live [role=status] a")!.GetAttribute("href"));
        var second = page.QuerySelectorAll(".live li")[1];
        Assert.Equal("role.md:3:1", second.QuerySelector(".where")!.TextContent);
        Assert.Equal("titel: \"What a back-end developer is\"\n^", second.QuerySelector(".excerpt")!.TextContent);
        Assert.Contains("Did you mean `title`?", second.TextContent, StringComparison.Ordinal);
        Assert.Equal("[x](roll.md)\n^", page.QuerySelectorAll(".live .excerpt")[^1].TextContent);
        var own = (await _site.ReadAsync("/salary")).QuerySelector(".live .where")!; // whoever edits this page sees its mistakes first
        Assert.StartsWith("salary.md:", own.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_guide_was_replaced_while_it_was_drawn_is_loaded_again()
    {
        await _site.ReadAsync("/role");
        var (guide, next) = (Store.Guide, Store.NextChange);
        Assert.Equal(Store.Revision, LivePage.Of(Store, guide).Revision);
        _folder.Write("day.md", GuideFiles.Article("day", "A day."));
        await next.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("", LivePage.Of(Store, guide).Revision); // no state has this one
    }

    [Fact]
    public async Task Of_countless_mistakes_a_page_shows_the_first_and_says_how_many_there_are()
    {
        await _site.ReadAsync("/role");
        var links = string.Concat(Enumerable.Range(0, 70).Select(number => $"[x](no{number}.md)\n\n"));
        _folder.Write("day.md", GuideFiles.Article("day", links + "It pays 20% more.\n"));
        await Eventually.TrueAsync(() => Task.FromResult(Store.Problems.Length == 71), "all are found, and a warning");
        var page = await _site.ReadAsync("/role");
        Assert.Equal("70 problems in the content", page.QuerySelector(".live h2")!.TextContent);
        Assert.Equal(50, page.QuerySelectorAll(".live li").Length);
        Assert.Contains("The first 50 of 70.", page.QuerySelector(".live")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_form_does_not_follow_the_files()
    {
        using var refused = await _site.PostAsync("");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        AssertNoTrace(await TestSite.ParseAsync(refused));
    }

    [Fact]
    public async Task Readers_see_nothing_of_it()
    {
        using var site = SiteIn("Production");
        await site.ReadAsync("/role");
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        var store = site.Services.GetRequiredService<GuideStore>();
        await Eventually.TrueAsync(() => Task.FromResult(store.Problems.Length > 0), "the problem is found");
        AssertNoTrace(await site.ReadAsync("/role"));
        AssertNoTrace(await site.ReadAsync("/"));
        using var unknown = await site.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        AssertNoTrace(await TestSite.ParseAsync(unknown));
    }

    [Fact]
    public async Task The_desk_says_what_there_is_to_do_and_what_there_is_not()
    {
        var page = await _site.ReadAsync("/_editor");
        Assert.Equal(["No problems", "Drafts", "Scheduled", "Expired", "Reviews", "Unused images", "Unused sources"], Headings(page));
        Assert.Contains("No drafts.", page.QuerySelector("[aria-labelledby=drafts]")!.TextContent, StringComparison.Ordinal);

        _folder.Write("day.md", GuideFiles.Article("day", "A day.", "summary: Short.\ndraft: true"));
        await Eventually.TrueAsync(
            async () => (await _site.ReadAsync("/_editor")).QuerySelector("[aria-labelledby=drafts] a[href='/day']") is not null,
            "the draft is listed");
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        await Eventually.TrueAsync(async () => Headings(await _site.ReadAsync("/_editor"))[0] == "2 problems", "the problems are listed");
        page = await _site.ReadAsync("/_editor");
        Assert.Equal("role.md", page.QuerySelector("[aria-labelledby=problems] h3")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".live li")); // said once is enough
    }

    private TestSite SiteIn(string environment) => new TestSite { Environment = environment }
        .With("Content:Folder", _folder.Path)
        .With("Comments:KnownProxies:0", "127.0.0.1");

    private static async Task AssertStatusAsync(HttpStatusCode expected, TestSite site, string host, string from = "")
    {
        foreach (var path in new[] { "/_editor", "/_editor/changes" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            request.Headers.Add("X-Forwarded-For", from);
            using var response = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(expected, response.StatusCode);
            // The page of every unknown address.
            Assert.True(expected == HttpStatusCode.OK || response.Content.Headers.ContentType!.MediaType == "text/html");
        }
    }

    private static List<string> Headings(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main .text h2").Select(heading => heading.TextContent)];

    private static async Task<string> NextAsync(IAsyncEnumerator<SseItem<string>> told)
    {
        Assert.True(await told.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        return told.Current.Data;
    }

    private static void AssertNoTrace(IHtmlDocument page)
    {
        Assert.Empty(page.QuerySelectorAll(".live, .excerpt, [data-revision], [src*=editor], [href*=editor]"));
        Assert.DoesNotContain("titel", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
