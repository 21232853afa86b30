using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>
/// How pay differs from that of people with a bachelor's degree, at equal country, job and experience: a line of
/// <c>data/education.csv</c>.
/// </summary>
/// <param name="Education">"master" or "no degree".</param>
/// <param name="Percent">Of a bachelor's pay.</param>
/// <param name="Low95">The true difference probably lies between this and <paramref name="High95"/>.</param>
/// <param name="InGroup">How many answered with this education.</param>
/// <param name="Respondents">How many the comparison rests on in all.</param>
public sealed record EducationPremium(
    Source Source, string Year, string Role, string Country, string CountryName, string Education,
    int Percent, int Low95, int High95, int InGroup, int Respondents)
{
    public const string Path = "data/education.csv";

    /// <summary>Zero is within the range: the data cannot say whether there is a difference.</summary>
    public bool IsOpen => Low95 <= 0 && High95 >= 0;

    internal static ImmutableArray<EducationPremium> ReadAll(CsvTables tables) => tables.Read(
        Path,
        ["source", "year", "role", "country", "country_name", "education", "premium", "lo95", "hi95", "n", "n_all"],
        Read,
        row => (row.Source, row.Year, row.Role, row.Country, row.Education));

    private static EducationPremium Read(CsvLine row)
    {
        var (code, name) = row.NamedCountry("ALL", "EU27");
        var premium = new EducationPremium(
            row.RequiredSource("source")!, row.PlainYear("year"), row.Word("role", "back-end", PayRow.WebRoles),
            code, name, row.Word("education", "master", "no degree"),
            row.RequiredPercent("premium"), row.RequiredPercent("lo95"), row.RequiredPercent("hi95"),
            row.RequiredNumber("n"), row.RequiredNumber("n_all"));
        if (premium.Low95 > premium.Percent || premium.Percent > premium.High95)
        {
            row.Report("lo95", ContentRules.CsvValue, "The numbers from lo95 over premium to hi95 do not rise.",
                "Check the three numbers.");
        }

        return premium;
    }
}
