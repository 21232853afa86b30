using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>The least that an apprentice is paid, as a share of the minimum wage: a line of <c>data/apprentice-pay.csv</c>.</summary>
/// <param name="Place">ISO 3166-1 alpha-2.</param>
/// <param name="Year">Of the rule.</param>
/// <param name="AgeTo">The last age of the group; null for the oldest group.</param>
/// <param name="ContractYear">From 1.</param>
public sealed record ApprenticeRate(string Place, string Year, int AgeFrom, int? AgeTo, int ContractYear, int Percent, Source Source)
{
    public const string Path = "data/apprentice-pay.csv";

    internal static ImmutableArray<ApprenticeRate> ReadAll(CsvTables tables) => tables.Read(
        Path,
        ["place", "year", "age_from", "age_to", "contract_year", "percent", "source"],
        Read,
        rate => (rate.Place, rate.Year, rate.AgeFrom, rate.ContractYear));

    private static ApprenticeRate Read(CsvLine row)
    {
        var rate = new ApprenticeRate(
            row.Country("place"), row.PlainYear("year"), row.RequiredNumber("age_from"), row.Number("age_to"),
            row.RequiredNumber("contract_year"), row.RequiredNumber("percent"), row.RequiredSource("source")!);
        if (rate.AgeTo < rate.AgeFrom)
        {
            row.Report("age_to", ContentRules.CsvValue, "age_to is below age_from.", "Check the two ages.");
        }

        return rate;
    }
}
