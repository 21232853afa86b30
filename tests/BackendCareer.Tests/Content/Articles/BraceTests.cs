using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Braces give a heading its id at its very end, and are text wherever else they stand.</summary>
public sealed class BraceTests
{
    [Theory]
    [InlineData("An empty object {} here.", "<p>An empty object {} here.</p>")]
    [InlineData("{ }", "<p>{ }</p>")]
    [InlineData("function f() {}", "<p>function f() {}</p>")]
    [InlineData("{id}, {a} and {1, 2}", "<p>{id}, {a} and {1, 2}</p>")]
    [InlineData("{\"k\": 1}, ${x}, {{ .Title }}, {{.a}}, {x:y} and {#}", "<p>{\"k\": 1}, ${x}, {{ .Title }}, {{.a}}, {x:y} and {#}</p>")]
    [InlineData("- {}\n- *a*{}", "<ul>\n<li>{}</li>\n<li><em>a</em>{}</li>\n</ul>")]
    [InlineData("## Costs {} in euros", "<h2 id=\"costs--in-euros\">Costs {} in euros</h2>")]
    [InlineData("## Costs {}", "<h2 id=\"costs-\">Costs {}</h2>")]
    [InlineData("## Costs \\{#id}", "<h2 id=\"costs-id\">Costs {#id}</h2>")]
    [InlineData("## Costs `{#id}`", "<h2 id=\"costs-id\">Costs <code>{#id}</code></h2>")]
    [InlineData("## Costs {} {#id}", "<h2 id=\"id\">Costs {}</h2>")]
    [InlineData("## Costs {#id}  ", "<h2 id=\"id\">Costs</h2>")]
    [InlineData("## Costs {#id} ##", "<h2 id=\"id\">Costs</h2>")]
    [InlineData("## Costs {#id }", "<h2 id=\"id\">Costs</h2>")]
    [InlineData("## Costs { # id}", "<h2 id=\"id\">Costs</h2>")]
    [InlineData("Costs of it {#id}\n---", "<h2 id=\"id\">Costs of it</h2>")]
    [InlineData("## Costs {#A.__call__}", "<h2 id=\"A.__call__\">Costs</h2>")]
    [InlineData("## Costs {#été}", "<h2 id=\"été\">Costs</h2>")]
    [InlineData("> ## *Costs*{#id}", "<blockquote>\n<h2 id=\"id\"><em>Costs</em></h2>\n</blockquote>")]
    public void Braces_are_text_but_for_the_id_at_the_end_of_a_heading(string body, string html) =>
        Assert.Equal(html, GuideFiles.HtmlOf(body).TrimEnd('\n'));

    [Fact]
    public void Braces_in_a_cell_are_text() =>
        Assert.Contains("<td>{}</td>", GuideFiles.HtmlOf("| a |\n| --- |\n| {} |"), StringComparison.Ordinal);

    [Theory]
    [InlineData("## The {#id} trailing words", 8)]
    [InlineData("## Costs {#id .big}", 10)]
    [InlineData("## Costs {.big}", 10)]
    [InlineData("## Costs {#to apply}", 10)]
    [InlineData("## Costs {# to apply for }", 10)]
    [InlineData("{.note}", 1)]
    [InlineData("Text.\n{: .note #a}", 1)]
    [InlineData("[a link](https://example.org/){target=_blank}", 31)]
    [InlineData("Text{style=\"color: red\"}.", 5)]
    [InlineData("```{.python}\na\n```", 1)]
    [InlineData("```js {#a}\na\n```", 1)]
    public void What_is_meant_for_an_attribute_is_told(string body, int column)
    {
        var problem = new GuideFiles().WithArticle("role.md", body).Problem();
        Assert.Equal((ContentRules.NoAttributes, column), (problem.Rule, problem.Column));
    }
}
