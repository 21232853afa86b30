using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>One way to train for the job, a line of <c>data/routes.csv</c>. What is null or empty is not known.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU.</param>
/// <param name="EqfLevel">1 to 8, the European scale; null without a level.</param>
/// <param name="Entry">What one needs to get in.</param>
/// <param name="Stand">The lowest starting point: none, bac, bac2, bac3 or career.</param>
/// <param name="MonthsAreAbout">The length is a planning figure or was not verified.</param>
/// <param name="CostMin">Tuition for the whole route in euros, living costs left out; 0 is free.</param>
/// <param name="Pace">full-time, part-time, apprenticeship or self-paced.</param>
/// <param name="Paid">Whether one is paid while training.</param>
public sealed record TrainingRoute(
    string Id, string Country, string Name, string Credential, int? EqfLevel, string Entry, string Stand,
    int? Months, bool MonthsAreAbout, int? CostMin, int? CostMax, string Pace, bool Paid,
    Source? Source, string Year, string Note)
{
    public const string Path = "data/routes.csv";

    private static readonly string[] Stands = ["none", "bac", "bac2", "bac3", "career"];

    internal static ImmutableArray<TrainingRoute> ReadAll(
        ContentFiles files, FrozenDictionary<string, Source> sources, ICollection<Problem> problems) =>
    [
        .. CsvTable.Read(
            files, Path,
            ["id", "country", "name", "credential", "eqf_level", "entry", "stand", "months", "months_about", "cost_min", "cost_max", "pace", "paid", "source", "year", "note"],
            sources, problems, Read),
    ];

    private static TrainingRoute Read(CsvLine row)
    {
        var route = new TrainingRoute(
            row.RequiredText("id"), row.RequiredText("country"), row.RequiredText("name"), row.RequiredText("credential"),
            row.Number("eqf_level"), row.RequiredText("entry"), row.RequiredText("stand"),
            row.Number("months"), row.Flag("months_about"), row.Number("cost_min"), row.Number("cost_max"),
            row.RequiredText("pace"), row.Flag("paid"), row.Source("source"), row.Text("year"), row.Text("note"));
        if (!Stands.Contains(route.Stand))
        {
            row.Report("stand", $"cannot be {route.Stand}", $"Write one of: {string.Join(", ", Stands)}.");
        }

        if (route.Source is null && route.Note.Length == 0)
        {
            row.Report("source", "is missing", "Name an entry of data/sources.yml, or say in the note that none was found.");
        }

        if (route.Source is not null && route.Year.Length == 0)
        {
            row.Report("year", "is missing", "Say of which year this is.");
        }

        return route;
    }
}
