using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>A line that defines a link is not on the page: what nothing uses may have been a sentence.</summary>
public sealed class LinkDefinitionTests
{
    [Theory]
    [InlineData("¦[Anna]: Hello")]
    [InlineData("¦[Q]: Why?")]
    [InlineData("¦[Time]: 10:30")]
    [InlineData("¦[Answer]: yes/no")]
    [InlineData("- ¦[x]: done")]
    [InlineData("> One.\n>\n> ¦[Ben]: \"Hello\"")]
    [InlineData("¦[pay]: https://example.org/")]
    [InlineData("¦[^survey-2025]: https://example.org/")]
    [InlineData("[a]\n\n[a]: role.md\n¦[A]: https://example.org/")]
    [InlineData("`[a]`\n\n¦[a]: role.md")]
    public void A_definition_that_nothing_uses_is_told(string text) => MarkedText.AssertTold(ContentRules.DefinitionIsUsed, text);

    [Theory]
    [InlineData("[a] and [b][] and [c][d], ![A desk][e]\n\n[a]: role.md\n[b]: role.md\n[d]: role.md\n[e]: images/desk.png")]
    [InlineData("[//]: # (a comment)\n[comment]: <> (another)")]
    [InlineData("\\[Anna]: Hello")]
    public void One_that_is_used_or_a_comment_is_not(string text) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", text).Compile(images: "images/desk.png").Problems);

    [Theory]
    [InlineData("[dead]: ./nothere.md", "dead-link", 9)]
    [InlineData("[dead]: role.md#nothing", "dead-anchor", 9)]
    [InlineData("[dead]: #nothing", "dead-anchor", 9)]
    [InlineData("[dead]: images/none.png", "dead-image", 9)]
    [InlineData("[js]: javascript:x", "link-scheme", 7)]
    [InlineData("[site]: /role", "link-not-file", 9)]
    public void Its_address_is_looked_up_like_that_of_a_link(string text, string rule, int column)
    {
        var problems = new GuideFiles().WithArticle("role.md", text).Problems();
        Assert.Equal([("unused-definition", 1), (rule, column)], problems.Select(problem => (problem.Rule.Id, problem.Column)));
    }

    [Fact]
    public void A_frame_with_its_text_on_its_line_is_told_as_one() =>
        MarkedText.AssertTold(ContentRules.AlertIsKnown, "> ¦[!NOTE]: x");

    [Fact]
    public void In_an_included_text_the_place_is_that_of_its_file()
    {
        var problem = new GuideFiles().With("includes/apply.md", "One.\n\n[Anna]: Hello\n")
            .WithArticle("role.md", "Text.\n\n::: include includes/apply.md\n:::").Problem();
        Assert.Equal(("includes/apply.md", 3, 1), (problem.Path, problem.Line, problem.Column));
    }
}
