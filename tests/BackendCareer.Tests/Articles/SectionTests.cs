using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Articles;

/// <summary>How readers find an article that nobody links to.</summary>
public sealed class SectionTests : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public SectionTests() => _site = new TestSite().With("Content:Folder", _folder.Path);

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_article_is_led_to_from_its_section_and_its_neighbours_and_no_other_file_is_edited()
    {
        _folder.Write("training/evening-school.md", GuideFiles.Article(
            "evening-school", "Text.", "summary: After work.\nnavTitle: Evening school\nreviewed: 2026-11-22"));
        Assert.Empty(GuideCompiler.Compile(new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false)).Problems);

        var section = ListOf(await _site.ReadAsync("/training"));
        var entry = section.QuerySelector("a[href='/training/evening-school']")!;
        Assert.Equal(("About evening-school", "After work."), (entry.TextContent, entry.NextElementSibling!.TextContent));
        var neighbour = ListOf(await _site.ReadAsync("/training/42"));
        Assert.Equal("Evening school", neighbour.QuerySelector("a[href='/training/evening-school']")!.TextContent);
    }

    [Fact]
    public async Task The_pages_of_a_section_stand_in_a_list_with_a_name_and_this_one_is_marked()
    {
        var (head, page) = (await _site.ReadAsync("/training"), await _site.ReadAsync("/training/42"));
        foreach (var shown in new[] { head, page })
        {
            var list = ListOf(shown);
            Assert.Equal("More on Training", shown.GetElementById(list.GetAttribute("aria-labelledby")!)!.TextContent);
            Assert.Equal("More on Training", shown.QuerySelector(".toc a[href='#pages']")!.TextContent);
            var order = list.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ToList();
            Assert.Equal(("/training/bts-sio", "/training/vae", 11), (order[0], order[^1], order.Count));
            Assert.True(list.CompareDocumentPosition(shown.QuerySelector(".prose")!).HasFlag(DocumentPositions.Preceding));
            Assert.True(list.CompareDocumentPosition(shown.QuerySelector(".pager")!).HasFlag(DocumentPositions.Following));
        }

        Assert.Empty(ListOf(head).QuerySelectorAll("[aria-current]"));
        var current = Assert.Single(ListOf(page).QuerySelectorAll("[aria-current]"));
        Assert.Equal(
            ("/training/42", "page", "42"), (current.GetAttribute("href"), current.GetAttribute("aria-current"), current.TextContent));
    }

    [Theory]
    [InlineData("/training", "/training", "page")]
    [InlineData("/training/42", "/training", "true")]
    [InlineData("/role", "/role", "page")]
    [InlineData("/", "/", "page")]
    public async Task The_navigation_marks_the_page_or_the_section_in_which_one_is(string path, string marked, string word)
    {
        var page = await _site.ReadAsync(path);
        var link = Assert.Single(page.QuerySelectorAll(".site-head [aria-current]"));
        Assert.Equal((marked, word), (link.GetAttribute("href"), link.GetAttribute("aria-current")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/role")]
    [InlineData("/salary")]
    public async Task What_the_navigation_lists_is_not_listed_again(string path) =>
        Assert.Empty((await _site.ReadAsync(path)).QuerySelectorAll(".section, .toc a[href='#pages']"));

    /// <summary>By lists alone, without the links in a text, related pages, and those to the next page.</summary>
    [Fact]
    public async Task Every_article_is_reached_from_the_first_page()
    {
        _folder.Write("training/42/trial.md", GuideFiles.Article("trial", "Text."));
        _folder.Write("alone.md", GuideFiles.Article("alone", "Text."));
        var guide = GuideCompiler.Compile(new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false)).Guide!;
        var (reached, next) = (new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (next.TryDequeue(out var path))
        {
            var links = (await _site.ReadAsync(path)).QuerySelectorAll(".site-nav a, .section a")
                .Select(link => link.GetAttribute("href")!);
            links.Where(reached.Add).ToList().ForEach(next.Enqueue);
        }

        Assert.Equal(guide.Articles.Select(article => article.Address).Order(), reached.Order());
    }

    [Fact]
    public async Task What_readers_cannot_open_is_not_listed()
    {
        _folder.Write("training/later.md", GuideFiles.Article("later", "Text.", "summary: Short.\npublish: 2026-12-01"));
        _folder.Write("training/draft.md", GuideFiles.Article("draft", "Text.", "summary: Short.\ndraft: true"));
        Assert.Equal(11, ListOf(await _site.ReadAsync("/training")).QuerySelectorAll("a").Length);
        using var drafting = new TestSite { Environment = "Development" }.With("Content:Folder", _folder.Path);
        Assert.Equal(13, ListOf(await drafting.ReadAsync("/training")).QuerySelectorAll("a").Length);
    }

    [Fact]
    public void A_page_belongs_to_the_section_that_it_heads_or_else_to_that_above_it()
    {
        var guide = new GuideFiles().WithArticle("a.md", "A.").WithArticle("a/one.md", "Text.").WithArticle("a/two.md", "Text.")
            .WithArticle("a/two/deep.md", "Text.").WithArticle("b.md", "B.").Guide();
        Assert.Equal(
            [("", null), ("a", "a"), ("a/one", "a"), ("a/two", "a/two"), ("a/two/deep", null), ("b", null)],
            guide.Articles.Select(article => (article.Path, guide.SectionOf(article)?.Path)));
        Assert.Equal(["a", "b"], guide.Navigation.Select(article => article.Path));
    }

    [Fact]
    public async Task A_guide_of_one_page_has_no_empty_lists()
    {
        foreach (var file in new[] { "role.md", "duties.md", "training.md", "salary.md" })
        {
            File.Delete(_folder.PathOf(file));
        }

        Directory.Delete(_folder.PathOf("training"), recursive: true);
        _folder.Write("index.md", GuideFiles.Article("home", "Welcome."));
        var page = await _site.ReadAsync("/");
        Assert.Equal("Welcome.", page.QuerySelector(".prose")!.TextContent.Trim());
        Assert.All(page.QuerySelectorAll("ul, ol, dl"), list => Assert.NotEmpty(list.Children));
        Assert.Empty(page.QuerySelectorAll("#pages, .site-nav"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("published: 2026-11-22", true)]
    [InlineData("updated: 2026-11-22", true)]
    [InlineData("reviewed: 2026-11-22", true)]
    [InlineData("changes:\n  - date: 2026-11-22\n    note: First edition.", true)]
    public async Task An_article_without_a_day_does_not_speak_of_its_last_review(string lines, bool isDated)
    {
        _folder.Write("alone.md", GuideFiles.Article("alone", "Text.", $"summary: Short.\n{lines}"));
        var page = await _site.ReadAsync("/alone");
        Assert.NotNull(page.QuerySelector("#sources"));
        Assert.Equal(isDated, page.QuerySelector("#review") is not null);
        Assert.All(page.QuerySelectorAll("dl"), list => Assert.NotEmpty(list.Children));
    }

    [Fact]
    public async Task Where_every_change_can_be_seen_is_said_also_without_a_day()
    {
        File.AppendAllText(_folder.PathOf("guide.yml"), "history: https://example.org/{file}\n");
        _folder.Write("alone.md", GuideFiles.Article("alone", "Text."));
        var review = (await _site.ReadAsync("/alone")).QuerySelector(".review")!;
        Assert.Equal("https://example.org/alone.md", review.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(review.QuerySelector("dl"));
    }

    private static IElement ListOf(IHtmlDocument page) => Assert.Single(page.QuerySelectorAll("nav.section"));
}
