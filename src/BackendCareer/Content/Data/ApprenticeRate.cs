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

    internal static ImmutableArray<ApprenticeRate> ReadAll(CsvTables tables)
    {
        var above = new List<ApprenticeRate>();
        return tables.Read(
            Path,
            ["place", "year", "age_from", "age_to", "contract_year", "percent", "source"],
            row => Read(row, above),
            rate => (rate.Place, rate.Year, rate.AgeFrom, rate.ContractYear));
    }

    private static ApprenticeRate Read(CsvLine row, List<ApprenticeRate> above)
    {
        var rate = new ApprenticeRate(
            row.Country("place"), row.PlainYear("year"), row.RequiredNumber("age_from"), row.Number("age_to"),
            row.RequiredNumber("contract_year"), row.RequiredNumber("percent"), row.RequiredSource("source")!);
        if (rate.AgeTo < rate.AgeFrom)
        {
            row.Report("age_to", ContentRules.CsvValue, "age_to is below age_from.", "Check the two ages.");
        }

        if (rate.Percent > 100)
        {
            row.Report("percent", ContentRules.CsvValue, $"percent is {rate.Percent}: more than the minimum wage itself.", "Check it.");
        }

        if (above.Exists(rate.Overlaps))
        {
            row.Report("age_from", ContentRules.CsvValue, "Ages of this line stand in one above it too.", "Let each age stand in one.");
        }

        above.Add(rate);
        return rate;
    }

    /// <summary>Whether an apprentice would find two shares; what begins at the same age is told as a twin.</summary>
    private bool Overlaps(ApprenticeRate other) =>
        (Place, Year, ContractYear) == (other.Place, other.Year, other.ContractYear) && AgeFrom != other.AgeFrom
        && AgeFrom <= (other.AgeTo ?? int.MaxValue) && other.AgeFrom <= (AgeTo ?? int.MaxValue);
}
