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

    private const int MostPercent = 100; // no rule asks for more than the minimum wage
    private const int MostYears = 5;

    internal static ImmutableArray<ApprenticeRate> ReadAll(CsvTables tables)
    {
        var groups = new List<(ApprenticeRate Rate, Located Place)>();
        var rates = tables.Read(
            Path,
            ["place", "year", "age_from", "age_to", "contract_year", "percent", "source"],
            row => Read(row, groups),
            rate => (rate.Place, rate.Year, rate.AgeFrom, rate.ContractYear));
        foreach (var ages in groups.GroupBy(group => (group.Rate.Place, group.Rate.Year, group.Rate.ContractYear)))
        {
            var byAge = ages.OrderBy(group => group.Rate.AgeFrom).ToList();
            foreach (var (younger, older) in byAge.Zip(byAge.Skip(1)))
            {
                if (MistakeBetween(younger.Rate, older.Rate, younger.Place.Line) is { } mistake)
                {
                    tables.Report(older.Place.Problem(Path, mistake));
                }
            }
        }

        return rates;
    }

    /// <summary>Each age has one share: two that say the same ages are told as twins.</summary>
    private static Mistake? MistakeBetween(ApprenticeRate younger, ApprenticeRate older, int line) => (older.AgeFrom - younger.AgeTo) switch
    {
        1 => null,
        > 1 and var distance => new Mistake(ContentRules.CsvValue,
            distance == 2
                ? $"Nothing says what apprentices of {older.AgeFrom - 1} get: the ages of line {line} end before."
                : $"Nothing says what apprentices of {younger.AgeTo + 1} to {older.AgeFrom - 1} get: the ages of line {line} end before.",
            "Let the ages follow each other, or add the line that is missing."),
        _ when younger.AgeFrom == older.AgeFrom => null,
        _ => new Mistake(ContentRules.CsvValue, $"The ages of line {line} go on here: an apprentice of {older.AgeFrom} has two shares.",
            "Let the ages follow each other; only the oldest group has no age_to."),
    };

    private static ApprenticeRate Read(CsvLine row, List<(ApprenticeRate, Located)> groups)
    {
        var rate = new ApprenticeRate(
            row.Country("place"), row.PlainYear("year"), row.RequiredNumber("age_from"), row.Number("age_to"),
            row.RequiredNumber("contract_year"), row.RequiredNumber("percent"), row.RequiredSource("source")!);
        if (rate.AgeTo < rate.AgeFrom)
        {
            row.Report("age_to", ContentRules.CsvValue, "age_to is below age_from.", "Check the two ages.");
        }
        else
        {
            groups.Add((rate, row.Locate("age_from")));
        }

        row.ReportUnlessWithin("percent", 1, MostPercent);
        row.ReportUnlessWithin("contract_year", 1, MostYears);
        return rate;
    }
}
