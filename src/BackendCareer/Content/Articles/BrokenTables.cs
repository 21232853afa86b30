using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>Finds tables of which nothing but raw pipes is on the page, and rows that do not fit into theirs.</summary>
internal static partial class BrokenTables
{
    /// <param name="text">Of the block, as <see cref="LiteralText"/> has it: what is left of a table in it became none.</param>
    /// <returns>What is wrong and where in the text, or null.</returns>
    public static (int Index, Mistake Mistake)? MistakeIn(LeafBlock block, string text)
    {
        var lines = text.Split('\n');
        var dashes = Array.FindIndex(lines, line => Dashes().IsMatch(line));
        var found = GridAt(lines)
            ?? (dashes >= 0 ? BrokenAt(block, lines, dashes) : CutRows.At(block, lines) ?? WithoutDashes(block, lines));
        return found is var (line, mistake) ? (lines.Take(line).Sum(before => before.Length + 1), mistake) : null;
    }

    private static (int Line, Mistake Mistake)? GridAt(string[] lines) => Array.FindIndex(lines, Grid().IsMatch) is var line and >= 0
        ? (line, Broken("Lines of + and - draw no table here.",
            "Write its head between |, below it a line such as | --- | --- |, and then the rows."))
        : null;

    private static (int Line, Mistake Mistake)? BrokenAt(LeafBlock block, string[] lines, int dashes)
    {
        if (OtherDash().IsMatch(lines[dashes]))
        {
            return (dashes, Broken("The line below the head of this table has dashes that are no hyphens.", "Write it as | --- | --- |."));
        }

        if (block is HeadingBlock)
        {
            return (0, Broken("The line of hyphens directly below this table makes a heading of it.", "Leave an empty line above it."));
        }

        if (block.Inline!.Descendants<LineBreakInline>().Index().FirstOrDefault(end => end.Item.IsBackslash) is (var row, not null))
        {
            return (row, EndsInBackslash);
        }

        if (dashes == 0 && CutRows.IsCutOff(block))
        {
            return (0, CutRows.Dashes);
        }

        var other = Array.FindIndex(lines, dashes, line => !line.Contains('|'));
        return other >= 0
            ? (other, Broken("This line touches a table and is no row of it, so the table is not drawn.",
                "Leave an empty line between the two, or make a row of it with |."))
            : (Math.Max(0, dashes - 1), Broken("These lines look like a table and are none.",
                "Write its head, below it a line such as | --- | --- | with as many columns, and then the rows."));
    }

    private static (int Line, Mistake Mistake)? WithoutDashes(LeafBlock block, string[] lines) =>
        IsTable(block, lines)
            ? (0, Broken("This table has no line of hyphens and pipes below its head, so it is not drawn.",
                "Write a line such as | --- | --- | there, with as many columns."))
            : null;

    private static bool IsTable(LeafBlock block, string[] lines) => block is HeadingBlock { IsSetext: true }
        ? Array.Exists(lines, line => line.Contains('|'))
        : lines.Length > 1 && lines.All(Row().IsMatch);

    /// <summary>Whether the last line of a text is a row, or a line of hyphens.</summary>
    public static bool EndsAsTable(string text) =>
        text[(text.LastIndexOf('\n') + 1)..] is var last && (Row().IsMatch(last) || Dashes().IsMatch(last));

    public static Mistake Broken(string what, string remedy) => new(ContentRules.TableIsWhole, what, remedy);

    /// <summary>What is wrong with a row, or with the line of hyphens below it.</summary>
    public static Mistake? MistakeIn(TableRow row)
    {
        var table = (Table)row.Parent!;
        var (head, cells) = (Cells((TableRow)table[0]), Cells(row));
        if (row.IsHeader)
        {
            return table.ColumnDefinitions.Count == head ? null : Broken(
                $"The head of this table has {Counted(head)}, and the line of hyphens below it {Counted(table.ColumnDefinitions.Count)}.",
                "Write as many --- as there are columns.");
        }

        if (row.OfType<TableCell>().All(cell => HyphensAlone().IsMatch(TextOf(cell))))
        {
            return Broken("This row is a second line of hyphens: a table has one, below its head.",
                "Take it out; for a second table leave an empty line above its head.");
        }

        return cells <= head ? null : RowMistake(row) ?? new Mistake(ContentRules.TableRowFits,
            $"This row has {Counted(cells)}, and the head of its table {Counted(head)}.",
            "Take a | out, or give the head another column; a | in a text is written \\|.");
    }

    /// <summary>Why it has more cells than are seen.</summary>
    private static Mistake? RowMistake(TableRow row)
    {
        var last = TextOf(row.OfType<TableCell>().Last(cell => cell.Count > 0));
        if (last == @"\" || row.Descendants<LiteralInline>().Any(text => text.Line > row.Line)) // it takes the next row in
        {
            return EndsInBackslash;
        }

        return InvisibleCharacters.NamedIfAlone(TextOf((TableCell)row[0])) is { } unseen
            ? Broken($"Before the first | of this row stands {unseen}, which makes a cell.", "Take it out.")
            : null;
    }

    private static Mistake EndsInBackslash { get; } =
        Broken(@"Behind the last | of this row stands a \, so that it is not drawn as a row.", "Take it out.");

    private static string TextOf(TableCell cell) =>
        string.Concat(cell.OfType<LeafBlock>().Select(leaf => ArticleMarkdown.TextOf(leaf.Inline))).Trim();

    /// <summary>Those that are written; the parser adds empty ones, so that all rows have as many.</summary>
    private static int Cells(TableRow row) => row.OfType<TableCell>().Count(cell => cell.Count > 0);

    private static string Counted(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";

    [GeneratedRegex(@"^(?=[^|]*\|)(?=.*[-\u2010-\u2015\u2212])[|:\s\u2010-\u2015\u2212-]+$")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[\u2010-\u2015\u2212]")]
    private static partial Regex OtherDash();

    [GeneratedRegex(@"^\+(?:[-=:]{3,}\+)+\s*$")]
    private static partial Regex Grid();

    [GeneratedRegex("^:?-{3,}:?$")]
    private static partial Regex HyphensAlone();

    [GeneratedRegex(@"^\s*\|.*\|\s*$")]
    private static partial Regex Row();
}
