using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Which headings of an article a comment can be about, and that nothing of its text is lost where it is cut at them.</summary>
public sealed class SectionsTests
{
    [Fact]
    public void Headings_of_two_levels_that_stand_free_open_sections()
    {
        var article = GuideFiles.ArticleOf("""
            Before.

            ## Études à l’école

            Text.

            ### Pay *in* `Paris` {#pay}
            #### Too deep
            ::: note
            ### In a frame
            :::

            > ### In a quote

            - ### In a list

            ## Last
            """);
        Assert.Equal(
            [(2, "études-à-lécole", "Études à l’école"), (3, "pay", "Pay in Paris"), (2, "last", "Last")],
            article.Sections.Select(section => (section.Level, section.Id, section.Text)));
        Assert.Equal("Pay in Paris", article.FindSection("pay")!.Text);
        Assert.Null(article.FindSection("too-deep"));
        Assert.Null(article.FindSection(null));
    }

    [Fact]
    public void The_parts_are_the_whole_text_in_its_order()
    {
        var article = GuideFiles.ArticleOf(
            "Before.\n\n## One\n\nText with `</h2>` and [a link](https://example.org/ \"</h2>\").\n\n## Two\n## Three\n");
        Assert.Equal(
            ["", "One", "", "Two", "Three"], article.Body.OfType<Prose>().Where(part => !string.IsNullOrWhiteSpace(part.Html.Value))
                .Select(part => part.Opens?.Text ?? ""));
        Assert.All(article.Body.OfType<Prose>().Where(part => part.Opens is not null), part =>
            Assert.Matches("^<h2 id=\"[a-z]+\">[A-Za-z]+</h2>$", part.Html.Value));
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(201, 0)]
    public void An_id_that_is_too_long_to_be_stored_opens_none(int length, int sections) =>
        Assert.Equal(sections, GuideFiles.ArticleOf($"## A heading {{#{new string('a', length)}}}\n\nText.").Sections.Count());

    [Fact]
    public void A_heading_of_an_included_text_opens_a_section_of_each_article_that_shows_it()
    {
        var guide = new GuideFiles()
            .With("includes/apply.md", "## How to apply {#apply}\n\nIn autumn.\n")
            .WithArticle("role.md", "::: include includes/apply.md\n:::")
            .WithArticle("duties.md", "::: include includes/apply.md\n:::\n\n## Another {#other}\n\nText.")
            .Guide();
        Assert.Equal(["apply"], guide.Find("role")!.Sections.Select(section => section.Id));
        Assert.Equal(["apply", "other"], guide.Find("duties")!.Sections.Select(section => section.Id));
    }
}
