using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Blocks that the parser makes and nobody meant, and the ends of headings and of blocks.</summary>
public sealed class UnmeantBlockTests
{
    private const string ByLine = "The line of hyphens directly below this text makes a heading of it.";
    private const string Front = "These lines look like front matter and are text of the page.";

    [Theory]
    [InlineData("The fee is small.\n---", 2, ByLine)]
    [InlineData("He said: “It is small.”\n-----", 2, ByLine)]
    [InlineData("- So it is.[^survey-2025]\n  ---", 2, ByLine)]
    [InlineData("Text.\n\n---\nlayout: x\nmenu:\n---\n\nMore.", 6, Front)]
    [InlineData("---\ntitle: x\naliases:\n  - a\n---\n\nMore.", 2, Front)]
    public void A_heading_that_nobody_meant_is_told(string body, int line, string what) => Tells(body, line, what);

    [Theory]
    [InlineData("The fee\n-------", "<h2 id=\"the-fee\">The fee</h2>")]
    [InlineData("Is it small?\n---", "<h2 id=\"is-it-small\">Is it small?</h2>")]
    [InlineData("---\n\nNote: words.\n\n---", "<p>Note: words.</p>")]
    [InlineData("---\nNote: words\n\nMore.", "<p>Note: words</p>")]
    public void Headings_by_a_line_below_them_and_lines_around_a_text_are_not_told(string body, string html) =>
        Assert.Contains(html, GuideFiles.HtmlOf(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("## Learning C #", "<h2 id=\"learning-c\">Learning C #</h2>")]
    [InlineData("## F # {#f}", "<h2 id=\"f\">F #</h2>")]
    [InlineData("### C #  \n\nText.", "id=\"c\">C #</h3>")]
    [InlineData("## Costs ##", "<h2 id=\"costs\">Costs</h2>")]
    [InlineData("## Costs ## {#c}", "<h2 id=\"c\">Costs</h2>")]
    [InlineData("## C#", "<h2 id=\"c\">C#</h2>")]
    public void A_single_mark_at_the_end_of_a_heading_is_text_and_more_of_them_close_it(string heading, string html) => Assert.Contains(
        html, GuideFiles.HtmlOf(heading.StartsWith("###", StringComparison.Ordinal) ? $"## One\n\n{heading}" : heading),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("::: note\n:::", 1, "The block ::: note is empty.")]
    [InlineData("Text.\n\n>\n\nText.", 3, "This quote is empty.")]
    [InlineData("- a\n-\n- b", 2, "This item of a list is empty.")]
    [InlineData("Text.\n\n1.\n\nText.", 3, "This item of a list is empty.")]
    [InlineData("##\n\nText.", 1, "This heading has no text.")]
    [InlineData("## {#empty}\n\nText.", 1, "This heading has no text.")]
    public void What_holds_nothing_is_told(string body, int line, string what) => Tells(body, line, what);

    [Theory]
    [InlineData("::: note\n::: warning\nText.\n:::\n:::\n\nText.", 2,
        "The line that was to close this block ::: warning closes the block ::: note around it.")]
    [InlineData("::: note\n::: glance median\n:::\n:::", 2, "The block ::: glance stands inside another.")]
    [InlineData("Text.\n\n:::\n\n::: glance median\n:::", 3, "This line ::: ends no block, and begins none.")]
    [InlineData(":::: note\nText.\n:::", 1, "The block ::: note is never closed.")]
    public void A_line_of_colons_that_ends_another_block_or_none_is_told(string body, int line, string what) => Tells(body, line, what);

    [Fact]
    public void Of_two_blocks_the_outer_one_has_more_colons() => Assert.Contains(
        "<div class=\"note\" role=\"note\">\n<div class=\"warning\" role=\"note\">",
        GuideFiles.HtmlOf(":::: note\n::: warning\nText.\n:::\n::::"), StringComparison.Ordinal);

    private static void Tells(string body, int line, string what)
    {
        var problem = new GuideFiles().WithArticle("role.md", body).Problem();
        Assert.Equal((GuideFiles.FirstBodyLine + line - 1, what), (problem.Line, problem.What));
    }
}
