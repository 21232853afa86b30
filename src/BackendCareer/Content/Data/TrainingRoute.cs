using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>One way to train for the job, a line of <c>data/routes.csv</c>. What is null or empty is not known.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU.</param>
/// <param name="Label">Its name on the map of routes, a few words.</param>
/// <param name="EqfLevel">1 to 8, the European scale; null without a level.</param>
/// <param name="FrenchLevel">As France counts, from the baccalauréat: bac+2. Empty elsewhere.</param>
/// <param name="Entry">What one needs to get in.</param>
/// <param name="Stand">The lowest starting point: none, bac, bac2, bac3 or career.</param>
/// <param name="MonthsAreAbout">The length is a planning figure or was not verified.</param>
/// <param name="CostMin">Tuition for the whole route in euros, living costs left out; 0 is free.</param>
/// <param name="Pace">full-time, part-time, apprenticeship or self-paced.</param>
/// <param name="Paid">Whether one is paid while training.</param>
/// <param name="Page">Path of the article about it; empty, or not there yet, for most.</param>
public sealed record TrainingRoute(
    string Id, string Country, string Name, string Label, string Credential, int? EqfLevel, string FrenchLevel, string Entry, string Stand,
    int? Months, bool MonthsAreAbout, int? CostMin, int? CostMax, string Pace, bool Paid,
    Source? Source, string Year, string Note, string Page)
{
    public const string Path = "data/routes.csv";

    /// <summary>Where its page is written.</summary>
    internal Located PageAt { get; private init; }

    /// <summary>Starting points, from the lowest; who changes career may have any diploma.</summary>
    public static readonly ImmutableArray<string> Stands = ["none", "bac", "bac2", "bac3", "career"];

    internal static ImmutableArray<TrainingRoute> ReadAll(CsvTables tables) => tables.Read(
        Path,
        ["id", "country", "name", "label", "credential", "eqf_level", "french_level", "entry", "stand", "months", "months_about",
            "cost_min", "cost_max", "pace", "paid", "source", "year", "note", "page"],
        Read,
        route => route.Id);

    private static TrainingRoute Read(CsvLine row)
    {
        var route = new TrainingRoute(
            row.RequiredText("id"), row.Country("country", "EU"), row.RequiredText("name"), row.RequiredText("label"),
            row.RequiredText("credential"), row.Number("eqf_level"), row.Text("french_level"), row.RequiredText("entry"),
            row.Word("stand", Stands.AsSpan()), row.Number("months"), row.Flag("months_about"), row.Number("cost_min"),
            row.Number("cost_max"), row.Word("pace", "full-time", "part-time", "apprenticeship", "self-paced"), row.Flag("paid"),
            row.Source("source"), row.Year("year"), row.Text("note"), row.Text("page"))
        {
            PageAt = row.Locate("page"),
        };
        row.ExpectPlain("name", "label", "credential", "entry", "note");
        if (route.EqfLevel is < 1 or > 8)
        {
            row.Report("eqf_level", ContentRules.CsvValue, $"eqf_level cannot be {route.EqfLevel}.", "Write 1 to 8, or nothing.");
        }

        if (route.CostMin > route.CostMax)
        {
            row.Report("cost_min", ContentRules.CsvValue, "cost_min is above cost_max.", "Check the two amounts.");
        }

        if (row.Text("source").Length == 0 && route.Note.Length == 0)
        {
            row.Report("source", ContentRules.CsvSource, "source is missing.",
                $"Name an entry of {SourceRegistry.Path}, or say in the note that none was found.");
        }

        if (route.Source is not null && route.Year.Length == 0)
        {
            row.Report("year", ContentRules.CsvSource, "year is missing.", "Say of which year this is.");
        }

        return route;
    }
}
