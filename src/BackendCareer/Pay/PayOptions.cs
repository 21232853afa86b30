using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Content;

namespace BackendCareer.Pay;

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
        [.. data.Pay.Select(row => row.Experience).Append(PayRow.AllExperience).Distinct().OrderBy(FirstYear).Select(band => new Option(band, PayWords.Years(band)))];

    /// <summary>"3-5" → 3, "21+" → 21; everybody comes first.</summary>
    internal static int FirstYear(string band) =>
        int.TryParse(band.Split('-', '+')[0], CultureInfo.InvariantCulture, out var year) ? year : -1;
}
