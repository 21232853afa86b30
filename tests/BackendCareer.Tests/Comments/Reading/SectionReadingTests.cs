using System.Net;
using System.Text;
using AngleSharp.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>What was said of a section is counted at its heading, and can be read together.</summary>
public sealed class SectionReadingTests : IDisposable
{
    private const string Address = "/comments/about?article=role&section=tools";

    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public SectionReadingTests() => _site = new TestSite().With("Content:Folder", _content.Path);

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task A_heading_says_how_many_comments_everybody_sees_and_leads_to_them()
    {
        var root = About("tools", 1);
        await _site.StoreAsync([
            root, About("tools", 2), Seed.Comment(3, root), About("outlook", 4), Seed.Comment(5), About("tools", 6, "duties"),
            About("tools", 7, status: CommentStatus.Pending), About("tools", 8, status: CommentStatus.Rejected),
            About("tools", 9, status: CommentStatus.Spam)]);
        var page = await _site.ReadAsync("/role");
        Assert.Equal("2 comments", CountAt(page, "tools")!.TextContent);
        Assert.Equal("2 comments on the section The tools, in figures", CountAt(page, "tools")!.GetAttribute("aria-label"));
        Assert.Equal("1 comment", CountAt(page, "outlook")!.TextContent);
        Assert.Null(CountAt(page, "sides"));
        Assert.Equal(Address, CountAt(page, "tools")!.GetAttribute("href"));
        var section = await _site.ReadAsync(Address);
        Assert.Equal(["Comment 1", "Comment 2"], Seed.TextsOf(section));
        Assert.Equal($"/comments/{root.Id}/replies", section.QuerySelector("p > a.reply[href$=replies]")!.GetAttribute("href"));
        Assert.Empty(CommentMarkup.ProblemsIn(section));
    }

    [Fact]
    public async Task What_waits_is_shown_to_its_writer_and_counted_for_nobody()
    {
        using var ada = new ReaderBrowser(_site);
        using var sent = await ada.SendAsync(
            "/comments", ("article", "role"), ("section", "tools"), ("body", "https://one.example https://two.example"));
        Assert.Equal(CommentStatus.Pending, Assert.Single(await _site.StoredCommentsAsync()).Status);
        Assert.Single((await ada.ReadAsync(Address)).QuerySelectorAll(".comment .waits"));
        Assert.Null(CountAt(await ada.ReadAsync("/role"), "tools"));
        Assert.Empty((await _site.ReadAsync(Address)).QuerySelectorAll(".comment"));
        Assert.Null(CountAt(await _site.ReadAsync("/role"), "tools"));
    }

    [Fact]
    public async Task A_new_comment_and_a_deleted_one_change_the_kept_page()
    {
        using var ada = new ReaderBrowser(_site);
        Assert.Null(CountAt(await _site.ReadAsync("/role"), "tools"));
        using var sent = await ada.SendAsync("/comments", ("article", "role"), ("section", "tools"), ("body", "Counted."));
        Assert.Equal("1 comment", CountAt(await _site.ReadAsync("/role"), "tools")!.TextContent);
        var delete = $"/comments/{Assert.Single(await _site.StoredCommentsAsync()).Id}/deletion";
        using var deleted = await ada.SubmitAsync(await ada.ReadAsync(delete), $"form[action='{delete}']");
        Assert.Null(CountAt(await _site.ReadAsync("/role"), "tools"));
    }

    [Fact]
    public async Task A_page_asks_once_for_the_numbers_of_all_sections()
    {
        await _site.StoreAsync([Seed.Comment(1)]);
        var without = await QueriesAsync("/role");
        string[] sections = ["invisible", "request", "with", "where", "tools", "sides", "outlook", "ai", "names"];
        await _site.StoreAsync(Enumerable.Range(2, 40).Select(number => About(sections[number % 9], number)));
        Assert.Equal(without, await QueriesAsync("/role?sort=newest"));
    }

    [Fact]
    public async Task The_pages_of_a_section_lead_on_and_nonsense_is_the_first()
    {
        await _site.StoreAsync(Enumerable.Range(1, 120).Select(number => About("tools", number)));
        List<string> texts = [];
        for (var address = Address; address is not null;)
        {
            var page = await _site.ReadAsync(address);
            texts.AddRange(Seed.TextsOf(page));
            Assert.Equal(address != Address, page.QuerySelector(".pager a[rel=first]") is not null);
            address = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(number => $"Comment {number}"), texts);
        foreach (var from in new[] { "", "x", $"{Guid.Empty}", "x&from=y" })
        {
            Assert.Equal("Comment 1", Seed.TextsOf(await _site.ReadAsync($"{Address}&from={from}")).First());
        }
    }

    [Fact]
    public async Task A_full_page_of_long_comments_on_a_section_is_light()
    {
        var threads = HeavyComments.Threads(50, new string('"', 60), "&amp;");
        threads.ForEach(comment => comment.Section = "tools");
        await _site.StoreAsync(threads);
        foreach (var address in new[] { Address, "/role" })
        {
            using var response = await _site.GetAsync(address);
            Assert.InRange(Encoding.UTF8.GetByteCount(await response.Content.ReadAsStringAsync()), 100_000, 200_000);
        }
    }

