using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Finds rows that an empty line parts from their table.</summary>
internal static class CutRows
{
    private const string Remedy = "Take the empty line above it out.";

    public static Mistake Dashes { get; } = BrokenTables.Broken(
        "An empty line parts this line of hyphens from the head of its table, so the table is not drawn.", Remedy);

    /// <param name="lines">Of the block, none of them a line of hyphens.</param>
    public static (int Line, Mistake Mistake)? At(LeafBlock block, string[] lines) =>
        block is ParagraphBlock && lines.All(line => line.Contains('|')) && IsCut(block, lines)
            ? (0, BrokenTables.Broken("An empty line parts this row from its table, so it is shown as text.", Remedy))
            : null;

    /// <summary>Whether lines of a table stand above the block.</summary>
    public static bool IsCutOff(LeafBlock block) => Above(block) is ParagraphBlock above && TextOf(above).Contains('|');

    private static bool IsCut(LeafBlock block, string[] lines) => Above(block) switch
    {
        Table table => IsRowOf(table, lines),
        ParagraphBlock above => lines[0].StartsWith('|') && BrokenTables.EndsAsTable(TextOf(above)),
        _ => false,
    };

    /// <summary>One line with one bar in its middle may be a sentence.</summary>
    private static bool IsRowOf(Table table, string[] lines)
    {
        var columns = table.OfType<TableRow>().First().Count;
        return lines[0].StartsWith('|')
            || (lines.Length + columns > 3 && lines.All(line => line.Split('|').Length == columns));
    }

    private static Markdig.Syntax.Block? Above(LeafBlock block) =>
        block.Parent is { } parent && parent.IndexOf(block) is var place and > 0 ? parent[place - 1] : null;

    private static string TextOf(ParagraphBlock paragraph) => new LiteralText(paragraph.Inline!).Text;
}
