using System.Collections.Immutable;

namespace BackendCareer.Tests.Support;

/// <summary>The tables of a Markdown file that tests and people read.</summary>
internal static class MarkdownTables
{
    /// <returns>Each second-level title with the rows of the table below it, the head among them.</returns>
    public static ImmutableArray<(string Title, ImmutableArray<ImmutableArray<string>> Rows)> In(string file) =>
    [
        .. from section in File.ReadAllText(file).Split("\n## ").Skip(1)
           let lines = section.Split('\n')
           let rows = lines.Where(line => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal))
           select (lines[0], rows.Select(CellsOf).ToImmutableArray()),
    ];

    private static ImmutableArray<string> CellsOf(string line) => [.. line.Split('|')[1..^1].Select(cell => cell.Trim())];
}
