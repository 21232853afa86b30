using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What only shows when several articles, or several parts of one, are seen together.</summary>
public sealed class GuideRulesTests
{
    [Fact]
    public void Articles_that_lack_their_id_and_title_are_not_alike()
    {
        const string Nameless = "---\nsummary: Short.\n---\n\nText.\n";
        var problems = new GuideFiles().With("a.md", Nameless).With("b.md", Nameless).Problems();
        Assert.Equal(4, problems.Length);
        Assert.DoesNotContain(problems, problem => problem.What.Contains("has the same", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("draft: true", "The home page is a draft.")]
    [InlineData("publish: 2026-12-01", "The home page is not always there.")]
    [InlineData("expires: 2026-12-01", "The home page is not always there.")]
    public void The_home_page_is_always_there(string line, string expected)
    {
        var home = GuideFiles.Article("home", "Welcome.", $"summary: Short.\n{line}");
        Assert.Equal(expected, new GuideFiles().With("index.md", home).Problem().What);
    }

    [Fact]
    public void Of_names_that_differ_in_capitals_the_first_is_kept()
    {
        var problems = new GuideFiles().WithArticle("a.md", "A.").With("A.md", "---\nid: other\n---\n\nA.\n").Problems();
        Assert.Contains(problems, problem => (problem.Path, problem.What) == ("a.md", "A.md differs from this file in capitals alone."));
        Assert.Single(problems, problem => problem.What.EndsWith("in capitals alone.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- Fees of €178 are due.\n\n  Said here.[^survey-2025]", false)]
    [InlineData("- Fees of €178 are due.\n\n- Said there.[^survey-2025]", true)]
    [InlineData("| Fees | Said |\n| --- | --- |\n| €178 | here[^survey-2025] |", false)]
    [InlineData("::: note\nFees of €178 are due.\n\nSaid here.[^survey-2025]\n:::", false)]
    [InlineData("> Fees of €178 are due.\n>\n> Said there.[^survey-2025]", true)]
    [InlineData("[Fees of €178](index.md).", false)] // a title of another page
    public void A_figure_has_its_source_in_the_same_item_table_or_frame(string body, bool isUncited)
    {
        var problems = new GuideFiles().WithArticle("a.md", body).Problems();
        Assert.Equal(isUncited, problems.Any(problem => problem.What == "€178 stands here without a source."));
    }

    [Theory]
    [InlineData("note", "<div class=\"note\" role=\"note\">")]
    [InlineData("doors", "<div class=\"doors\">")]
    public void A_frame_says_what_it_is_unless_it_is_a_list_of_ways_on(string name, string opening)
    {
        var article = new GuideFiles().WithArticle("a.md", $"::: {name}\nSome text.\n:::").Guide().Find("a")!;
        Assert.Contains(opening, GuideFiles.HtmlOf(article), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## A\n\n### B\n\n#### C\n\n## D", null)]
    [InlineData("### A", "A heading of level 3 stands here where the deepest possible is 2.")]
    [InlineData("## A\n\n### B\n\n## C\n\n#### D", "A heading of level 4 stands here where the deepest possible is 3.")]
    public void A_heading_is_one_level_below_the_one_above_it_at_most(string body, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [expected],
            new GuideFiles().WithArticle("a.md", body).Problems().Select(problem => problem.What));

    [Fact]
    public void Blocks_are_listed_by_name_where_none_is_near()
    {
        var remedy = new GuideFiles().WithArticle("a.md", "::: something-else\nText.\n:::").Problem().Remedy;
        Assert.StartsWith("Blocks are: ", remedy, StringComparison.Ordinal);
        var names = remedy["Blocks are: ".Length..].TrimEnd('.').Split(", ");
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Superset(new HashSet<string> { "note", "doors", "include", "routes" }, names.ToHashSet());
    }
}
