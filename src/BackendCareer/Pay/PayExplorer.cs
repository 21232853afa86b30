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

/// <summary>Finds rows of <c>data/pay.csv</c>: the newest survey, in the currency that is wished for where it is there.</summary>
public sealed class PayRows(ImmutableArray<PayRow> all, string currency)
{
    /// <summary>Fewer bands show no course.</summary>
    private const int FewestBands = 3;

    public PayRow? Of(string country, string role, string band = PayRow.AllExperience) =>
        Best(all.Where(row => row.Country == country && row.Role == role && row.Experience == band));

    /// <summary>For a country of the list, which has one.</summary>
    public PayRow AnyOf(string country) =>
        Best(all.Where(row => row.Country == country && row.Experience == PayRow.AllExperience))!;

    /// <summary>The bands of the job; those of the three jobs together where it lacks the beginners or has too few.</summary>
    public ImmutableArray<PayRow> Bands(string country, string role)
    {
        var own = BandsOf(country, role);
        return own.IsEmpty && role != PayRow.WebRoles ? BandsOf(country, PayRow.WebRoles) : own;
    }

    public ImmutableArray<PayRow> CountriesInEuros(string role) =>
    [
        .. all.Where(row => row.Role == role && row.Experience == PayRow.AllExperience && row.Currency == "EUR")
            .GroupBy(row => row.Country)
            .Select(country => Best(country)!)
            .OrderByDescending(row => row.Median).ThenBy(row => row.CountryName, StringComparer.InvariantCulture),
    ];

    /// <summary>Two surveys count years in two ways, so a course is taken from one alone.</summary>
    private ImmutableArray<PayRow> BandsOf(string country, string role) =>
        all.Where(row => row.Country == country && row.Role == role && row.Experience != PayRow.AllExperience)
            .GroupBy(row => (row.Source, row.Year))
            .OrderByDescending(survey => survey.Key.Year, StringComparer.Ordinal)
            .Select(survey => survey.GroupBy(row => row.Experience).Select(band => Best(band)!).OrderBy(FirstYear).ToImmutableArray())
            .FirstOrDefault(bands => bands.Length >= FewestBands && FirstYear(bands[0]) == 0, []);

    private PayRow? Best(IEnumerable<PayRow> rows) => rows
        .OrderByDescending(row => row.Year, StringComparer.Ordinal)
        .ThenByDescending(row => row.Currency == "EUR" == (currency == "EUR"))
        .FirstOrDefault();

    private static int FirstYear(PayRow row) => PayOptions.FirstYear(row.Experience);
}

/// <summary>What others measured in a country, beside the survey in the same currency, so that disagreement is seen.</summary>
public sealed record PayDispute(PayRow Survey, ImmutableArray<OtherPay> Others)
{
    /// <returns>Null where nobody else measured, or not in a currency of the survey.</returns>
    public static PayDispute? Of(GuideData data, string country, string role)
    {
        var others = data.OtherPay.Where(pay => pay.Country == country).ToImmutableArray();
        if (others.IsEmpty
            || new PayRows([.. data.Pay.Where(row => row.Currency == others[0].Currency)], others[0].Currency)
                .Of(country, role) is not { } survey)
        {
            return null;
        }

        return new PayDispute(survey, [.. others.Where(pay => pay.Currency == survey.Currency)]);
    }

    /// <summary>The survey in the shape of the others, for the table.</summary>
    public OtherPay SurveyAsOther => new(
        Survey.Source, Survey.Year, Survey.Country, "Survey", $"Survey: {PayWords.People(Survey.Role)}",
        Survey.Respondents, Survey.P10, Survey.P25, Survey.Median, Survey.P75, Survey.P90, Survey.Currency, IsAbout: false, Why: "");

    /// <summary>By how many percent of the survey's median another differs from it.</summary>
    public int Difference(OtherPay other) =>
        (int)Math.Round(100.0 * (other.Median - Survey.Median) / Survey.Median, MidpointRounding.AwayFromZero);
}
