using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Lists that come apart because a part of an item is not indented as far as the item's text.</summary>
public sealed class ListsApartTests
{
    [Theory]
    [InlineData("1. a\n  - b\n2. c", 2, 3)]
    [InlineData("1. a\n\n  text\n\n2. b", 3, 3)]
    [InlineData("10. a\n\n  text", 3, 3)]
    [InlineData("- a\n * b", 2, 2)]
    [InlineData("10. a\n   - b", 2, 4)]
    [InlineData("1. a\n\n  ```\n  b\n  ```", 3, 3)]
    [InlineData("> 1. a\n>\n>   > b", 3, 5)]
    public void What_is_indented_by_half_is_told(string body, int line, int column) =>
        Tells(body, line, column, "This is not part of the list above it: it is indented, but not as far as the text of the item.");

    [Theory]
    [InlineData("1. a\n\ntext\n\n1. b", 5)]
    [InlineData("1. a\n- b\n- c\n1. d", 4)]
    [InlineData("1. a\n\n```\nb\n```\n\n1. c\n1. d", 7)]
    public void Numbers_that_begin_again_behind_one_item_are_told(string body, int line) => Tells(body, line, 1,
        "The numbers of this list begin again, because what stands above it is not part of the item before.");

    [Theory]
    [InlineData("1. a\n   - b\n\n   text\n2. c")]
    [InlineData("- a\n- b\n\ntext")]
    [InlineData("1. a\n2. b\n\nMore words.\n\n1. c\n2. d")]
    [InlineData("1. a\n\nAnother way:\n\n1. b")]
    [InlineData("1. a\n\n**Another way**\n\n1. b")]
    [InlineData("1. a\n\n## Another way\n\n1. b")]
    [InlineData("1. a\n\ntext\n\n2. b")]
    [InlineData("- a\n\n text")]
    [InlineData("- a\n - b\n  - c")]
    public void A_list_and_what_follows_it_is_not_told(string body) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", body).Problems());

    private static void Tells(string body, int line, int column, string what)
    {
        var problem = new GuideFiles().WithArticle("role.md", body).Problem();
        Assert.Equal((GuideFiles.FirstBodyLine + line - 1, column, what), (problem.Line, problem.Column, problem.What));
    }
}
