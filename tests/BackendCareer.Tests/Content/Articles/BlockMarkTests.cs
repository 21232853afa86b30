using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Marks at the start of a line, of headings, lists, quotes and blocks, that readers would see as they are written.</summary>
public sealed class BlockMarkTests
{
    private const string Before = "The mark is shown as it is written, because {0} stands before it.";
    private const string Behind = "The mark is shown as it is written, because {0} stands behind it.";
    private const string NoBreak = "a no-break space (U+00A0)";

    [Theory]
    [InlineData("##\u00A0Pay", 1, 3, Behind, NoBreak)]
    [InlineData("-\u00A0one\n-\u00A0two", 1, 2, Behind, NoBreak)]
    [InlineData("1.\u202Fone\n2.\u202Ftwo", 1, 3, Behind, "a narrow no-break space (U+202F)")]
    [InlineData("Text\n---\u00A0", 2, 4, Behind, NoBreak)]
    [InlineData("\uFEFF## Pay", 1, 1, Before, "a byte order mark (U+FEFF)")]
    [InlineData("- one\n\u00A0\u00A0- two", 2, 1, Before, NoBreak)]
    [InlineData("\u30002. two", 1, 1, Before, "an ideographic space (U+3000)")]
    [InlineData("\u200B> Words.", 1, 1, Before, "a zero-width space (U+200B)")]
    [InlineData("\u2003| a | b |", 1, 1, Before, "an unusual space (U+2003)")]
    [InlineData("\u2060---", 1, 1, Before, "an invisible character (U+2060)")]
    [InlineData("\u00A0```\ncode\n\u00A0```", 1, 1, Before, NoBreak)]
    public void A_mark_beside_a_character_that_nobody_sees_is_told_with_its_name(
        string body, int line, int column, string what, string character) =>
        Tells(body, line, column, what.Replace("{0}", character, StringComparison.Ordinal));

    [Theory]
    [InlineData(":::\u00A0note\nText.\n:::")]
    [InlineData("::: note\u00A0\u00A0x\nText.\n:::")]
    public void So_is_one_in_the_name_of_a_block(string body) =>
        Tells(body, 1, 1, "In the name of this block stands a no-break space (U+00A0).");

    [Theory]
    [InlineData("It began on\n3.\u00A0May, and at\n-\u00A05 degrees.")]
    [InlineData("3.\u00A0May was cold.")]
    [InlineData("\u3000Words.")]
    [InlineData("\u00A0`code` and words.")]
    [InlineData("\\-\u00A0words")]
    [InlineData(">\u00A0Words.")]
    [InlineData("-\u00A05 degrees")]
    [InlineData("::before stands in style sheets")]
    [InlineData("`#######` and \\####### nine")]
    public void Such_a_character_in_a_text_is_not_told(string body) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", body).Problems());

    [Theory]
    [InlineData("####### seven")]
    [InlineData("########")]
    [InlineData("#######seven")]
    public void More_than_six_marks_make_no_heading(string body) =>
        Tells(body, 1, 1, "The marks # are shown as they are written, because no heading has more than six.");

    [Theory]
    [InlineData(":: note\nText.\n::", 1)]
    [InlineData("::warning\nText.", 1)]
    [InlineData("Text.\n::", 2)]
    public void Two_colons_begin_and_end_no_block(string body, int line) =>
        Tells(body, line, 1, "Two colons are shown as they are written.");

    [Theory]
    [InlineData("- a\n - b\n  - c\n   - d\n    - e", 5, 5)]
    [InlineData("- a\n      - b", 2, 7)]
    [InlineData("Text:\n    * b", 2, 5)]
    public void An_item_that_became_text_of_the_line_above_it_is_told(string body, int line, int column) =>
        Tells(body, line, column, "This item of a list is shown as text of the line above it, because it is indented too far.");

    private static void Tells(string body, int line, int column, string what)
    {
        var problem = new GuideFiles().WithArticle("role.md", body).Problem();
        Assert.Equal((GuideFiles.FirstBodyLine + line - 1, column, what), (problem.Line, problem.Column, problem.What));
    }
}
