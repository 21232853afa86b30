using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>The spread of gross yearly pay of one group of people, a line of <c>data/pay.csv</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU27, or ALL.</param>
/// <param name="Experience">"all", or a band of years in professional work such as 3-5 or 21+.</param>
/// <param name="Answers">How many people answered; below 30 a sample is small.</param>
/// <param name="P10">A tenth earn less. In euros a year, like the other four.</param>
public sealed partial record PayRow(
    Source Source, string Year, string Role, string Country, string CountryName, string Experience,
    int Answers, int P10, int P25, int Median, int P75, int P90)
{
    public const string Path = "data/pay.csv";
    public const int SmallSample = 30;

    public bool IsSmallSample => Answers < SmallSample;

    internal static ImmutableArray<PayRow> ReadAll(
        ContentFiles files, SourceRegistry sources, ICollection<Problem> problems) =>
    [
        .. CsvTable.Read(
            files, Path,
            ["source", "year", "role", "country", "country_name", "experience", "n", "p10", "p25", "median", "p75", "p90", "currency"],
            sources, problems, Read,
            row => (row.Source, row.Year, row.Role, row.Country, row.Experience)),
    ];

    private static PayRow Read(CsvLine row)
    {
        var pay = new PayRow(
            row.RequiredSource("source")!, row.RequiredText("year"), row.Word("role", "back-end", "full-stack", "front-end", "web roles"), row.RequiredText("country"), row.RequiredText("country_name"),
            row.Text("experience"), row.RequiredNumber("n"), row.RequiredNumber("p10"), row.RequiredNumber("p25"),
            row.RequiredNumber("median"), row.RequiredNumber("p75"), row.RequiredNumber("p90"));
        row.Word("currency", "EUR");
        if (!Band().IsMatch(pay.Experience))
        {
            row.Report("experience", $"experience cannot be {pay.Experience}.", "Write all, or a band of years such as 3-5 or 21+.");
        }

        int[] spread = [pay.P10, pay.P25, pay.Median, pay.P75, pay.P90];
        if (spread.All(amount => amount > 0) && !spread.SequenceEqual(spread.Order()))
        {
            row.Report("p10", "The numbers from p10 to p90 do not rise.", "Check the five numbers.");
        }

        return pay;
    }

    [GeneratedRegex(@"^(all|\d+-\d+|\d+\+)$")]
    private static partial Regex Band();
}
