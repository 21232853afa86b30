using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Texts that readers see as they are written, marks and all.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("The **best** job", "**best**")]
    [InlineData("The *best* job", "*best*")]
    [InlineData("A ***very* good job", null)]
    [InlineData("See [what it pays](salary.md)", "[what it pays](salary.md)")]
    [InlineData("![A desk](images/desk.png)", "![A desk](images/desk.png)")]
    [InlineData("What `git rebase` does", "`git rebase`")]
    [InlineData("What ``git`` does", "``git``")]
    [InlineData("~~Old~~ new", "~~Old~~")]
    [InlineData("A <b>good</b> job", "<b>")]
    [InlineData("Two lines<br />of text", "<br />")]
    [InlineData("A title</span>", "</span>")]
    [InlineData("Pay&nbsp;and hours", "&nbsp;")]
    [InlineData("R&amp;D", "&amp;")]
    [InlineData("It&#39;s", "&#39;")]
    [InlineData("It&#x27;s", "&#x27;")]
    [InlineData("Pay rose.[^survey-2025]", "[^survey-2025]")]
    [InlineData("On <https://example.org>", "<https://example.org>")]
    [InlineData("5 * 3 * 2 and 2**8 and 2**9", null)]
    [InlineData("SELECT * FROM jobs, *args and **kwargs", null)]
    [InlineData("What __init__ and snake_case_names are", null)]
    [InlineData("List<T>, Map<String, B> and x < y > z", null)]
    [InlineData("Research & development; R&D; AT&T", null)]
    [InlineData("Ways &means; both", null)]
    [InlineData("An array a[0](x) and [a note] (aside)", null)]
    [InlineData("The key ` on a keyboard", null)]
    [InlineData("C*, C# and <10 people>", null)]
    public void Marks_in_front_matter_are_told_and_prose_is_not(string text, string? mark)
    {
        foreach (var key in new[] { "title", "summary", "description", "commentPrompt" })
        {
            var quoted = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
            var values = new Dictionary<string, string> { ["id"] = "role", ["title"] = "T", ["summary"] = "S", [key] = quoted };
            var front = string.Concat(values.Select(value => $"{value.Key}: {value.Value}\n"));
            var compiled = new GuideFiles().With("role.md", $"---\n{front}---\n\nText.\n").Compile();
            Assert.Equal(
                mark is null ? [] : [$"`{key}` is shown as it is written, with its marks: {mark}."],
                compiled.Problems.Where(problem => problem.Rule == ContentRules.TextIsPlain).Select(problem => problem.What));
            Assert.NotNull(compiled.Guide); // it is a warning
        }
    }

    [Theory]
    [InlineData("data/glossary.csv", "term,french,stands_for,definition\nAPI,,,\"What `x` is.\"\n", 2, 7)]
    [InlineData("data/glossary.csv", "term,french,stands_for,definition\n**API**,,,A way.\n", 2, 1)]
    [InlineData("guide.yml", "title: The *Guide*\ntagline: A guide.\n", 1, 1)]
    [InlineData("data/sources.yml",
        "survey-2025:\n  publisher: P\n  title: A <i>survey</i>\n  url: https://example.org\n  year: 2025\n  checked: 2026-11-22\n", 3, 3)]
    [InlineData("data/glance.yml",
        "median:\n  label: Median\n  value: \"62&nbsp;000\"\n  place: FR\n  year: 2025\n  source: survey-2025\n", 3, 3)]
    [InlineData("role.md",
        "---\nid: role\ntitle: T\nsummary: S\nchanges:\n  - date: 2026-11-01\n    note: New `x`.\n---\n\nText.\n", 7, 5)]
    public void Marks_are_told_wherever_a_text_is_shown_as_it_is(string path, string text, int line, int column)
    {
        var problem = new GuideFiles().With(path, text).Problem();
        Assert.Equal((ContentRules.TextIsPlain, path, line, column), (problem.Rule, problem.Path, problem.Line, problem.Column));
    }
}
