using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class DrawingTests
{
    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>")]
    [InlineData("<g xmlns='http://www.w3.org/2000/svg'><title>One</title></g>")]
    public void A_drawing_is_an_svg_with_a_name_for_who_does_not_see_it(string text) =>
        Assert.Equal("A drawing is an <svg> that begins with a <title>.", new GuideFiles().With("drawings/one.svg", text).Problem().What);

    [Fact]
    public void A_drawing_has_as_many_parts_as_are_allowed_and_no_more()
    {
        Assert.Empty(WithParts(1_998).Problems());
        Assert.Equal("A drawing has at most 2,000 parts.", WithParts(1_999).Problem().What);
    }

    /// <summary>Beside its title and the text in it.</summary>
    private static GuideFiles WithParts(int count)
    {
        var parts = string.Concat(Enumerable.Repeat("<g/>", count));
        return new GuideFiles().With("drawings/one.svg", $"<svg xmlns='http://www.w3.org/2000/svg'><title>One</title>{parts}</svg>");
    }
}
