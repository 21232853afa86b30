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

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_heading_says_how_many_comments_everybody_sees_and_leads_to_them()
    {
        var root = Seed.About("tools", 1);
        await _site.StoreAsync([
            root, Seed.About("tools", 2), Seed.Comment(3, root), Seed.About("outlook", 4), Seed.Comment(5),
            Seed.About("tools", 6, "duties"),
            Seed.About("tools", 7, status: CommentStatus.Pending), Seed.About("tools", 8, status: CommentStatus.Rejected),
            Seed.About("tools", 9, status: CommentStatus.Spam)]);
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
        await _site.StoreAsync(Enumerable.Range(2, 40).Select(number => Seed.About(sections[number % 9], number)));
        Assert.Equal(without, await QueriesAsync("/role?sort=newest"));
    }

    [Fact]
    public async Task The_pages_of_a_section_lead_on_and_nonsense_is_the_first()
    {
        await _site.StoreAsync(Enumerable.Range(1, 120).Select(number => Seed.About("tools", number)));
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
        Assert.Equal(
            article.StartsWith("role", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<int> QueriesAsync(string path)
    {
        _site.Queries.Commands.Clear();
        await _site.ReadAsync(path);
        return _site.Queries.Commands.Count;
    }

    private static IElement? CountAt(IParentNode page, string heading) => page.QuerySelector($"[id='{heading}'] + .about a:not(.reply)");
}
