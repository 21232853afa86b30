using System.Text;
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

    /// <summary>The first and the last of each range.</summary>
    [Theory]
    [InlineData(0x061C, 0xFEFF, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F)]
    [InlineData(0xFFF9, 0xFFFB, 0xE0000, 0xE007F, 0xFDD0, 0xFDEF, 0xFFFE, 0x1FFFF)]
    public void What_hides_in_a_text_or_turns_it_is_dropped(params int[] characters) => Assert.All(characters, character =>
    {
        Assert.Equal("ab", CommentText.Normalise($"a{new Rune(character)}b"));
        Assert.True(CommentText.HoldsHidden($"a{new Rune(character)}b"));
        Assert.True(CommentText.IsHiddenOrMark($"a{new Rune(character)}b"));
    });

    [Theory]
    [InlineData(0x200D, 0x2010, 0x2027, 0x202F, 0x205F, 0x2070)]
    [InlineData(0xFFF8, 0xFFFC, 0xE0080, 0xFDCF, 0xFDF0, 0x1FFFD)]
    public void Its_neighbours_stay(params int[] characters) => Assert.All(characters, character =>
    {
        Assert.Equal($"a{new Rune(character)}b", CommentText.Normalise($"a{new Rune(character)}b"));
        Assert.False(CommentText.HoldsHidden($"a{new Rune(character)}b"));
    });

    [Theory]
    [InlineData("a\nb", true)]
    [InlineData("a\tb", true)]
    [InlineData("a b", false)]
    public void A_name_has_one_line(string name, bool holdsHidden) => Assert.Equal(holdsHidden, CommentText.HoldsHidden(name));

    [Theory]
    [InlineData("e\u0301", true)]
    [InlineData("e", false)]
    public void A_mark_is_told_from_a_letter(string text, bool isMark) => Assert.Equal(isMark, CommentText.IsHiddenOrMark(text));

    [Theory]
    [InlineData(0x180B, 0x180F, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x00AD, 0x200B)]
    public void Some_characters_have_no_shape(params int[] characters) =>
        Assert.All(characters, character => Assert.True(CommentText.IsShapeless(new Rune(character))));

    [Theory]
    [InlineData(0x180A, 0x1810, 0xFDFF, 0xFE10, 0xE00FF, 0xE01F0, 'a')]
    public void Their_neighbours_have_one(params int[] characters) =>
        Assert.All(characters, character => Assert.False(CommentText.IsShapeless(new Rune(character))));

    [Theory]
    [InlineData("a", true)]
    [InlineData("7", true)]
    [InlineData("?", true)]
    [InlineData("+", true)]
    [InlineData("\u200Ba", true)]
    [InlineData("\u200B", false)]
    [InlineData("\u3164", false)] // a letter without a shape
    [InlineData("\u0301", false)]
    [InlineData(" ", false)]
    public void A_reader_sees_letters_digits_punctuation_and_symbols(string text, bool isVisible) =>
        Assert.Equal(isVisible, CommentText.IsVisible(text));
}
