using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class MarkdownGuardTests
{
    private static readonly MarkdownLimits Limits = new(
        4_000, 300, Containers: 6, Indent: 40, Brackets: 300, Emphasis: 400, Columns: 40, Cells: 1_000, HasHtml: false);

    public static TheoryData<string, MarkdownExcess> TooMuch => new()
    {
        { new string('a', 4_001), MarkdownExcess.Characters },
        { new string('\n', 300), MarkdownExcess.Lines },
        { string.Concat(Enumerable.Repeat("- ", 1_000)) + "x" + new string('\n', 200), MarkdownExcess.Nesting },
        { string.Concat(Enumerable.Repeat("1. ", 7)) + "x", MarkdownExcess.Nesting },
        { ">>>>>>> x", MarkdownExcess.Nesting },
        { "> - + * 1) 2. > x", MarkdownExcess.Nesting },
        { new string(' ', 41) + "x", MarkdownExcess.Formatting },
        { new string('\t', 11) + "x", MarkdownExcess.Formatting },
        { new string('[', 301), MarkdownExcess.Formatting },
        { new string('*', 401), MarkdownExcess.Formatting },
        { string.Concat(Enumerable.Repeat("a|", 41)), MarkdownExcess.Formatting },
        { string.Concat(Enumerable.Repeat("a|b|c|d|e\n", 251)), MarkdownExcess.Formatting },
        { new string('<', 301), MarkdownExcess.Formatting },
        { new string('`', 401), MarkdownExcess.Formatting },
        { "```\n```\u00a0\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "```\n```\u3000\n" + new string('[', 301), MarkdownExcess.Formatting },
        // A fence that the parser does not see as one hides nothing.
        { "    ```\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "- a\n  ```\n\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "``` a`b\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "```\n```\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "````\n    ````\n````\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "a\u2028```\n" + new string('[', 301), MarkdownExcess.Formatting },
        { "~~~\n```\n~~~\n" + new string('[', 301), MarkdownExcess.Formatting },
    };

    /// <summary>As much as is allowed: each with one more of its kind is refused.</summary>
    public static TheoryData<string, string> Most => new()
    {
        { new string('a', 4_000), "a" },
        { new string('\n', 299), "\n" },
        { ">>>>>>", ">" },
        { "> > > > > 123456789. ", "- " },
        { new string(' ', 40), " " },
        { new string('\t', 10), " " },
        { new string('[', 150) + new string('<', 150), "<" },
        { string.Concat(Enumerable.Repeat("a*_~`", 100)), "~" },
        { string.Concat(Enumerable.Repeat("a*_~`", 100)), "_" },
        { string.Concat(Enumerable.Repeat("a|", 40)), "|" },
        { string.Concat(Enumerable.Repeat("a|b|c|d|e\n", 250)), "|" },
    };

    [Theory]
    [MemberData(nameof(Most))]
    public void A_text_may_hold_as_much_as_its_limits_say(string most, string more)
    {
        Assert.Null(MarkdownGuard.Refuse(most, Limits));
        Assert.NotNull(MarkdownGuard.Refuse(most + more, Limits));
    }

    [Theory]
    [InlineData("1234567890. - - - - - - x")] // ten digits begin no list
    [InlineData(". - - - - - - - x")]
    public void What_is_no_mark_of_a_list_ends_the_marks(string text) => Assert.Null(MarkdownGuard.Refuse(text, Limits));

    [Fact]
    public void A_fence_is_closed_by_one_that_is_indented_by_three() =>
        Assert.NotNull(MarkdownGuard.Refuse("```\n   ```\n" + new string('[', 301), Limits));

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void Text_that_would_keep_the_parser_busy_is_refused(string text, MarkdownExcess excess) =>
        Assert.Equal(excess, MarkdownGuard.Refuse(text, Limits)?.Excess);

    [Theory]
    [InlineData("A plain answer, with *emphasis*, `code` and [a link](https://example.org).")]
    [InlineData("> quoted\n> > twice\n\n1. one\n   - below\n     - and below")]
    [InlineData("- - -")]
    [InlineData("-5 degrees, *not* a list, 2026. not a list either")]
    public void Ordinary_text_is_accepted(string text) => Assert.Null(MarkdownGuard.Refuse(text, Limits));

    [Theory]
    [InlineData("- - - - - - - - -")]
    [InlineData("Text.\n\n* * * * * * * * *\n\nText.")]
    [InlineData("***************")]
    public void A_line_across_the_page_holds_no_lists(string text) => Assert.Null(MarkdownGuard.Refuse(text, Limits));

    [Theory]
    [InlineData("                                                             indented")]
    [InlineData("> > > > > > > > > quoted")]
    [InlineData("- - - - - - - - - listed")]
    [InlineData("| | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | |")]
    [InlineData("\t\t\t\t\t\t\t\t\t\t\t\tindented")]
    public void Nothing_nests_in_code(string line)
    {
        Assert.Null(MarkdownGuard.Refuse($"Text.\n\n```text\n{line}\n```\n", Limits));
        Assert.Null(MarkdownGuard.Refuse(
            $"---\nid: a\n---\n\n<https://example.org/>\n\n~~~\n{line}\n~~~\n", Limits with { HasHtml = true }));
        Assert.NotNull(MarkdownGuard.Refuse($"Text.\n\n{line}\n", Limits with { Columns = 40 }));
    }

    [Theory]
    [InlineData("<!--\n```\n-->\n")]
    [InlineData("- <div>\n```\n</div>\n")]
    [InlineData("---\na: |\n```\n---\n")]
    [InlineData("---\na: |\n```\n...\n")]
    [InlineData("<?\n```\n?>\n")]
    public void A_fence_in_HTML_or_front_matter_hides_nothing(string before)
    {
        Assert.NotNull(MarkdownGuard.Refuse(before + new string('[', 301), Limits with { HasHtml = true }));
        Assert.Null(MarkdownGuard.Refuse(before + new string('[', 301), Limits));
    }

    [Theory]
    [InlineData(61, "61 columns of indent, at most 60")]
    [InlineData(60, null)]
    public void The_limit_and_what_was_found_are_told(int columns, string? found) =>
        Assert.Equal(found, MarkdownGuard.Refuse(new string(' ', columns) + "x", Limits with { Indent = 60 })?.Found);

    [Fact]
    public void Code_may_hold_any_marks() =>
        Assert.Null(MarkdownGuard.Refuse("```\n" + new string('[', 900) + "\n  " + new string('*', 900) + "\n```\nEnd.", Limits));

    [Fact]
    public void Code_is_counted_too_where_fences_are_not_trusted() =>
        Assert.NotNull(MarkdownGuard.Refuse("<!--\n```\n-->\n" + new string('[', 301), Limits with { HasHtml = true }));

    [Fact]
    public void The_line_that_broke_the_limit_is_named() =>
        Assert.Equal(3, MarkdownGuard.Refuse("a\nb\n>>>>>>>>> c\nd", Limits)?.Line);
}
