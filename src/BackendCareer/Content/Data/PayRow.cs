using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>The spread of gross yearly pay of one group of people in one currency, a line of <c>data/pay.csv</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU27, or ALL.</param>
/// <param name="Experience">"all", or a band of years in professional work such as 3-5 or 21+.</param>
/// <param name="Respondents">How many people answered; below 30 a sample is small.</param>
/// <param name="P10">A tenth earn less.</param>
/// <param name="Low95">Where the median of everybody could lie as well, given so many answers; null where it was not computed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="IsTooHigh">Answers are missing at the bottom: low pay was taken for a mistake.</param>
public sealed partial record PayRow(
    Source Source, string Year, string Role, string Country, string CountryName, string Experience,
    int Respondents, int P10, int P25, int Median, int P75, int P90, int? Low95, int? High95, string Currency, bool IsTooHigh)
{
    public const string Path = "data/pay.csv";
    public const string WebRoles = "web roles";
    public const string AllExperience = "all";
    public const int SmallSample = 30;
    private const int SmallestSample = 10;

    public static ImmutableArray<string> Columns { get; } =
        ["source", "year", "role", "country", "country_name", "experience", "n", "p10", "p25", "median", "p75", "p90", "lo95", "hi95",
            "currency", "floor"];

    public bool IsSmallSample => Respondents < SmallSample;

    internal static ImmutableArray<PayRow> ReadAll(CsvTables tables) => tables.Read(
        Path, [.. Columns],
        Read,
        row => (row.Source, row.Year, row.Role, row.Country, row.Experience, row.Currency));

    private static PayRow Read(CsvLine row)
    {
        var (code, name) = row.NamedCountry("ALL", "EU27");
        var pay = new PayRow(
            row.RequiredSource("source")!, row.PlainYear("year"), row.Word("role", "back-end", "full-stack", "front-end", WebRoles),
            code, name,
            row.Text("experience"), row.RequiredNumber("n"), row.RequiredNumber("p10"), row.RequiredNumber("p25"),
            row.RequiredNumber("median"), row.RequiredNumber("p75"), row.RequiredNumber("p90"),
            row.Number("lo95"), row.Number("hi95"), row.Currency("currency"), row.Flag("floor"));
        if (!Band().IsMatch(pay.Experience))
        {
            row.Report("experience", ContentRules.CsvValue, $"experience cannot be {pay.Experience}.",
                "Write all, or a band of years such as 3-5 or 21+.");
        }

        if (pay.Respondents < SmallestSample && uint.TryParse(row.Text("n"), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            row.Report("n", ContentRules.CsvValue, $"{pay.Respondents} answers are too few to be shown.",
                $"Take the line out: the guide shows nothing below {SmallestSample}.");
        }

        row.ReportUnlessRising("p10", "p25", "median", "p75", "p90");
        row.ReportUnlessRising("lo95", "median", "hi95");
        return pay;
    }

    [GeneratedRegex(@"^(all|\d+-\d+|\d+\+)$")]
    private static partial Regex Band();
}
