using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>The cells of a table as readers get them.</summary>
public sealed class TableTests
{
    [Fact]
    public void Only_a_column_of_figures_is_aligned_and_the_region_ends_before_what_follows() => Assert.Equal(
        """
        <div class="table-scroll" role="region" tabindex="0" aria-label="Pay by &quot;country&quot;"><table><caption>Pay <em>by</em> "country"</caption>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th class="num" scope="col">b</th>
        <th scope="col">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>x</td>
        <td class="num">1</td>
        <td>y</td>
        </tr>
        </tbody>
        </table>
        </div>
        <p>After.</p>

        """,
        GuideFiles.HtmlOf("Table: Pay *by* \"country\"\n\n| a | b | c |\n| --- | ---: | :---: |\n| x | 1 | y |\n\nAfter."));

    private const int Body = GuideFiles.FirstBodyLine;

    [Theory]
    [InlineData("| a |\n| --- |\n| 1 | 2 |", Body + 2, "This row has 2 cells, and the head of its table 1 cell.")]
    [InlineData("a | b\n--- | ---\n1 | 2\ndev | ops | 10", Body + 3, "This row has 3 cells, and the head of its table 2 cells.")]
    [InlineData("- | a | b |\n  | --- | --- |\n  | 1 | 2 | |", Body + 2, "This row has 3 cells, and the head of its table 2 cells.")]
    [InlineData("| a | b |\n| --- |\n| 1 | 2 |", Body, "The head of this table has 2 cells, and the line of hyphens below it 1 cell.")]
    [InlineData("a | b\n--- | --- | ---\n1 | 2", Body, "The head of this table has 2 cells, and the line of hyphens below it 3 cells.")]
    public void A_row_is_no_longer_than_the_head(string table, int line, string what) => Tells(table, line, what);

    private const string Touches = "This line touches a table and is no row of it, so the table is not drawn.";
    private const string NoHyphens = "This table has no line of hyphens and pipes below its head, so it is not drawn.";
    private const string OtherDashes = "The line below the head of this table has dashes that are no hyphens.";

    [Theory]
    [InlineData("| a | b |\n| --- | --- |\n| 1 | 2 |\n**Source:** x", Body + 3, Touches)]
    [InlineData("| a | b |\n| --- | --- |\n| 1 | 2 |\n`code`", Body + 3, Touches)]
    [InlineData("a | b\n--- | ---\n1 | 2\nA note.\n3 | 4", Body + 3, Touches)]
    [InlineData("> | a | b |\n> |---|---|\n> | 1 | 2 |\n> 3", Body + 3, Touches)]
    [InlineData("Table: Pay\n| a | b |\n| --- | --- |\n| 1 | 2 |\nEnd.", Body + 4, Touches)]
    [InlineData("| a | b |\n| --- | --- |\n| 1 | 2 |\n---", Body, "The line of hyphens directly below this table makes a heading of it.")]
    [InlineData("| a | b |\n| — | — |\n| 1 | 2 |", Body + 1, OtherDashes)]
    [InlineData("a | b\n–– | ––\n1 | 2", Body + 1, OtherDashes)]
    [InlineData("| a | b |\n| −−− | :−−: |\n| 1 | 2 |", Body + 1, OtherDashes)]
    [InlineData("| a | b |\n| 1 | 2 |", Body, NoHyphens)]
    [InlineData("- x\n\n  | a | b |\n  | === | === |\n  | 1 | 2 |", Body + 2, NoHyphens)]
    [InlineData("| a |\n---", Body, NoHyphens)]
    public void A_table_of_which_only_pipes_would_be_seen_is_told(string table, int line, string what) => Tells(table, line, what);

