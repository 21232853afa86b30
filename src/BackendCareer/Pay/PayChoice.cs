using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Content;
using BackendCareer.Site;

namespace BackendCareer.Pay;

/// <summary>What a reader chose in the address. Whatever is not understood is the default, and a note says so.</summary>
public sealed record PayChoice(string Country, string Role, string Band, string Currency, ImmutableArray<string> Notes)
{
    public static ImmutableArray<string> Keys { get; } = ["country", "role", "band", "currency"];

    public static PayChoice From(IQueryCollection query, GuideData data)
    {
        var options = PayOptions.In(data);
        var reader = new ChoiceParser(query);
        return new PayChoice(
            Read("country", "Country", options.Countries), Read("role", "Job", options.Roles),
            Read("band", "Years of work", options.Bands), Read("currency", "Currency", options.Currencies), reader.Notes);

        string Read(string key, string label, ImmutableArray<Option> known) =>
            reader.Word(key, label, known.Select(option => option.Value), instead: known[0].Text) ?? known[0].Value;
    }
}

/// <summary>One thing that can be chosen: what the address says, and what a reader sees.</summary>
public sealed record Option(string Value, string Text);

/// <summary>What a reader can choose from. The first of each list is the default.</summary>
public sealed record PayOptions(
    ImmutableArray<Option> Countries, ImmutableArray<Option> Roles, ImmutableArray<Option> Bands, ImmutableArray<Option> Currencies)
{
    public const string AsPublished = "published";
    private const string Home = "FR"; // where most readers are

    private static readonly ImmutableArray<Option> AllCurrencies = [new("EUR", "Euros"), new(AsPublished, "As published")];

    public static PayOptions In(GuideData data) => new(CountriesIn(data), RolesIn(data), BandsIn(data), AllCurrencies);

    /// <summary>Those whose pay is known for every experience together: the default, then groups of countries, then the alphabet.</summary>
    private static ImmutableArray<Option> CountriesIn(GuideData data) =>
    [
        .. data.Pay.Where(row => row.Experience == PayRow.AllExperience)
            .DistinctBy(row => row.Country)
            .OrderBy(row => row.Country switch { Home => 0, "ALL" => 1, "EU27" => 2, _ => 3 })
            .ThenBy(row => row.CountryName, StringComparer.InvariantCulture)
            .Select(row => new Option(row.Country, row.CountryName)),
    ];

    private static ImmutableArray<Option> RolesIn(GuideData data) =>
        [.. data.Pay.Select(row => row.Role).Distinct().Select(role => new Option(role, PayWords.NameOf(role)))];

    private static ImmutableArray<Option> BandsIn(GuideData data) =>
    [
        .. data.Pay.Select(row => row.Experience).Append(PayRow.AllExperience).Distinct().OrderBy(FirstYear)
            .Select(band => new Option(band, PayWords.Years(band))),
    ];

    /// <summary>"3-5" → 3, "21+" → 21; everybody comes first.</summary>
    internal static int FirstYear(string band) =>
        int.TryParse(band.Split('-', '+')[0], CultureInfo.InvariantCulture, out var year) ? year : -1;
}
