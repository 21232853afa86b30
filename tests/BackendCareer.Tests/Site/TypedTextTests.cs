using System.Text;
using BackendCareer.Site;

namespace BackendCareer.Tests.Site;

public sealed class TypedTextTests
{
    private const string England = "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F";
    private const string Scotland = "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
    private const string Wales = "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F";

    [Theory]
    [InlineData(" a\r\nb\rc \n", "a\nb\nc")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\u202Eb\u2066c\uFEFFd\u0007e\u0000f", "abcdef")]
    [InlineData("\U000E0041hidden", "hidden")]
    [InlineData("👩‍💻 works", "👩‍💻 works")]
    [InlineData("عمر", "عمر")]
    public void Only_characters_that_a_reader_sees_are_kept(string typed, string kept) =>
        Assert.Equal(kept, Cleaned(typed));

    /// <summary>Word copies the end of a line as U+000B, other programs one of the others: without it two words would be one.</summary>
    [Theory]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\u001C")]
    [InlineData("\u001D")]
    [InlineData("\u001E")]
    [InlineData("\u001F")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Whatever_ends_a_line_ends_one_and_glues_no_words(string end)
    {
        Assert.Equal("one\ntwo", Cleaned($"one{end}two"));
        Assert.Equal("one two", TypedText.ReadLine($"one{end}two", limit: 60).Text);
        Assert.Equal("onetwo", Cleaned("one\u000Etwo\u001B"));
    }

    [Theory]
    [InlineData(England)]
    [InlineData(Scotland)]
    [InlineData(Wales)]
    [InlineData("\U0001F3F4\U000E0075\U000E0073\U000E0074\U000E0078\U000E007F")] // Texas
    [InlineData("\U0001F3F4\U000E0066\U000E0072\U000E0032\U000E0030\U000E0072\U000E007F")] // of six
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("👍🏽")]
    [InlineData("1️⃣")]
    [InlineData("❤️")]
    [InlineData("🏳️‍🌈")]
    [InlineData("🏴‍☠️")]
    [InlineData("🇫🇷")]
    public void A_picture_of_several_characters_stays_whole(string picture)
    {
        Assert.Equal($"a{picture}b", Cleaned($"a{picture}b"));
        Assert.Equal($"Ada {picture}", TypedText.ReadLine($"Ada  {picture}", limit: 60).Text);
        Assert.False(Characters.HoldsHidden($"Ada {picture}"));
        Assert.True(Characters.IsVisible(picture));
    }

    [Theory]
    [InlineData("\U0001F3F4\U000E0067\U000E0062", "🏴")] // no end
    [InlineData("\U0001F3F4\U000E007F", "🏴")] // no code
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E007F", "🏴")] // too short a code
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E0067\U000E0062\U000E0067\U000E0062\U000E0067\U000E007F", "🏴")] // too long
    [InlineData("\U0001F3F4\U000E0067\U000E0020\U000E0062\U000E007F", "🏴")] // none
    [InlineData("\U0001F3F4\U000E0047\U000E0042\U000E0045\U000E007F", "🏴")] // capitals
    [InlineData("\U0001F3F3\U000E0067\U000E0062\U000E0065\U000E007F", "🏳")] // of another flag
    [InlineData("\U0001F3F4\u202E\U000E0067\U000E0062\U000E0065\U000E007F", "🏴")]
    [InlineData(Wales + "\U000E0041\U000E0042", Wales)]
    public void Tags_that_make_no_flag_hide_nothing(string typed, string kept)
    {
        Assert.Equal($"a{kept}b", Cleaned($"a{typed}b"));
        Assert.True(Characters.HoldsHidden(typed));
    }

    [Fact]
    public void A_letter_keeps_eight_marks()
    {
        Assert.Equal(1 + 8, Cleaned("x" + new string('\u0327', 1_000)).Length);
        Assert.Equal(1 + 8, Cleaned("x" + string.Concat(Enumerable.Repeat("\u0327\u200E", 1_000))).Length);
        Assert.Equal(1 + 8, Cleaned("x" + new string('\u0344', 1_000)).Length); // each becomes two
        Assert.Equal(1 + 8, Cleaned("x" + string.Concat(Enumerable.Repeat("\u0316\u0301\u200D", 1_000))).Count(unit => unit != '\u200D'));
    }

    [Theory]
    [InlineData(1_000, "e\u0301", 500, 500)]
    [InlineData(1_000, "e\u0301", 501, 1_002)]
    [InlineData(16_000, "e\u0301", 8_000, 8_000)]
    [InlineData(16_000, "e\u0301", 8_001, 16_002)]
    [InlineData(16_000, "\u0F81", 16_001, 16_001)]
    public void What_is_far_too_long_is_measured_as_it_came_and_not_looked_at(int most, string piece, int times, int length)
    {
        var typed = TypedText.Read(string.Concat(Enumerable.Repeat(piece, times)), limit: most / 4);
        Assert.Equal(length, typed.Length);
        Assert.Equal(piece.Length * times <= most ? length : 0, typed.Text.Length);
    }

    [Fact]
    public void A_text_is_as_long_as_what_is_left_of_it()
    {
        var hidden = string.Concat(Enumerable.Repeat("a\u202E\u0007", 300));
        Assert.Equal(new TypedText(new string('a', 300), 300), TypedText.Read(hidden, limit: 300));
        Assert.Equal(new TypedText("", 0), TypedText.Read(null, limit: 300));
    }

    [Theory]
    [InlineData("  Ada \t Lovelace ", "Ada Lovelace")]
    [InlineData("Ada\u2028Lovelace\u2029", "Ada Lovelace")]
    [InlineData("Ada\u00A0\u3000Lovelace", "Ada Lovelace")]
    [InlineData("A\u00ADd\u200Ba\u180E", "Ada")]
    [InlineData("A\u3164d\u2800a\u115F\u1160\uFFA0", "Ada")]
    [InlineData("علی\u200Cرضا", "علی\u200Cرضا")]
    [InlineData("Ada 👩‍💻", "Ada 👩‍💻")]
    public void A_line_has_single_spaces_and_nothing_hides_in_its_words(string typed, string kept) =>
        Assert.Equal(kept, TypedText.ReadLine(typed, limit: 60).Text);

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
    [InlineData("\u2800\u2800", false)]
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

    private static string Cleaned(string typed) => TypedText.Read(typed, limit: 4_000).Text;

    private static IEnumerable<Rune> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(value => new Rune(value));
}
