using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Pay as somebody else measured it, a line of <c>data/pay-other.csv</c>. What is null is not known.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Label">Short enough for a drawing.</param>
/// <param name="People">Who was counted.</param>
/// <param name="IsAbout">The amounts were read off a chart.</param>
/// <param name="Why">Why it differs from the survey.</param>
public sealed record OtherPay(
    Source Source, string Year, string Country, string Label, string People,
    int? Respondents, int? P10, int? P25, int Median, int? P75, int? P90, string Currency, bool IsAbout, string Why)
{
    public const string Path = "data/pay-other.csv";
    private const int LongestLabel = 30;

    internal static ImmutableArray<OtherPay> ReadAll(CsvTables tables) => tables.Read(
        Path,
        ["source", "year", "country", "label", "people", "n", "p10", "p25", "median", "p75", "p90", "currency", "about", "why"],
        Read,
        row => (row.Source, row.Year, row.Country, row.Label));

    private static OtherPay Read(CsvLine row)
    {
        var pay = new OtherPay(
            row.RequiredSource("source")!, row.RequiredYear("year"), row.Country("country"), row.RequiredText("label"),
            row.RequiredText("people"), row.Number("n"), row.Number("p10"), row.Number("p25"), row.RequiredNumber("median"),
            row.Number("p75"), row.Number("p90"), row.Currency("currency"), row.Flag("about"), row.RequiredText("why"));
        if (pay.Label.Length > LongestLabel)
        {
            row.Report("label", ContentRules.CsvValue, $"The label has {pay.Label.Length} letters; a drawing has room for {LongestLabel}.",
                "Shorten it; the column people says the rest.");
        }

        row.ExpectPlain("label", "people", "why");
        row.ReportUnlessRising("p10", "p25", "median", "p75", "p90");
        return pay;
    }
}