    [Fact]
    public async Task Of_a_section_that_is_not_there_the_form_is_about_the_whole_article()
    {
        foreach (var section in new[] { "nowhere", "<script>", new string('x', 3_000), "Tools" })
        {
            var page = await _site.ReadAsync($"/comments/about?article=role&section={Uri.EscapeDataString(section)}");
            Assert.NotNull(page.GetElementById("form-section-hint"));
            Assert.Empty(page.QuerySelectorAll(".comment"));
            Assert.Empty(CommentMarkup.ProblemsIn(page));
        }

        Assert.Null((await _site.ReadAsync("/comments/about?article=role")).GetElementById("form-section-hint"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("home")]
    [InlineData("role&article=duties&section=x")]
    public async Task There_is_no_such_page_of_what_is_no_article(string article)
    {
        using var response = await _site.GetAsync($"/comments/about?section=tools&article={article}");
        Assert.Equal(article.StartsWith("role", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Under_a_closed_article_and_a_draft_nothing_leads_to_a_form()
    {
        _content.Replace("role.md", "comments: open", "comments: closed");
        _content.Write(
            "planned.md", "---\nid: planned\ntitle: Planned\nsummary: Soon.\norder: 900\ndraft: true\n---\n\n## Day {#day}\n\nText.\n");
        await _site.StoreAsync([About("tools", 1)]);
        var page = await _site.ReadAsync("/role");
        Assert.Empty(page.QuerySelectorAll(".about, .section-head, [name=section]"));
        Assert.Equal("About: The tools, in figures", TestSite.WordsOf(page.QuerySelector(".comment p.quiet")));
        foreach (var address in new[] { Address, "/comments/about?article=planned&section=day" })
        {
            using var response = await _site.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_heading_that_is_renamed_while_the_form_is_open_takes_nothing_and_is_shown_again_when_it_is_back()
    {
        using var ada = new ReaderBrowser(_site);
        using var before = await ada.SendAsync("/comments", ("article", "role"), ("section", "tools"), ("body", "Of before."));
        var form = await ada.ReadAsync(Address);
        await ChangeAsync("{#tools}", "{#instruments}", "instruments");
        using var sent = await ada.SubmitAsync(form, "#comment-form", ("body", "Sent after it."));
        Assert.Contains("?sent-to-page=", sent.Headers.Location!.ToString(), StringComparison.Ordinal);

        var page = await _site.ReadAsync("/role");
        Assert.Empty(page.QuerySelectorAll(".about a:not(.reply)"));
        Assert.Equal("About a section that is no longer here", Assert.Single(page.QuerySelectorAll(".comment p.quiet")).TextContent);
        Assert.Empty(page.QuerySelectorAll(".comment a[href$='#tools']"));
        Assert.Equal(2, page.QuerySelectorAll(".comment").Length);
        Assert.Contains("no longer here", (await ada.ReadAsync(MinePage.Address)).Body!.TextContent, StringComparison.Ordinal);

        await ChangeAsync("{#instruments}", "{#tools}", "tools");
        page = await _site.ReadAsync("/role");
        Assert.Equal("1 comment", CountAt(page, "tools")!.TextContent);
        Assert.Equal("/role#tools", page.QuerySelector(".comment p.quiet a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_heading_with_accents_of_a_moved_article_is_led_to_and_from()
    {
        _content.Replace("role.md", "{#tools}", "{#où-étudier}");
        await _site.StoreAsync([About("où-étudier", 1)]);
        var page = await _site.ReadAsync("/role");
        var address = CountAt(page, "où-étudier")!.GetAttribute("href")!;
        Assert.Equal("/comments/about?article=role&section=o%C3%B9-%C3%A9tudier", address);
        var section = await _site.ReadAsync(address);
        Assert.Equal(["Comment 1"], Seed.TextsOf(section));
        Assert.Equal("/role#où-étudier", section.QuerySelector(".comment p.quiet a")!.GetAttribute("href"));

        File.Move(_content.PathOf("role.md"), _content.PathOf("job.md"));
        foreach (var file in Directory.EnumerateFiles(_content.Path, "*.md", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("role.md", "job.md", StringComparison.Ordinal));
        }

        _content.Replace("job.md", "id: role\n", "id: role\naliases: [/role]\n");
        await Eventually.TrueAsync(
            async () => (await _site.GetAsync("/job")).StatusCode == HttpStatusCode.OK, "the article has moved");
        Assert.Equal("/job#où-étudier", (await _site.ReadAsync(address)).QuerySelector(".comment p.quiet a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_article_with_sixty_sections_is_as_light_as_it_is_taken_for()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 60).Select(number => $"## Section with a number {number}\n\nText."));
        _content.Write("long.md", $"---\nid: long\ntitle: Long\nsummary: Long.\norder: 900\nreviewed: 2026-11-01\n---\n\n{text}\n");
        await _site.StoreAsync(Enumerable.Range(1, 60).Select(number => About($"section-with-a-number-{number}", number, "long")));
        var page = await _site.ReadAsync("/long");
        Assert.Equal(60, page.QuerySelectorAll(".about a.reply").Length);
        Assert.Equal(60, page.QuerySelectorAll(".about a:not(.reply)").Length);
        Assert.Equal(61, page.QuerySelectorAll("[name=section] option").Length);
        Assert.InRange(Encoding.UTF8.GetByteCount(page.DocumentElement.OuterHtml), 0, 200_000);
    }

    private static Comment About(
        string section, int number, string article = "role", CommentStatus status = CommentStatus.Approved)
    {
        var comment = Seed.Comment(number, article: article);
        (comment.Section, comment.Status) = (section, status);
        return comment;
    }

    private async Task<int> QueriesAsync(string path)
    {
        _site.Queries.Commands.Clear();
        await _site.ReadAsync(path);
        return _site.Queries.Commands.Count;
    }

    private async Task ChangeAsync(string old, string with, string heading)
    {
        _content.Replace("role.md", old, with);
        await Eventually.TrueAsync(async () => (await _site.ReadAsync("/role")).GetElementById(heading) is not null, "the page follows");
    }

    private static IElement? CountAt(IParentNode page, string heading) => page.QuerySelector($"[id='{heading}'] + .about a:not(.reply)");
}
