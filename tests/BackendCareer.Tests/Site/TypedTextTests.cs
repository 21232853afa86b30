using System.Text;
using BackendCareer.Site;

namespace BackendCareer.Tests.Site;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData(" a\r\nb\rc \n", "a\nb\nc")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\u202Eb\u2066c\uFEFFd\u0007e\u0085f", "abcdef")]
    [InlineData("\U000E0041hidden", "hidden")]
    [InlineData("👩‍💻 works", "👩‍💻 works")]
    [InlineData("عمر", "عمر")]
    public void Only_characters_that_a_reader_sees_are_kept(string typed, string kept) =>
        Assert.Equal(kept, Cleaned(typed));

    [Fact]
    public void A_letter_keeps_eight_marks()
    {
        Assert.Equal(1 + 8, Cleaned("x" + new string('\u0327', 1_000)).Length);
        Assert.Equal(1 + 8, Cleaned("x" + string.Concat(Enumerable.Repeat("\u0327\u200E", 1_000))).Length);
    }

    [Fact]
    public void Half_a_character_does_no_harm() => Assert.Equal("a\uFFFDb", Cleaned("a\uD83Db"));

    [Theory]
    [InlineData(0x7F, 0x9F)]
    [InlineData(0x061C, 0x061C)]
    [InlineData(0x200E, 0x200F)]
    [InlineData(0x202A, 0x202E)]
    [InlineData(0x2060, 0x206F)]
    [InlineData(0xFDD0, 0xFDEF)]
    [InlineData(0xFEFF, 0xFEFF)]
    [InlineData(0xFFF9, 0xFFFB)]
    [InlineData(0xFFFE, 0xFFFF)]
    [InlineData(0xDFFFE, 0xE007F)]
    public void A_name_may_hold_what_lies_beside_hidden_characters_and_none_of_them(int first, int last)
    {
        Assert.All(Range(first, last), rune => Assert.True(Characters.HoldsHidden($"a{rune}b")));
        Assert.False(Characters.HoldsHidden($"a{new Rune(first - 1)}{new Rune(last + 1)}b"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a\nb", true)]
    [InlineData("a\tb", true)]
    public void A_name_is_one_line(string name, bool holds) => Assert.Equal(holds, Characters.HoldsHidden(name));

    [Theory]
    [InlineData(0x034F, 0x034F)]
    [InlineData(0x115F, 0x1160)]
    [InlineData(0x180B, 0x180F)]
    [InlineData(0x200B, 0x200F)]
    [InlineData(0x3164, 0x3164)]
    [InlineData(0xFE00, 0xFE0F)]
    [InlineData(0xFFA0, 0xFFA0)]
    [InlineData(0xE0100, 0xE01EF)]
    public void Joiners_selectors_and_fillers_have_no_shape_and_what_lies_beside_them_may(int first, int last)
    {
        Assert.All(Range(first, last), rune => Assert.True(Characters.IsShapeless(rune)));
        Assert.All([new Rune(first - 1), new Rune(last + 1)], rune => Assert.False(Characters.IsShapeless(rune)));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" \n", false)]
    [InlineData("\u3164\u00AD\uFE0F", false)]
    [InlineData("\u0301", false)]
    [InlineData(" é ", true)]
    [InlineData("7 ", true)]
    [InlineData(" .", true)]
    [InlineData("\u3164€", true)]
    public void Letters_digits_punctuation_and_symbols_are_seen(string text, bool isVisible) =>
        Assert.Equal(isVisible, Characters.IsVisible(text));

    [Theory]
    [InlineData("ab", false)]
    [InlineData("é", false)]
    [InlineData("a\u0301", true)]
    [InlineData("a\u202E", true)]
    public void A_mark_and_a_hidden_character_are_found_among_others(string text, bool holds) =>
        Assert.Equal(holds, Characters.IsHiddenOrMark(text));

    private static IEnumerable<Rune> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(value => new Rune(value));

    /// <summary>To put a long run of marks in order takes time with the square of its length.</summary>
    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void What_is_far_too_long_is_only_measured(int length, bool isRead)
    {
        var name = TypedText.ReadLine(new string('a', length), limit: 60);
        Assert.Equal((length, isRead ? length : 0), (name.Length, name.Text.Length));
        Assert.Equal(isRead ? 1 + 8 : length, TypedText.Read("a" + new string('\u0327', length - 1), limit: 60).Length);
    }

    [Theory]
    [InlineData("Ada\u2028Lovelace", "Ada Lovelace")]
    [InlineData("Ada \t\u00A0 Lovelace", "Ada Lovelace")]
    [InlineData("A\u00ADda", "Ada")]
    public void A_name_is_one_line_of_words(string typed, string name) => Assert.Equal(name, TypedText.ReadLine(typed, limit: 60).Text);

    private static string Cleaned(string typed) => TypedText.Read(typed, limit: 4_000).Text;
}
