using System.Net;
using System.Text;
using AngleSharp.Dom;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Sections are the author's own: they are renamed, closed, moved and many, and no comment is lost by it.</summary>
public sealed class ChangedSectionTests : IDisposable
{
    private const string Address = "/comments/about?article=role&section=tools";

    private readonly TestFolder _content = TestFolder.WithShippedContent();
    private readonly TestSite _site;

    public ChangedSectionTests() => _site = new TestSite().With("Content:Folder", _content.Path);

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    [Fact]
    public async Task Under_a_closed_article_and_a_draft_nothing_leads_to_a_form()
    {
        _content.Replace("role.md", "comments: open", "comments: closed");
        _content.Write(
            "planned.md", "---\nid: planned\ntitle: Planned\nsummary: Soon.\norder: 900\ndraft: true\n---\n\n## Day {#day}\n\nText.\n");
        await _site.StoreAsync([Seed.About("tools", 1)]);
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
        Assert.Contains("no longer here", (await ada.ReadAsync("/comments/mine")).Body!.TextContent, StringComparison.Ordinal);

        await ChangeAsync("{#instruments}", "{#tools}", "tools");
        page = await _site.ReadAsync("/role");
        Assert.Equal("1 comment", CountAt(page, "tools")!.TextContent);
        Assert.Equal("/role#tools", page.QuerySelector(".comment p.quiet a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_heading_with_accents_of_a_moved_article_is_led_to_and_from()
    {
        _content.Replace("role.md", "{#tools}", "{#où-étudier}");
        await _site.StoreAsync([Seed.About("où-étudier", 1)]);
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
        await _site.StoreAsync(Enumerable.Range(1, 60).Select(number => Seed.About($"section-with-a-number-{number}", number, "long")));
        var page = await _site.ReadAsync("/long");
        Assert.Equal(60, page.QuerySelectorAll(".about a.reply").Length);
        Assert.Equal(60, page.QuerySelectorAll(".about a:not(.reply)").Length);
        Assert.Equal(61, page.QuerySelectorAll("[name=section] option").Length);
        Assert.InRange(Encoding.UTF8.GetByteCount(page.DocumentElement.OuterHtml), 0, 200_000);
    }

    private async Task ChangeAsync(string old, string with, string heading)
    {
        _content.Replace("role.md", old, with);
        await Eventually.TrueAsync(async () => (await _site.ReadAsync("/role")).GetElementById(heading) is not null, "the page follows");
    }

    private static IElement? CountAt(IParentNode page, string heading) => page.QuerySelector($"[id='{heading}'] + .about a:not(.reply)");
}
