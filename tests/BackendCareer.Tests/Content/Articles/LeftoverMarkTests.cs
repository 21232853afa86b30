using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What was meant for a mark and would be read as it is written is told; ordinary sentences are not.</summary>
public sealed class LeftoverMarkTests
{
    [Theory]
    [InlineData("¦[pay][salary] is paid.")]
    [InlineData("See *this*: ¦[what it pays][].")]
    [InlineData("See ¦[pay] (pay.md).")]
    [InlineData("See ¦[pay] (../pay.md#double).")]
    [InlineData("See ¦[pay]\n(https://example.org/).")]
    [InlineData("See pay¦](pay.md).")]
    [InlineData("See ¦[pay(pay.md).")]
    [InlineData("See ¦(pay)[pay.md].")]
    [InlineData("See ¦(pay)[https://example.org/].")]
    [InlineData("- one\n- See ¦[x](https://example.org/a b).")]
    [InlineData("> A desk: ¦![Desk](../images/a b.png)")]
    [InlineData("See ¦[the *whole*\ntext](pay.md for it).")]
    [InlineData("See ¦[pay](pay.md and more.")]
    [InlineData("¦[pay]: https://example.org/ and more")]
    [InlineData("| a |\n| --- |\n| See ¦[pay] (pay.md). |")]
    [InlineData("## See ¦[pay][salary]")]
    [InlineData("[A link](https://example.org/), then ¦[pay] (pay.md).")]
    [InlineData("これは¦**強調。**です")]
    [InlineData("A list. ¦**Bold:**text")]
    [InlineData("¦**« x »**y")]
    [InlineData("¦__Bold:__text")]
    [InlineData("これは¦*強調。*です")]
    [InlineData("¦** Bold ** text")]
    [InlineData("¦**`code`**s")]
    [InlineData("It is ¦**bold to the end.")]
    [InlineData("It is ¦~~old~~ new.")]
    [InlineData("¦##Heading")]
    [InlineData("Text.\n¦###Heading")]
    [InlineData("Run ¦`dotnet build now.")]
    [InlineData("Much of it.¦[^survey-2025")]
    public void A_mark_that_is_none_is_told_where_it_begins(string text)
    {
        var problem = MarkedText.ProblemIn(text);
        Assert.Equal(ContentRules.MarkIsUnderstood, problem.Rule);
        MarkedText.AssertPlace(text, problem);
    }

    [Theory]
    [InlineData("a < b and b > c, 5 * 3 = 15, 2 * 3 * 4")]
    [InlineData("He wrote [sic] and [emphasis ours] (see below), [1] (in French), [3] (p. 12).")]
    [InlineData("array[i][j], list[0][1] and f(x)[0]")]
    [InlineData("See [the list (pay.md)] and [a (https://example.org/) b]")]
    [InlineData("snake_case_name, __init, _private and other_name")]
    [InlineData("*.md and *.csv, f(*args, *more), char *a and char *b")]
    [InlineData("Fix [bug] (#123) and (a) [b] (c)")]
    [InlineData("f(x)*g(y)*h, \\sum_{c=1}^{M}\\hat{y}_c and \\frac{y}_c")]
    [InlineData("#tag, C# and F#, issue ##")]
    [InlineData(@"\[pay](pay now.md), \*\*Bold:\*\*text, \##Heading, \`code and \~~old~~")]
    [InlineData("`[pay] (pay.md)`, `**Bold:**text`, `##Heading`, `~~old~~`")]
    [InlineData("```\n[pay] (pay.md) **Bold:**text\n##Heading\n=======\n```")]
    [InlineData("[[a](https://example.org/)] and [x](https://example.org/ \"title\")")]
    [InlineData("Prices* are gross. *Without tax.")]
    [InlineData("&#42;&#42;Bold:&#42;&#42;text")]
    [InlineData("[pay]\n\n[pay]: https://example.org/")]
    [InlineData("It costs 5 ~ 6, about ~7, and a --- b")]
    public void An_ordinary_sentence_is_not(string text) => Assert.Empty(new GuideFiles().WithArticle("role.md", text).Problems());

    [Theory]
    [InlineData("- a\n¦=======\n- b")]
    [InlineData("A.\n\n¦=======\n\nB.")]
    [InlineData("> A.\n¦=======\n\nB.")]
    public void Half_a_conflict_of_git_is_told_as_that(string text)
    {
        var problem = MarkedText.ProblemIn(text);
        Assert.Equal(ContentRules.NoConflict, problem.Rule);
        MarkedText.AssertPlace(text, problem);
    }

    [Theory]
    [InlineData("Much of it.¦[^Survey-2025]")]
    [InlineData("Much of it.¦[^survey_2025]")]
    [InlineData("- Much of it.¦[^survey-2025 ]")]
    [InlineData("Much of it.¦[^ survey-2025]")]
    [InlineData("Much of it.¦[^survey–2025]")]
    [InlineData("Much of it.¦[^survey.2025]")]
    public void A_citation_may_be_misspelt_in_any_way(string text)
    {
        var problem = MarkedText.ProblemIn(text);
        Assert.Equal((ContentRules.SourceIsKnown, "Did you mean `survey-2025`?"), (problem.Rule, problem.Remedy));
        MarkedText.AssertPlace(text, problem);
    }

    [Theory]
    [InlineData("Take [^0-9] out")]
    [InlineData("Take [^a-z]+ out")]
    [InlineData("Take [^a-zA-Z0-9_] out")]
    [InlineData("Take [^\\s] out")]
    [InlineData("Take [^,;] out")]
    public void A_pattern_is_told_of_backticks(string text) =>
        Assert.StartsWith(
            "Put it into backticks", new GuideFiles().WithArticle("role.md", text).Problem().Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("[x[^survey-2025]](role.md)", "<a href=\"/role\">x</a>|1")]
    [InlineData("[*x[^survey-2025]* y](role.md)!", "<a href=\"/role\"><em>x</em> y</a>|1!")]
    [InlineData("[x[^survey-2025] y[^b-2025]](role.md)", "<a href=\"/role\">x y</a>|1|2")]
    public void A_citation_in_a_link_goes_behind_it(string text, string html)
    {
        var files = new GuideFiles().WithArticle("role.md", text).With("data/sources.yml", Source("survey-2025") + Source("b-2025"));
        var found = GuideFiles.HtmlOf(files.Guide().Find("role")!);
        Assert.Contains(
            html, System.Text.RegularExpressions.Regex.Replace(found, "<sup.*?>([0-9])</a></sup>", "|$1"), StringComparison.Ordinal);

        static string Source(string id) =>
            $"{id}:\n  publisher: A\n  title: {id}\n  url: https://example.org/{id}\n  year: 2025\n  checked: 2026-11-22\n";
    }

    [Fact]
    public void In_an_included_text_the_place_is_that_of_its_file()
    {
        var problem = new GuideFiles().With("includes/apply.md", "One.\n\nSee [pay] (pay.md).\n")
            .WithArticle("role.md", "Text.\n\n::: include includes/apply.md\n:::").Problem();
        Assert.Equal(("includes/apply.md", 3, 5), (problem.Path, problem.Line, problem.Column));
    }
}
