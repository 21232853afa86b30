using BackendCareer.Comments;

namespace BackendCareer.Tests.Comments;

public sealed class CommentTextTests
{
    [Theory]
    [InlineData(" a\r\nb\rc \n", "a\nb\nc")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\u202Eb\u2066c\uFEFFd\u0007e\u0085f", "abcdef")]
    [InlineData("\U000E0041hidden", "hidden")]
    [InlineData("👩‍💻 works", "👩‍💻 works")]
    [InlineData("عمر", "عمر")]
    public void Only_characters_that_a_reader_sees_are_kept(string typed, string kept) =>
        Assert.Equal(kept, CommentText.Normalise(typed));

    [Fact]
    public void A_letter_keeps_eight_marks()
    {
        Assert.Equal(1 + 8, CommentText.Normalise("x" + new string('\u0327', 1_000)).Length);
        Assert.Equal(1 + 8, CommentText.Normalise("x" + string.Concat(Enumerable.Repeat("\u0327\u200E", 1_000))).Length);
    }

    [Fact]
    public void Half_a_character_does_no_harm() => Assert.Equal("a\uFFFDb", CommentText.Normalise("a\uD83Db"));
}
