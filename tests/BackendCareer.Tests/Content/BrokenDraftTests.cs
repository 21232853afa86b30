using System.Net;
using AngleSharp.Html.Dom;
using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Content;

/// <summary>A running site, and an author who is not done yet.</summary>
public sealed class BrokenDraftTests : IDisposable
{
    private const string DeadLink = "Good so far. See [it](nowhere.md).";
    private const string Draft = "summary: Short.\ndraft: true";
    private const string Soon = "summary: Short.\npublish: 2026-11-22 09:05";

    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly LogLines _log = new();
    private readonly TestSite _site;
    private readonly TestSite _editorsSite;

    public BrokenDraftTests()
    {
        _site = SiteIn("Production");
        _editorsSite = SiteIn("Development");
    }

    private GuideStore Store => _site.Services.GetRequiredService<GuideStore>();

    public void Dispose()
    {
        _site.Dispose();
        _editorsSite.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Readers_get_all_but_the_draft_from_the_start_and_with_each_edit()
    {
        _folder.Write("day.md", GuideFiles.Article("day", DeadLink, Draft));
        await _site.ReadAsync("/role");
        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await ShowsAsync(_site, "/role", "What nobody sees");
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/day")).StatusCode);
        Assert.Equal(1, Told("Warning: day.md:9:18: There is no article nowhere.md."));
        Assert.Equal(0, Told("Error"));
    }

    [Fact]
    public async Task A_broken_article_misses_its_moment_and_nothing_else_does()
    {
        _folder.Write("day.md", GuideFiles.Article("day", DeadLink, Soon));
        _folder.Write("fair.md", GuideFiles.Article("fair", "The fair.", Soon));
        await _site.ReadAsync("/role");
        Assert.Equal(1, Told("Error: day.md:9:18:"));
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await ShowsAsync(_site, "/fair", "The fair.");
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/day")).StatusCode);
        await Eventually.TrueAsync(() => Task.FromResult(Told("Error: day.md:9:18:") == 2), "it is told that it stays out");
        Assert.EndsWith("which readers were to have by now.", _log.Lines.Last(line => line.Contains("day.md")), StringComparison.Ordinal);

        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await ShowsAsync(_site, "/role", "What nobody sees");
        _folder.Write("day.md", GuideFiles.Article("day", "A day.", Soon));
        await ShowsAsync(_site, "/day", "A day.");
    }

    [Fact]
    public async Task A_moment_that_comes_while_the_guide_is_kept_back_loses_nothing()
    {
        _folder.Write("day.md", GuideFiles.Article("day", DeadLink, Soon));
        _folder.Write("fair.md", GuideFiles.Article("fair", "The fair.", Soon));
        await _site.ReadAsync("/role");
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        await Eventually.TrueAsync(
            () => Task.FromResult(Store.Problems.Any(problem => problem.KeepsBack == KeptBack.Guide)), "the guide is kept back");
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await ShowsAsync(_site, "/fair", "The fair.");
        await _site.ReadAsync("/role");
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/day")).StatusCode);
    }

    [Fact]
    public async Task A_preview_shows_the_last_good_text_or_says_that_there_is_none_now()
    {
        _folder.Write("day.md", GuideFiles.Article("day", "A good day.", Draft));
        _folder.Write("night.md", GuideFiles.Article("night", DeadLink, Draft));
        var previews = _site.Services.GetRequiredService<Previews>();
        var (day, night) = (AddressOf("day"), AddressOf("night"));
        await ShowsAsync(_site, day, "A good day.");
        _folder.Write("day.md", GuideFiles.Article("day", DeadLink, Draft));
        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await ShowsAsync(_site, "/role", "What nobody sees");
        await ShowsAsync(_site, day, "A good day.");

        using var response = await _site.GetAsync(night);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("This article cannot be shown now", page.QuerySelector("h1")!.TextContent);
        Assert.True(response.Headers.CacheControl is { NoStore: true, Private: true });

        string AddressOf(string id) => previews.AddressOf(GuideFiles.ArticleOf("Text.") with { Id = id }, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task In_Development_a_half_written_draft_holds_its_own_page_alone()
    {
        _folder.Write("day.md", GuideFiles.Article("day", "A good day.", Draft));
        await ShowsAsync(_editorsSite, "/day", "A good day.");
        _folder.Write("day.md", GuideFiles.Article("day", DeadLink, Draft));
        await ShowsAsync(_editorsSite, "/day", "There is no article nowhere.md.");
        var page = await _editorsSite.ReadAsync("/day");
        Assert.Equal("1 problem in the content", page.QuerySelector(".live [role=status] h2")!.TextContent);
        AssertSays("The page below is the last good one.", page);
        Assert.Equal("A good day.", TestSite.WordsOf(page.QuerySelector(".prose")));
        Assert.NotNull(page.QuerySelector(".stage"));

        _folder.Replace("role.md", "What stays invisible {#", "What nobody sees {#");
        await ShowsAsync(_editorsSite, "/role", "What nobody sees");
        Assert.Empty((await _editorsSite.ReadAsync("/role")).QuerySelectorAll(".live li"));
        var desk = await _editorsSite.ReadAsync("/_editor");
        Assert.Equal("No problems, 1 in drafts", desk.QuerySelector("#problems")!.TextContent);
        Assert.Contains(
            "It keeps back this article alone", desk.QuerySelector("[aria-labelledby=problems]")!.TextContent, StringComparison.Ordinal);

        _folder.Write("day.md", GuideFiles.Article("day", "A better day.", Draft));
        await ShowsAsync(_editorsSite, "/day", "A better day.");
        Assert.Empty((await _editorsSite.ReadAsync("/day")).QuerySelectorAll(".live li"));
    }

    [Fact]
    public async Task In_Development_a_draft_that_never_was_right_is_a_page_with_its_problems()
    {
        _folder.Write("day.md", "---\nid: day\ntitle: a: b\ndraft: true\n---\n\nA day.\n");
        var page = await _editorsSite.ReadAsync("/day");
        Assert.Equal("day.md", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("day.md:3:", page.QuerySelector(".live .where")!.TextContent, StringComparison.Ordinal);
        AssertSays("There is no good text of this page yet.", page);
    }

    [Fact]
    public async Task In_Development_a_broken_open_article_keeps_the_guide_and_a_scheduled_one_is_told_on_every_page()
    {
        _folder.Write("day.md", GuideFiles.Article("day", DeadLink, Soon));
        var page = await _editorsSite.ReadAsync("/role");
        AssertSays("The page below is up to date.", page);
        _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");
        await ShowsAsync(_editorsSite, "/duties", "3 problems in the content");
        page = await _editorsSite.ReadAsync("/duties");
        AssertSays("The page below is the last good one.", page);
    }

    private static void AssertSays(string words, IHtmlDocument page) =>
        Assert.StartsWith(words, page.QuerySelector(".live [role=status] p")!.TextContent, StringComparison.Ordinal);

    private int Told(string start) => _log.Lines.Count(line => line.StartsWith(start, StringComparison.Ordinal));

    private TestSite SiteIn(string environment) =>
        new TestSite { Environment = environment, Additions = services => services.AddSingleton<ILoggerProvider>(_log) }
            .With("Content:Folder", _folder.Path);

    private static Task ShowsAsync(TestSite site, string path, string text) => Eventually.TrueAsync(
        async () =>
        {
            using var response = await site.GetAsync(path);
            return (await response.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal);
        }, $"{path} shows {text}");
}