    private const string Parted = "An empty line parts this row from its table, so it is shown as text.";
    private const string Grid = "Lines of + and - draw no table here.";
    private const string Backslash = @"Behind the last | of this row stands a \, so that it is not drawn as a row.";

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", Body + 4, Parted)]
    [InlineData("a | b\n---|---\n1 | 2\n\n3 | 4\n5 | 6", Body + 4, Parted)]
    [InlineData("> | a | b | c |\n> |---|---|---|\n> | 1 | 2 | 3 |\n>\n> 4 | 5 | 6", Body + 4, Parted)]
    [InlineData("a | b\n-----\n1 | 2", Body, NoHyphens)]
    [InlineData("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+", Body, Grid)]
    [InlineData("Text:\n+-----+\n| one |\n+-----+", Body + 1, Grid)]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n|:---|---:|\n| 3 | 4 |", Body + 3,
        "This row is a second line of hyphens: a table has one, below its head.")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\\", Body + 2, Backslash)]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\\\n| 3 | 4 |", Body + 2, Backslash)]
    [InlineData("| a | b |\\\n|---|---|\n| 1 | 2 |", Body, Backslash)]
    [InlineData("| a | b |\n|---|---|\n\u200B| 1 | 2 |", Body + 2,
        "Before the first | of this row stands a zero-width space (U+200B), which makes a cell.")]
    public void A_row_that_is_parted_from_its_table_or_drawn_by_other_marks_is_told(string table, int line, string what) =>
        Tells(table, line, what);

    [Fact]
    public void A_table_with_an_empty_line_behind_each_of_its_lines_is_told_at_each() => Assert.Equal(
        [(Body + 2, "An empty line parts this line of hyphens from the head of its table, so the table is not drawn."), (Body + 4, Parted)],
        new GuideFiles().WithArticle("role.md", "| a | b |\n\n|---|---|\n\n| 1 | 2 |").Problems()
            .Select(problem => (problem.Line, problem.What)));

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n\nA survey | its authors.")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |")]
    [InlineData("| - | b |\n|---|---|\n| - | -- |\n| --- | none |")]
    [InlineData("| a | b |\n|---|---|\n| \u00A0 | 2 |")]
    [InlineData("+--- a drawing")]
    public void What_a_table_may_hold_and_what_may_follow_it_is_not_told(string text) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", text).Problems());

    [Theory]
    [InlineData("Yes | no.")]
    [InlineData("It is `a | b` or\nc | d.")]
    [InlineData("| x | is the absolute value of x.")]
    [InlineData("\\| a | b |\n\\| --- | --- |")]
    [InlineData("A - b | c")]
    public void Pipes_in_a_sentence_make_no_table(string text) => Assert.Empty(new GuideFiles().WithArticle("role.md", text).Problems());

    [Theory]
    [InlineData("Text.\n| a | b |\n| --- | --- |\n| 1 | 2 |")]
    [InlineData("| a | b |\n| --- | --- |\n| 1 |")]
    [InlineData("| a | b |\n|:---|---:|\n| 1 | 2 |\n- A list.")]
    [InlineData("| a | b |\n| --- | --- |\n| 1 | |\n\nText.")]
    public void A_table_is_drawn(string table)
    {
        Assert.Empty(new GuideFiles().WithArticle("role.md", table).Problems());
        Assert.Contains("<th scope=\"col\">a</th>", GuideFiles.HtmlOf(table), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"`a \| b`", "<code>a | b</code>")]
    [InlineData(@"**`\|\|`**", "<strong><code>||</code></strong>")]
    [InlineData(@"a \| b", "a | b")]
    public void A_pipe_in_a_cell_is_written_with_a_backslash_in_code_as_well(string cell, string html) => Assert.Contains(
        $"<td>{html}</td>", GuideFiles.HtmlOf($"| a |\n| --- |\n| {cell} |"), StringComparison.Ordinal);

    private static void Tells(string table, int line, string what)
    {
        var problem = new GuideFiles().WithArticle("role.md", table).Problem();
        Assert.Equal((line, what), (problem.Line, problem.What));
    }
}
