using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class DrawingTests
{
    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><g/></svg>")]
    [InlineData("<g xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>One</title></g>")]
    public void A_drawing_is_an_svg_with_a_name_for_who_does_not_see_it(string text) =>
        Assert.Equal("A drawing is an <svg> that begins with a <title>.", new GuideFiles().With("drawings/one.svg", text).Problem().What);

    [Fact]
    public void A_drawing_has_as_many_parts_as_are_allowed_and_no_more()
    {
        Assert.Empty(WithParts(1_998).Problems());
        Assert.Equal("A drawing has at most 2,000 parts.", WithParts(1_999).Problem().What);
    }

    [Fact]
    public void A_drawing_passes_with_shapes_and_classes_and_loses_its_comments()
    {
        const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- hand made --><title>One</title>"""
            + """<path class="d-line" d="M0 0H9" marker-end="url(#arrow)"/></svg>""";
        var guide = new GuideFiles().With("drawings/one.svg", Svg).Guide();
        Assert.Equal(
            """<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">"""
                + """<path class="d-line" d="M0 0H9" marker-end="url(#arrow)" /></svg>""",
            guide.Data.Drawings["one"].Svg);
    }

    [Fact]
    public void A_drawing_has_words_and_a_size()
    {
        const string Svg = "<d:svg xmlns:d='http://www.w3.org/2000/svg' viewBox='5 5 40.4 30'><d:title>A\n  desk</d:title>"
            + "<d:desc> It is “plain”. </d:desc><d:g><d:text>oak</d:text></d:g></d:svg>";
        var drawing = new GuideFiles().With("drawings/one.svg", Svg).Guide().Data.Drawings["one"];
        Assert.Equal(("A desk. It is “plain”.", new ImageSize(40, 30)), (drawing.Text, drawing.Size));
        Assert.Equal("""<svg viewBox="5 5 40.4 30" xmlns="http://www.w3.org/2000/svg"><g><text>oak</text></g></svg>""", drawing.Svg);
    }

    [Theory]
    [InlineData("")]
    [InlineData("width='40' height='30'")]
    [InlineData("viewBox='0 0 40'")]
    [InlineData("viewBox='0 0 40 0'")]
    public void A_drawing_that_does_not_say_its_size_is_told(string size)
    {
        var problem = new GuideFiles()
            .With("drawings/one.svg", $"<svg xmlns='http://www.w3.org/2000/svg' {size}><title>One</title></svg>")
            .Problem();
        Assert.Equal("This drawing does not say how large it is.", problem.What);
    }

    [Fact]
    public void A_drawing_has_its_measure()
    {
        var deep = string.Concat(Enumerable.Repeat("<g>", 3_000)) + string.Concat(Enumerable.Repeat("</g>", 3_000));
        var problem = new GuideFiles()
            .With("drawings/one.svg", $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>One</title>{deep}</svg>")
            .Problem();
        Assert.Contains("at most 2,000 parts", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawings_may_lie_in_folders_beside_notes()
    {
        const string Svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>T</title></svg>";
        var files = new GuideFiles().With("drawings/one.svg", Svg).With("drawings/a/one.svg", Svg).With("drawings/README.md", "Notes");
        var drawings = files.Guide().Data.Drawings;
        Assert.Equal(["a/one", "one"], drawings.Keys.Order());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>*{}</style>")]
    [InlineData("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>")]
    [InlineData("<image href='https://example.org/x.png'/>")]
    [InlineData("<a href='javascript:alert(1)'><text>x</text></a>")]
    [InlineData("<path onload='alert(1)' d='M0 0'/>")]
    [InlineData("<path style='fill:red' d='M0 0'/>")]
    [InlineData("<path fill='url(https://example.org/x)' d='M0 0'/>")]
    [InlineData("<path fill='URL(https://example.org/x)' d='M0 0'/>")]
    [InlineData("<path fill='url(#a) url(https://example.org/x)' d='M0 0'/>")]
    [InlineData("<text>&undefined;</text>")]
    [InlineData("<?x ><p></p><script src='/images/x.js'></script>?>")]
    [InlineData("<text><![CDATA[</title><script></script>]]></text>")]
    [InlineData("<desc><g/></desc>")]
    public void A_drawing_can_neither_run_nor_load_nor_style(string inside)
    {
        var files = new GuideFiles().With(
            "drawings/one.svg", $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<title>One</title>\n{inside}</svg>");
        var problems = files.Problems();
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(("drawings/one.svg", 3), (problem.Path, problem.Line)));
    }

    /// <summary>Beside its title and the text in it.</summary>
    private static GuideFiles WithParts(int count)
    {
        var parts = string.Concat(Enumerable.Repeat("<g/>", count));
        return new GuideFiles().With(
            "drawings/one.svg", $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>One</title>{parts}</svg>");
    }
}
