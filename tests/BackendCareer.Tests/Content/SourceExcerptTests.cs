using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("one\ntwo\nthree", 2, 3, "two", "  ")]
    [InlineData("one", 1, 1, "one", "")]
    [InlineData("a\tb\tc", 1, 4, "a\tb\tc", " \t ")] // a tab stays a tab: the caret is right, however wide one is drawn
    [InlineData("two", 1, 99, "two", "   ")] // past the end means the end
    [InlineData("two", 1, 0, "two", "")]
    [InlineData("a\n\nb", 2, 1, "", "")]
    [InlineData("a\n\nb", 2, 7, "", "")]
    [InlineData("", 1, 1, "", "")]
    [InlineData("a\n", 2, 1, "", "")] // the end of a file, where something is missing
    [InlineData("😀 b", 1, 4, "😀 b", "   ")]
    [InlineData("😀 b", 1, 2, "😀 b", "")] // not between the halves of one character
    [InlineData("e\u0301a", 1, 3, "e\u0301a", " ")] // an accent of its own takes no room
    public void A_place_is_shown_under_its_line(string text, int line, int column, string shown, string indent) =>
        Assert.Equal(new SourceExcerpt(shown, indent), SourceExcerpt.Of(text, line, column));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_line_that_is_not_there_is_not_shown(int line) => Assert.Null(SourceExcerpt.Of("a\nb", line, 1));

    [Fact]
    public void Every_column_of_a_long_line_is_seen_in_a_short_one()
    {
        var text = string.Concat(Enumerable.Range(0, 400).Select(number => $"{number},"));
        for (var column = 1; column <= text.Length; column++)
        {
            var (line, indent) = SourceExcerpt.Of(text, 1, column)!;
            Assert.InRange(line.Length, 80, 82); // with a mark at either end
            Assert.Equal(text[column - 1], line[indent.Length]);
            Assert.Equal(column > 25, line.StartsWith('…'));
            Assert.Equal(column <= text.Length - 56, line.EndsWith('…'));
        }
    }

    [Fact]
    public void A_cut_leaves_characters_whole()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 200));
        for (var column = 1; column <= text.Length + 1; column++)
        {
            var line = SourceExcerpt.Of(text, 1, column)!.Line;
            Assert.Equal(line, string.Concat(line.EnumerateRunes().Where(rune => rune.Value != 0xFFFD)));
        }
    }
}
