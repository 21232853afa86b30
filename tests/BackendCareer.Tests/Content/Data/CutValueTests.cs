using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What YAML takes out of a value without a word.</summary>
public sealed class CutValueTests
{
    [Theory]
    [InlineData("summary: Why this is the #1 job", 5, 26, "the value is only: Why this is the.")]
    [InlineData("summary: C # and .NET", 5, 12, "the value is only: C.")]
    [InlineData("summary: S\naliases:\n  - old # and new", 7, 9, "the value is only: old.")]
    [InlineData("summary: S\nreviewEveryMonths: 6\t# twice a year", 6, 22, "the value is only: 6.")]
    [InlineData("summary: This is about the\n  #1 job", 6, 3, "the value is only: This is about the.")]
    [InlineData("summary: One line\n  and the # second", 6, 11, "the value is only: One line and the.")]
    [InlineData("summary: S\nchanges:\n  - date: 2026-11-22\n    note: Issue #7 and # 8", 8, 17, "the value is only: Issue.")]
    public void A_comment_behind_an_unquoted_value_is_told(string lines, int line, int column, string expected)
    {
        var problems = new GuideFiles().WithArticle("role.md", "Text.", lines).Problems();
        var problem = problems.First();
        Assert.Equal((ContentRules.ValueIsWhole, "role.md", line), (problem.Rule, problem.Path, problem.Line));
        Assert.Equal(column, problem.Column);
        Assert.EndsWith(expected, problem.What, StringComparison.Ordinal);
        Assert.All(problems, other => Assert.True(other.IsWarning));
    }

    [Theory]
    [InlineData("summary: C# and .NET#")]
    [InlineData("summary: \"Why this is the #1 job\" # as they say")]
    [InlineData("summary: 'the #1 job'")]
    [InlineData("summary: S\n# a line of its own\naliases: [old]")]
    [InlineData("summary: S\naliases:\n  - old\n  # the next is older still\n  - older")]
    [InlineData("summary: S\nchanges: # the newest first\n  - date: 2026-11-22\n    note: First edition.")]
    [InlineData("summary: |\n  the #1 job\n")]
    public void What_is_quoted_or_stands_alone_is_left_in_peace(string lines) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", "Text.", lines).Problems());

    [Theory]
    [InlineData("guide.yml", "title: The #1 guide\ntagline: A guide.\n", 1, 12)]
    [InlineData("data/glance.yml",
        "median:\n  label: Median\n  value: 62 # thousand\n  place: FR\n  year: 2025\n  source: survey-2025\n", 3, 13)]
    [InlineData("data/sources.yml", "survey-2025:\n  publisher: A # B\n  title: T\n  url: https://example.org/#a\n  year: 2025\n"
        + "  checked: 2026-11-22\n", 2, 16)]
    public void It_is_told_in_every_file_of_YAML(string path, string text, int line, int column)
    {
        var problem = new GuideFiles().With(path, text).Problem();
        Assert.Equal((ContentRules.ValueIsWhole, path, line, column), (problem.Rule, problem.Path, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("title", "null", "`title` is null, by which YAML means nothing. Write the text; put it in quotes if it is null.")]
    [InlineData("title", "~", "`title` is ~, by which YAML means nothing. Write the text; put it in quotes if it is ~.")]
    [InlineData("summary", "NULL", "`summary` is NULL, by which YAML means nothing. Write the text; put it in quotes if it is NULL.")]
    [InlineData("id", "Null", "`id` is Null, by which YAML means nothing. Write the text; put it in quotes if it is Null.")]
    [InlineData("title", "", "`title` is missing or empty. Add a line `title: …`.")]
    public void A_word_for_nothing_is_no_text(string key, string word, string expected)
    {
        var values = new Dictionary<string, string> { ["id"] = "role", ["title"] = "T", ["summary"] = "S", [key] = word };
        var front = string.Concat(values.Select(value => $"{value.Key}: {value.Value}\n"));
        var problem = new GuideFiles().With("role.md", $"---\n{front}---\n").Problem();
        Assert.Equal((ContentRules.KeyIsThere, expected), (problem.Rule, $"{problem.What} {problem.Remedy}"));
    }

    [Fact]
    public void A_comment_in_the_place_of_a_value_is_told_beside_the_value_that_is_not_there() => Assert.Equal(
        [(ContentRules.ValueIsThere, 1), (ContentRules.ValueIsWhole, 11)],
        new GuideFiles().WithArticle("role.md", "Text.", "summary: S\nnavTitle: #1 job").Problems()
            .Select(problem => (problem.Rule, problem.Column)));

    [Fact]
    public void A_quoted_word_is_a_text() => Assert.Equal(
        "null", new GuideFiles().With("role.md", "---\nid: role\ntitle: \"null\"\nsummary: S\n---\n").Guide().Find("role")!.Title);

    [Fact]
    public void A_list_of_nothing_is_an_empty_address_and_told() => Assert.Equal(
        ContentRules.AliasIsAddress, new GuideFiles().WithArticle("role.md", "Text.", "summary: S\naliases: [~]").Problem().Rule);
}
