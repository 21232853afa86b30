using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

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
        var found = dashes >= 0 ? BrokenAt(block, lines, dashes) : WithoutDashes(block, lines);
        return found is var (line, mistake) ? (lines.Take(line).Sum(before => before.Length + 1), mistake) : null;
    }

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

        var other = Array.FindIndex(lines, dashes, line => !line.Contains('|'));
        return other >= 0
            ? (other, Broken("This line touches a table and is no row of it, so the table is not drawn.",
                "Leave an empty line between the two, or make a row of it with |."))
            : (Math.Max(0, dashes - 1), Broken("These lines look like a table and are none.",
                "Write its head, below it a line such as | --- | --- | with as many columns, and then the rows."));
    }

    private static (int Line, Mistake Mistake)? WithoutDashes(LeafBlock block, string[] lines) =>
        lines.All(line => Row().IsMatch(line)) && (lines.Length > 1 || block is HeadingBlock { IsSetext: true })
            ? (0, Broken("This table has no line of hyphens and pipes below its head, so it is not drawn.",
                "Write a line such as | --- | --- | there, with as many columns."))
            : null;

    private static Mistake Broken(string what, string remedy) => new(ContentRules.TableIsWhole, what, remedy);

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

        return cells <= head ? null : new Mistake(ContentRules.TableRowFits,
            $"This row has {Counted(cells)}, and the head of its table {Counted(head)}.",
            "Take a | out, or give the head another column; a | in a text is written \\|.");
    }

    /// <summary>Those that are written; the parser adds empty ones, so that all rows have as many.</summary>
    private static int Cells(TableRow row) => row.OfType<TableCell>().Count(cell => cell.Count > 0);

    private static string Counted(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";

    [GeneratedRegex(@"^(?=[^|]*\|)(?=.*[-\u2010-\u2015\u2212])[|:\s\u2010-\u2015\u2212-]+$")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[\u2010-\u2015\u2212]")]
    private static partial Regex OtherDash();

    [GeneratedRegex(@"^\s*\|.*\|\s*$")]
    private static partial Regex Row();
}
