using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Where links between articles lead, and of which an author hears.</summary>
public sealed class LinkTests
{
    [Theory]
    [InlineData("#part", "#part")]
    [InlineData("#c", "#c")]
    [InlineData("role.md#part", "#part")]
    [InlineData("role.md", "/role")]
    [InlineData("./pay.md", "/pay")]
    public void A_link_into_its_own_page_is_an_anchor_and_any_other_an_address(string link, string address)
    {
        var guide = new GuideFiles().WithArticle("pay.md", "Text.").WithArticle("role.md", $"## Part\n\n## C\n\n[x]({link})").Guide();
        Assert.Contains($"<a href=\"{address}\">x</a>", GuideFiles.HtmlOf(guide.Find("role")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/pay.md", "A link cannot lead to //evil.example/pay.md.")]
    [InlineData("pay.md#a:b", "pay.md has no heading #a:b.")]
    [InlineData(":pay.md", "There is no article :pay.md.")]
    [InlineData("a/b:c.md", "There is no article a/b:c.md.")]
    public void Another_site_is_told_from_a_name_with_a_colon(string link, string expected) =>
        Assert.Equal(expected, new GuideFiles().WithArticle("pay.md", "Text.").WithArticle("role.md", $"[x]({link})").Problem().What);

    [Theory]
    [InlineData("[pay]()", "The link leads nowhere: its address is empty.")]
    [InlineData("[pay](<>)", "The link leads nowhere: its address is empty.")]
    [InlineData("[pay](#)", "The link leads nowhere: its address is #.")]
    [InlineData("[x](mailto:)", "The link leads nowhere: its address is mailto:.")]
    [InlineData("[x](https://)", "The link leads nowhere: its address is https://.")]
    [InlineData("[x]\n\n[x]: <>", "The link leads nowhere: its address is empty.")]
    [InlineData("[](role.md)", "The link has no text.")]
    [InlineData("[ ](role.md)", "The link has no text.")]
    [InlineData("[&nbsp;](role.md)", "The link has no text.")]
    [InlineData("[\u200b](https://example.org/)", "The link has no text.")]
    public void A_link_has_an_address_and_a_text(string link, string what)
    {
        var problem = new GuideFiles().WithArticle("role.md", $"See {link}").Problem();
        Assert.Equal(("link-empty", what, 5), (problem.Rule.Id, problem.What, problem.Column));
    }

    [Theory]
    [InlineData("map[string](int)")]
    [InlineData("[x](callback)")]
    [InlineData("x[0](fn#a)")]
    public void Code_that_is_a_link_is_told_of_backticks(string text) =>
        Assert.Contains("backticks", new GuideFiles().WithArticle("role.md", text).Problem().Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("List<int>", 5, "<int>")]
    [InlineData("Press <Enter> now", 7, "<Enter>")]
    [InlineData("<Enter>", 1, "<Enter>")]
    [InlineData("Map</t>", 4, "</t>")]
    public void What_is_read_as_HTML_and_is_none_is_told_of_backticks(string text, int column, string tag)
    {
        var problem = new GuideFiles().WithArticle("role.md", text).Problem();
        Assert.Equal((ContentRules.NoHtml, column), (problem.Rule, problem.Column));
        Assert.StartsWith(tag, problem.What, StringComparison.Ordinal);
        Assert.Contains("backticks", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[`x`](role.md)")]
    [InlineData("[&copy;](role.md)")]
    [InlineData("[![A desk](images/desk.png)](role.md)")]
    [InlineData("[👍](role.md)")]
    public void Its_text_may_be_of_any_kind(string link) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", link).Compile(images: "images/desk.png").Problems);

    [Theory]
    [InlineData("#%C3%A7a-co%C3%BBte")]
    [InlineData("#ça-coûte")]
    [InlineData("role.md#%c3%a7a-co%c3%bbte")]
    public void A_heading_may_be_named_as_a_browser_copies_it(string link) => Assert.Contains(
        "<a href=\"#%C3%A7a-co%C3%BBte\">x</a>", GuideFiles.HtmlOf($"## Ça coûte\n\n[x]({link})"), StringComparison.Ordinal);

    [Fact]
    public void A_draft_may_link_to_another()
    {
        const string Draft = "summary: Short.\ndraft: true";
        var guide = new GuideFiles().WithArticle("a.md", "[x](b.md)", Draft).WithArticle("b.md", "Text.", Draft).Guide(showsAll: true);
        Assert.Contains("<a href=\"/b\">x</a>", GuideFiles.HtmlOf(guide.Find("a")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish: 2026-12-01", "publish: 2026-12-01", false)]
    [InlineData("publish: 2026-12-01", "publish: 2026-12-02", true)]
    [InlineData("publish: 2026-12-01\nexpires: 2026-12-03", "publish: 2026-12-01\nexpires: 2026-12-02", true)]
    public void A_link_is_told_where_readers_will_meet_it_while_it_leads_nowhere(string from, string to, bool isTold)
    {
        var files = new GuideFiles()
            .WithArticle("a.md", "[x](b.md)", $"summary: Short.\n{from}")
            .WithArticle("b.md", "Text.", $"summary: Short.\n{to}");
        Assert.Equal(isTold ? [ContentRules.LinkToClosed] : [], files.Problems().Select(problem => problem.Rule));
    }

    [Fact]
    public void A_link_to_a_file_becomes_an_address_and_keeps_its_anchor()
    {
        var guide = new GuideFiles()
            .WithArticle("pay.md", "## Does it double? {#double}\n\nYes.")
            .WithArticle("training.md", "Text.")
            .WithArticle("training/bts.md", "[a](../pay.md#double) [b](../training.md) [c](../index.md)")
            .Guide();
        var html = GuideFiles.HtmlOf(guide.Find("training/bts")!);
        Assert.Contains("href=\"/pay#double\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/training\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/a")]
    [InlineData("http://example.org/a")]
    [InlineData("mailto:ada@example.org")]
    public void A_link_out_of_the_guide_stays(string address) => Assert.Contains(
        $"<a href=\"{address}\">out</a>",
        GuideFiles.HtmlOf($"[out]({address})"),
        StringComparison.Ordinal);
}
