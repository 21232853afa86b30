using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>What the block <c>::: pay-explorer</c> shows for one choice.</summary>
/// <param name="Address">Of the article that holds the block, without its query.</param>
/// <param name="Group">The people asked for, or the nearest that enough answered for; a note tells which.</param>
/// <param name="Bands">By years of professional work, one survey alone; empty where too few answered.</param>
/// <param name="Countries">In euros, the best paid first.</param>
/// <param name="Drawn">Of these, the ones that answered most, and the chosen one.</param>
/// <param name="Others">What others measured in this country, each beside the survey in the same currency.</param>
/// <param name="Degrees">Of this country, or of all where it was not computed.</param>
public sealed record PayExplorer(
    string Address, PayChoice Choice, PayOptions Options, ImmutableArray<string> Notes, PayRow Group, ImmutableArray<PayRow> Bands,
    ImmutableArray<PayRow> Countries, ImmutableArray<PayRow> Drawn, PayDispute? Others, ImmutableArray<EducationPremium> Degrees)
{
    public const int MostDrawn = 12;

    public static PayExplorer Of(GuideData data, string address, PayChoice choice)
    {
        var rows = new PayRows(data.Pay, choice.Currency);
        var everybody = rows.Of(choice.Country, choice.Role) ?? rows.Of(choice.Country, PayRow.WebRoles) ?? rows.AnyOf(choice.Country);
        var group = choice.Band == PayRow.AllExperience
            ? everybody
            : rows.Of(choice.Country, choice.Role, choice.Band) ?? rows.Of(choice.Country, PayRow.WebRoles, choice.Band) ?? everybody;
        var countries = rows.CountriesInEuros(everybody.Role);
        return new PayExplorer(
            address, choice, PayOptions.In(data), [.. choice.Notes, .. Fallbacks(choice, group)], group,
            rows.Bands(choice.Country, choice.Role),
            countries, Largest(countries, choice.Country),
            PayDispute.Of(data, choice.Country, everybody.Role), DegreesIn(data, choice.Country));
    }

    public bool DegreesAreOfAll => Degrees.Any(premium => premium.Country != Choice.Country);

    /// <summary>For the sentences: of the three jobs together, whose many answers make the range narrow.</summary>
    public IEnumerable<EducationPremium> BroadDegrees => Degrees.Where(premium => premium.Role == PayRow.WebRoles);

    private static IEnumerable<string> Fallbacks(PayChoice choice, PayRow group)
    {
        if (group.Role != choice.Role)
        {
            var band = group.Experience == choice.Band ? PayWords.With(choice.Band) : "";
            yield return $"Too few {PayWords.People(choice.Role)}{band} answered {PayWords.In(group)}. Shown instead: "
                + $"{PayWords.People(group.Role)}.";
        }

        if (group.Experience != choice.Band)
        {
            yield return $"Too few people{PayWords.With(choice.Band)} answered {PayWords.In(group)}. Shown instead: everybody.";
        }

        if (choice.Currency == "EUR" && group.Currency != "EUR")
        {
            yield return $"These figures were published in {PayWords.Currency(group.Currency)} alone.";
        }
    }

    private static ImmutableArray<PayRow> Largest(ImmutableArray<PayRow> countries, string chosen)
    {
        var largest = countries.OrderByDescending(row => row.Respondents).Take(MostDrawn).ToHashSet();
        return [.. countries.Where(row => row.Country == chosen || largest.Contains(row))];
    }

    private static ImmutableArray<EducationPremium> DegreesIn(GuideData data, string country)
    {
        var known = data.Education.OrderBy(premium => premium.Education != "master").ThenByDescending(premium => premium.Role)
            .ToLookup(premium => premium.Country);
        return [.. known.Contains(country) ? known[country] : known["ALL"]];
    }
}
