using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class GlossaryTests
{
    private const string Abbreviation = "<abbr title=\"application programming interface\">API</abbr>";

    private const string Glossary = """
        term,french,stands_for,definition
        API,interface de programmation,application programming interface,A documented way to ask.
        SQL,,Structured Query Language,The language of databases.
        NoSQL,,,Not that.
        SQL injection,injection SQL,,An attack.

        """;

    [Theory]
    [InlineData("An API, and an API again.")]
    [InlineData("- The API answers.")]
    [InlineData("::: note\nThe **API** answers.\n:::")]
    [InlineData("See [an API](index.md). This API.")]
    public void An_abbreviation_is_marked_where_it_first_stands_in_prose(string body)
    {
        var article = Compiled(body);
        Assert.Single(GuideFiles.HtmlOf(article).Split(Abbreviation)[1..]);
        Assert.Equal(["API"], article.Words.Select(word => word.Term));
    }

    [Theory]
    [InlineData("## An API")]
    [InlineData("[an API](index.md)")]
    [InlineData("![An API](images/desk.png)")]
    [InlineData("The `API`.\n\n```\nAPI\n```")]
    [InlineData("| API |\n| --- |\n| API |")]
    [InlineData("An api, APIs, an Api, RAPI, API2, NoSQL, .API, SQL/API")]
    [InlineData("The API (application programming interface) is an API.")]
    [InlineData("The **API** (the way to ask) is an API.")]
    [InlineData("The way to ask (API) is an API.")]
    public void Elsewhere_and_where_its_author_explains_it_nothing_is_marked(string body)
    {
        var article = Compiled(body);
        Assert.DoesNotContain("<abbr", GuideFiles.HtmlOf(article), StringComparison.Ordinal);
        Assert.Empty(article.Words);
    }

    [Fact]
    public void A_marked_word_leads_to_its_line_below_the_article()
    {
        var article = Compiled("An [attack](term:sql-injection) on [SQL](term:SQL); SQL again, then an API.");
        var html = GuideFiles.HtmlOf(article);
        Assert.Contains(
            "<a href=\"#term-sql-injection\">attack</a> on <a href=\"#term-sql\">SQL</a>; SQL again", html, StringComparison.Ordinal);
        Assert.Equal(["API", "SQL", "SQL injection"], article.Words.Select(word => word.Term));
        Assert.Equal("injection SQL", article.Words[^1].French);
    }

    [Fact]
    public void What_an_abbreviation_stands_for_is_text()
    {
        var files = new GuideFiles()
            .With(GlossaryTerm.Path, "term,french,stands_for,definition\nXSS,,\"\"\"><script>alert(1)</script>\",D.\n")
            .WithArticle("role.md", "The XSS.");
        Assert.DoesNotContain(
            "<script",
            GuideFiles.HtmlOf(files.Compile().Guide!.Find("role")!).Replace("title=\"&quot;><script>", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("API,,,\n", 2, 7, "definition is missing")]
    [InlineData("SQL injection,,,A.\nSQL Injection,,,B.\n", 3, 1, "says the same thing")]
    public void A_mistake_in_the_glossary_is_located(string lines, int line, int column, string expected)
    {
        var problem = new GuideFiles().With(GlossaryTerm.Path, $"term,french,stands_for,definition\n{lines}").Problem();
        Assert.Contains(expected, problem.What, StringComparison.Ordinal);
        Assert.Equal((GlossaryTerm.Path, line, column), (problem.Path, problem.Line, problem.Column));
    }

    private static Article Compiled(string body)
    {
        var compiled = new GuideFiles()
            .With(GlossaryTerm.Path, Glossary)
            .WithArticle("role.md", body)
            .Compile(showsAll: false, "images/desk.png");
        Assert.Empty(compiled.Problems);
        return compiled.Guide!.Find("role")!;
    }
}
