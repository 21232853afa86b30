using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("pay", "pay", 0)]
    [InlineData("pay", "play", 1)]
    [InlineData("xpay", "pay", 1)]
    [InlineData("xxpay", "pay", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("salary", "role", 5)]
    public void An_edit_puts_in_takes_out_or_replaces_one_letter(string from, string to, int edits) =>
        Assert.Equal(edits, Nearest.Edits(from, to));
}
