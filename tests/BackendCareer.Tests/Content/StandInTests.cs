using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What is shown, to those who may see it, in the place of a broken article.</summary>
public sealed class StandInTests
{
    private const string Draft = "summary: Short.\ndraft: true";

    private static readonly Edition Readers = new(GuideFiles.Now, ShowsAll: false);
    private static readonly Edition Editors = new(GuideFiles.Now, ShowsAll: true);

    [Fact]
    public void Editors_see_the_last_good_text_of_a_broken_draft_and_the_newest_of_all_else()
    {
        var files = new GuideFiles().WithArticle("a.md", "Good text.\n\n::: glance median\n:::", Draft).WithArticle("b.md", "Old.");
        var good = files.Compile(Editors);
        files.WithArticle("a.md", "See [it](nowhere.md).", Draft).WithArticle("b.md", "New.");
        var broken = files.Compile(Editors, good, good.Guide);
        Assert.Contains("Good text.", GuideFiles.HtmlOf(broken.Guide!.Find("a")!), StringComparison.Ordinal);
        Assert.Contains("New.", GuideFiles.HtmlOf(broken.Guide.Find("b")!), StringComparison.Ordinal);
        Assert.Equal("a.md", Assert.Single(broken.LeftOut).Key);

        var again = files.With("a.md", "").Compile(Editors, broken, broken.Guide); // what is no article at all is still a draft's
        Assert.Contains("Good text.", GuideFiles.HtmlOf(again.Guide!.Find("a")!), StringComparison.Ordinal);

        var figures = files.Files().Find("data/glance.yml")!.Text.Replace("median:", "mean:", StringComparison.Ordinal);
        var drawn = files.With("data/glance.yml", figures).Compile(Editors, again, again.Guide); // nobody could draw the last good text
        Assert.False(drawn.Guide!.Find("a")!.HasText);
    }

    [Theory]
    [InlineData("a.md", "a", "About a")]
    [InlineData("no/page.md", "no/page", "About page")]
    public void Editors_see_a_page_for_a_draft_that_never_was_right(string file, string path, string title)
    {
        var guide = new GuideFiles().WithArticle(file, "See [it](nowhere.md).", Draft).WithArticle("b.md", "See [it](nowhere.md).", Draft)
            .Compile(Editors).Guide!;
        Assert.Equal((title, false), (guide.Find(path)!.Title, guide.Find(path)!.HasText));
        Assert.NotNull(guide.Previous(guide.Find(path)!));
    }

    [Fact]
    public void Readers_of_a_preview_keep_the_last_good_text()
    {
        var files = new GuideFiles().WithArticle("a.md", "Good text.", Draft);
        var good = files.Compile(Readers);
        var broken = files.WithArticle("a.md", "See [it](nowhere.md).", Draft).Compile(Readers, good, good.Guide);
        Assert.Contains("Good text.", GuideFiles.HtmlOf(Assert.Single(broken.Guide!.Hidden)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_good_text_leads_to_no_page_that_is_gone()
    {
        var files = new GuideFiles().WithArticle("a.md", "Good text.", $"{Draft}\nrelated: [b.md]").WithArticle("b.md", "Text.");
        var good = files.Compile(Editors);
        files.WithArticle("a.md", "See [it](nowhere.md).", Draft).Without("b.md");
        var guide = files.Compile(Editors, good, good.Guide).Guide!;
        Assert.Equal("b", Assert.Single(guide.Find("a")!.Related));
        Assert.Empty(guide.Related(guide.Find("a")!));
    }

    [Fact]
    public void An_id_that_a_draft_took_from_another_article_still_means_the_other()
    {
        var guide = new GuideFiles().With("a.md", "---\nid: role\ntitle: A\nsummary: S\norder: 0\ndraft: true\n---\n\nText.")
            .WithArticle("role.md", "Text.").Compile(Editors).Guide!;
        Assert.Equal(["", "a", "role"], guide.Articles.Select(article => article.Path));
        Assert.Equal("role", guide.FindById("role")!.Path);
    }
}
