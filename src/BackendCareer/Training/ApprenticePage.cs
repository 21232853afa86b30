using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>What the block on pay while learning needs: the rule, and what it gives for the reader's choice.</summary>
/// <param name="Address">Of the article that holds the block, without its query.</param>
/// <param name="Rates">Of the newest rule.</param>
/// <param name="Wage">The newest.</param>
public sealed record ApprenticePage(string Address, ImmutableArray<ApprenticeRate> Rates, MinimumWage Wage, ApprenticeChoice Choice)
{
    public const string Anchor = "apprentice-pay";

    public static ApprenticePage Of(GuideData data, string address, ApprenticeChoice choice)
    {
        var rules = data.ApprenticeRates.GroupBy(rate => rate.Year).MaxBy(rule => rule.Key, StringComparer.Ordinal)!;
        return new ApprenticePage(address, [.. rules], data.MinimumWages.MaxBy(wage => wage.Since)!, choice);
    }

    public ApprenticePay Pay => ApprenticePay.Of(Rates, Wage.Month, Choice);

    public string Year => Rates[0].Year;

    public IEnumerable<int> ContractYears => Rates.Select(rate => rate.ContractYear).Distinct().Order();

    /// <summary>A line for each group of ages, with a rate for each year; null where the rule has none.</summary>
    public IEnumerable<(string Ages, IEnumerable<ApprenticeRate?> Rates)> Groups =>
        from rate in Rates
        orderby rate.AgeFrom
        group rate by NameOf(rate) into ages
        select (ages.Key, ContractYears.Select(year => ages.FirstOrDefault(rate => rate.ContractYear == year)));

    public IEnumerable<Source> Sources => Rates.Select(rate => rate.Source).Append(Wage.Source).Distinct();

    public decimal? MonthOf(ApprenticeRate? rate) => rate?.Percent * Wage.Month / 100;

    public static string Euros(decimal? amount) =>
        amount is { } known ? Money.Euros((int)Math.Round(known, MidpointRounding.AwayFromZero)) : RouteText.NotKnown;

    public static string Share(int? percent) => percent is { } known ? $"{known}%" : RouteText.NotKnown;

    public static string Age(int age) => age >= ApprenticeChoice.OldestAge ? $"{ApprenticeChoice.OldestAge} or over" : $"{age}";

    private static string NameOf(ApprenticeRate rate) => (rate.AgeFrom, rate.AgeTo) switch
    {
        (var from, null) => $"{from} and over",
        (0, { } to) => $"Under {to + 1}",
        ({ } from, { } to) => $"{from} to {to}",
    };
}
