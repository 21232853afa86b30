using AngleSharp.Html.Parser;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class CodeTests
{
    [Theory]
    [InlineData("csharp", "var x = \"a\"; // why", "keyword:var string:\"a\" comment:// why")]
    [InlineData("sql", "SELECT 1 -- one", "keyword:SELECT comment:-- one")]
    [InlineData("json", "{ \"a\": true }", "name:\"a\" string:true")]
    [InlineData("python", "def f(): return 'a'", "keyword:def keyword:return string:'a'")]
    [InlineData("jsonc", "{ \"a\": true }", "name:\"a\" string:true")]
    [InlineData("JSX", "var x", "keyword:var")]
    [InlineData("svg", "<g/>", "keyword:g")]
    [InlineData("bash", "if true; then echo a; fi", "")]
    [InlineData("tlhingan", "Qapla'", "")]
    [InlineData("", "var x", "")]
    public void Words_of_a_known_language_carry_classes(string language, string code, string expected)
    {
        var block = new HtmlParser().ParseDocument(GuideFiles.HtmlOf($"```{language}\n{code}\n```")).QuerySelector("pre code")!;
        Assert.Equal(code + "\n", block.TextContent);
        Assert.Equal(expected, string.Join(
            ' ', block.QuerySelectorAll("span").Select(span => $"{span.ClassName!["code-".Length..]}:{span.TextContent}")));
    }

    [Theory]
    [InlineData("html", "<p class=\"a\">&amp; <script>alert(1)</script></p>")]
    [InlineData("csharp", "a<b>(\"</code></pre><script>\") && c")]
    [InlineData("php", "<?php echo '<b>é</b>'; ?>")]
    public void What_looks_like_HTML_stays_text(string language, string code)
    {
        var block = new HtmlParser().ParseDocument(GuideFiles.HtmlOf($"```{language}\n{code}\n```"));
        Assert.Equal(code + "\n", block.QuerySelector("pre code")!.TextContent);
        Assert.Null(block.QuerySelector("script, b, .a"));
    }

    [Theory]
    [InlineData(4_000, true)]
    [InlineData(4_001, false)]
    public void Long_code_is_shown_without_classes(int characters, bool isColoured)
    {
        var html = GuideFiles.HtmlOf($"```csharp\nvar {new string('x', characters - 4)}\n```");
        Assert.Equal(isColoured, html.Contains("<span class=\"code-keyword\">var</span>", StringComparison.Ordinal));
        Assert.Contains(new string('x', characters - 4), html, StringComparison.Ordinal);
    }

    /// <summary>At the limit of what is coloured: without it some of these take minutes.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("\"")]
    [InlineData("/* ")]
    [InlineData("<a b=\"")]
    [InlineData("((((")]
    [InlineData("aaaa ")]
    [InlineData("{\"a\":")]
    [InlineData("\\")]
    public void Hostile_code_is_shown(string repeated)
    {
        string[] languages =
        [
            "csharp", "sql", "json", "python", "html", "xml", "php", "css", "cpp", "java", "javascript", "typescript",
            "powershell", "markdown", "fsharp", "haskell",
        ];
        var code = string.Concat(Enumerable.Repeat(repeated, 4_000 / repeated.Length));
        foreach (var language in languages)
        {
            Assert.Contains("</code>", GuideFiles.HtmlOf($"```{language}\n{code}\n```"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("csharpp", "csharp")]
    [InlineData("pyhton", "python")]
    [InlineData("JavScript", "javascript")]
    public void A_known_language_that_is_misspelt_is_told(string language, string meant)
    {
        var problem = new GuideFiles().WithArticle("role.md", $"Text.\n\n```{language}\na\n```").Problem();
        Assert.Equal(
            $"role.md:{GuideFiles.FirstBodyLine + 2}:1: The language {language} is not known. Did you mean {meant}?", problem.ToString());
    }

    [Theory]
    [InlineData("Text.\n\n```js\nvar a;\n\nMore.", 2, 1, "```")]
    [InlineData("~~~\na\n```", 0, 1, "~~~")]
    [InlineData("````\na\n```", 0, 1, "````")]
    [InlineData("- One\n\n  ```\n  a\n\nText.", 2, 3, "```")]
    [InlineData("::: note\n```\na\n:::\n\nText.", 1, 1, "```")]
    [InlineData("> ```\n> a\n\nText.", 0, 3, "```")]
    public void Code_that_is_never_closed_is_told(string body, int line, int column, string mark)
    {
        var problem = new GuideFiles().WithArticle("role.md", body).Problem();
        Assert.Equal((GuideFiles.FirstBodyLine + line, column), (problem.Line, problem.Column));
        Assert.Equal($"The block of code that begins here is never closed. Write {mark} alone on a line below it.",
            $"{problem.What} {problem.Remedy}");
    }

    [Theory]
    [InlineData("::: note\n```text\n:::\n```\n:::\n\nAfter.")]
    [InlineData("::: note\nText.\n\n~~~text\n:::\n~~~\n:::\n\nAfter.")]
    [InlineData(":::: note\n::: note\n```text\n:::\n```\n:::\n::::\n\nAfter.")]
    public void Code_in_a_block_may_show_the_end_of_a_block(string body) => Assert.EndsWith(
        "<pre><code class=\"language-text\">:::\n</code></pre>\n</div>\n<p>After.</p>\n",
        GuideFiles.HtmlOf(body).Replace("</div>\n</div>", "</div>", StringComparison.Ordinal), StringComparison.Ordinal);

    [Theory]
    [InlineData("pythn")]
    [InlineData("pyyyython")]
    public void A_short_word_or_one_that_is_far_from_any_is_taken(string language) =>
        Assert.Contains(
            $"<code class=\"language-{language}\">a\n</code>", GuideFiles.HtmlOf($"```{language}\na\n```"), StringComparison.Ordinal);
}
