using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("same", "same", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "c", 2)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Each_character_put_in_taken_out_or_replaced_is_an_edit(string from, string to, int edits) =>
        Assert.Equal((edits, edits), (Nearest.Edits(from, to), Nearest.Edits(to, from)));
}
