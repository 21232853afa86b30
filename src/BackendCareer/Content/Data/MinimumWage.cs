using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>A legal minimum wage, before deductions: a line of <c>data/minimum-wage.csv</c>.</summary>
/// <param name="Place">ISO 3166-1 alpha-2.</param>
/// <param name="Since">The day from which it holds.</param>
/// <param name="Month">In euros, full time.</param>
public sealed record MinimumWage(string Place, DateOnly Since, decimal Month, Source Source)
{
    public const string Path = "data/minimum-wage.csv";

    internal static ImmutableArray<MinimumWage> ReadAll(CsvTables tables) => tables.Read(
        Path,
        ["place", "since", "month", "source"],
        Read,
        wage => (wage.Place, wage.Since));

    private static MinimumWage Read(CsvLine row) => new(
        row.Country("place"), row.RequiredPastDay("since"), row.RequiredAmount("month"), row.RequiredSource("source")!);
}
