using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What an article's front matter may say, and how far its values may go.</summary>
public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("order: 0", "order: -1")]
    [InlineData("order: 10000", "order: 10001")]
    [InlineData("reviewEveryMonths: 1", "reviewEveryMonths: 0")]
    [InlineData("reviewEveryMonths: 60", "reviewEveryMonths: 61")]
    [InlineData("published: 1991-01-01", "published: 1990-12-31")]
    [InlineData("updated: 2099-12-31\npublish: 2099-12-31", "updated: 2100-01-01\npublish: 2099-12-31")]
    [InlineData("expires: 2026-12-01 00:01\npublish: 2026-12-01", "expires: 2026-12-01\npublish: 2026-12-01")]
    public void A_value_may_go_as_far_as_its_limit_and_no_further(string most, string beyond)
    {
        Assert.Empty(Problems(most));
        var problem = Assert.Single(Problems(beyond));
        Assert.Equal(("role.md", 5), (problem.Path, problem.Line));
    }

    [Theory]
    [InlineData("id", 60)]
    [InlineData("navTitle", 16)]
    [InlineData("commentPrompt", 160)]
    public void A_text_may_fill_the_place_that_it_has(string key, int most)
    {
        Assert.Empty(With(most));
        Assert.Equal($"`{key}` has {most + 1} characters; the limit is {most}.", Assert.Single(With(most + 1)).What);

        ImmutableArray<Problem> With(int length)
        {
            var text = new string('x', length);
            var values = new Dictionary<string, string> { ["id"] = "role", ["title"] = "T", ["summary"] = "S", [key] = text };
            var front = string.Concat(values.Select(value => $"{value.Key}: {value.Value}\n"));
            return new GuideFiles().With("role.md", $"---\n{front}---\n").Problems();
        }
    }

    [Theory]
    [InlineData("Text.\n", 1, "does not begin with front matter")]
    [InlineData("---\nid: role\ntitle: T\n", 1, "never closed")]
    [InlineData("---\nid: role\nsummary: S\n---\n", 2, "`title` is missing")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\ntitel: X\n---\n", 5, "Did you mean `title`?")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\n\tindented: 1\n---\n", 5, "with a tab")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\ntitle: U\n---\n", 5, "The key title stands twice, on lines 3 and 5.")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\nreviewed: 22/11/2026\n---\n", 5, "is not a date")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\norder: first\n---\n", 5, "whole number")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\ncomments: maybe\n---\n", 5, "Write one of: open, closed")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\nrelated: pay.md\n---\n", 5, "must be a list")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\nrelated: [pya.md]\n---\n", 5, "There is no article pya.md")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\naliases: [pay]\n---\n", 5, "already the address")]
    [InlineData("---\nid: \"\\UFFFFFFFF\"\ntitle: T\nsummary: S\n---\n", 2, "not valid YAML")]
    [InlineData("---\nid: role\nrelated: [a, #b]\ntitle: T\nsummary: S\n---\n", 3, "not valid YAML")]
    [InlineData("---\nid: role\nrelated: {#b}\ntitle: T\nsummary: S\n---\n", 3, "not valid YAML")]
    [InlineData("---\nid: {a\n!\ntitle: T\nsummary: S\n---\n", 2, "not valid YAML")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\ndrawing: gone\n---\n", 5, "There is no drawing gone")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\naliases: [/]\n---\n", 5, "The alias is empty")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\nreviewed: 9999-12-31\n---\n", 5, "is not a date")]
    [InlineData("---\nid: role\ntitle: [T]\nsummary: S\n---\n", 3, "`title` must be one text")]
    [InlineData("---\nid: pay\ntitle: T\nsummary: S\n---\n", 1, "pay.md has the same id pay")]
    [InlineData("---\n- id\n- title\n---\n", 2, "not a list of keys")]
    [InlineData("---\nid: &a role\ntitle: *a\nsummary: S\n---\n", 2, "An anchor")]
    [InlineData("---\nid: !!str role\ntitle: T\nsummary: S\n---\n", 2, "A tag")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\nrelated: [[[[[[[[[[x]]]]]]]]]]\n---\n", 5, "nested deeper")]
    [InlineData(
        "---\nid: role\ntitle: T\nsummary: S\nchanges:\n  - date: 2026-11-22\n    note: N\n"
            + "    coment: 019aa3c4-0000-7000-8000-000000000001\n---\n",
        8, "Did you mean `comment`?")]
    public void A_mistake_in_the_front_matter_is_located(string text, int line, string expected)
    {
        var problem = new GuideFiles().WithArticle("pay.md", "Text.").With("role.md", text).Problem();
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(("role.md", line), (problem.Path, problem.Line));
    }

    [Fact]
    public void A_summary_or_description_that_is_too_long_is_a_problem()
    {
        var problems = new GuideFiles()
            .WithArticle("role.md", "Text.", $"summary: {new string('s', 201)}\ndescription: {new string('d', 161)}")
            .Problems();
        Assert.Equal([5, 6], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\n--- \n\nText.\n")]
    [InlineData("---\nid: role\ntitle: T\nsummary: S\n---")]
    public void Front_matter_may_close_with_a_space_or_with_the_file(string text) =>
        Assert.NotNull(new GuideFiles().With("role.md", text).Guide().Find("role"));

    [Theory]
    [InlineData("---  \n")]
    [InlineData("---\t\n")]
    [InlineData("--- \t \n")]
    public void Front_matter_may_begin_with_a_line_that_ends_in_white_space(string line)
    {
        var article = new GuideFiles().With("role.md", $"{line}id: role\ntitle: T\nsummary: S\n---\n\nText.\n").Guide().Find("role")!;
        Assert.Equal(("T", "<p>Text.</p>"), (article.Title, GuideFiles.HtmlOf(article).Trim()));
        var problem = new GuideFiles().With("role.md", $"{line}id: role\ntitel: T\nsummary: S\n---\n\n# Text\n").Problems();
        Assert.Equal([2, 3, 7], problem.Select(told => told.Line));
    }

    [Theory]
    [InlineData("----\n", "The file does not begin with front matter.")]
    [InlineData("\n---\n", "The file does not begin with front matter.")]
    [InlineData("--- id: role\n", "The file does not begin with front matter.")]
    [InlineData(" ---\n", "The line `---` holds something that cannot be seen.")]
    [InlineData("---\u00a0\n", "The line `---` holds something that cannot be seen.")]
    [InlineData("\u200b---\n", "The line `---` holds something that cannot be seen.")]
    [InlineData("---\u2028\n", "The line `---` holds something that cannot be seen.")]
    public void Another_first_line_begins_none(string line, string expected)
    {
        var problem = new GuideFiles().With("role.md", $"{line}id: role\ntitle: T\nsummary: S\n---\n").Problem();
        Assert.Equal((ContentRules.FrontMatterBegins, 1, expected), (problem.Rule, problem.Line, problem.What));
    }

    private static ImmutableArray<Problem> Problems(string line) =>
        new GuideFiles().With("role.md", $"---\nid: role\ntitle: T\nsummary: S\n{line}\n---\n").Problems();
}
