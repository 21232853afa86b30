using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Stars and underscores that were no marks of emphasis, and are not on the page.</summary>
public sealed class SilentEmphasisTests
{
    [Theory]
    [InlineData("It is 5¦*3 = 15 and 2*2 = 4.")]
    [InlineData("2¦*3*4")]
    [InlineData("- 2¦**8 and 2**16")]
    [InlineData("2¦*x and 3*y")]
    [InlineData("a¦*b*c")]
    [InlineData("| a |\n| --- |\n| 5¦*3*2 |")]
    [InlineData("## It is 5¦*3*2")]
    [InlineData("[5¦*3*2](https://example.org/)")]
    [InlineData("width¦*height and depth*weight")]
    [InlineData("Entwickler¦*innen und Leser*innen")]
    [InlineData("*Well*, é¦*a and b*ô")]
    [InlineData("Write ¦__init__ there.")]
    [InlineData("Write ¦__main__.py there.")]
    [InlineData("Write ¦__call__() there.")]
    [InlineData("Write module.¦__name__ there.")]
    [InlineData("Write ¦__get_item__ there.")]
    public void Emphasis_that_nobody_meant_is_told(string text) => MarkedText.AssertTold(ContentRules.EmphasisIsMeant, text);

    [Theory]
    [InlineData("un*believ*able, *un*believable, un*believable*, un**believ**able")]
    [InlineData("The 21*st* century, *API*s and *2* or **3** of them")]
    [InlineData("__Note__ that __all__ of it is __new__, and __not so fast__")]
    [InlineData("これは*強調*です, 第*3*章")]
    [InlineData("5 * 3 = 15 and 2 * 2, 5\\*3 and 2\\*2, `5*3*2`, `__init__`")]
    [InlineData("*one* 2 *three*, (*so*) \"*so*\" *so*.")]
    public void What_was_meant_is_not(string text) => Assert.Empty(new GuideFiles().WithArticle("role.md", text).Problems());

    [Fact]
    public void In_an_included_text_the_place_is_that_of_its_file()
    {
        var problem = new GuideFiles().With("includes/apply.md", "One.\n\nIt is 2*3*4.\n")
            .WithArticle("role.md", "Text.\n\n::: include includes/apply.md\n:::").Problem();
        Assert.Equal(("includes/apply.md", 3, 8), (problem.Path, problem.Line, problem.Column));
    }
}
