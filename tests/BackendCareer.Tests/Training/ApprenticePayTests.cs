using BackendCareer.Tests.Support;
using BackendCareer.Training;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Tests.Training;

/// <summary>Pay while learning, against the rates that were published for 2026: shares of €1,823.03 a month.</summary>
public sealed class ApprenticePayTests
{
    private static readonly decimal Wage = ShippedGuide.Data.MinimumWages.Single().Month;

    [Theory]
    [InlineData(16, 27, 39, 67)] // eighteen in the third year
    [InlineData(18, 43, 51, 67)]
    [InlineData(20, 43, 61, 78)]
    [InlineData(21, 53, 61, 78)]
    [InlineData(25, 53, 100, 100)]
    [InlineData(26, 100, 100, 100)]
    public void A_share_follows_the_year_of_the_contract_and_the_age_in_it(int age, int first, int second, int third) =>
        Assert.Equal([first, second, third], Of(age, 36).Years.Select(year => year.Percent));

    [Theory]
    [InlineData(0, 1, "27% €492")]
    [InlineData(0, 2, "39% €711")]
    [InlineData(0, 3, "55% €1,003")]
    [InlineData(18, 1, "43% €784")]
    [InlineData(18, 2, "51% €930")]
    [InlineData(18, 3, "67% €1,221")]
    [InlineData(21, 1, "53% €966")]
    [InlineData(21, 2, "61% €1,112")]
    [InlineData(21, 3, "78% €1,422")]
    [InlineData(26, 1, "100% €1,823")]
    [InlineData(26, 2, "100% €1,823")]
    [InlineData(26, 3, "100% €1,823")]
    public void The_data_are_the_published_rates(int ageFrom, int year, string expected)
    {
        var rate = ShippedGuide.Data.ApprenticeRates.Single(rate => rate.AgeFrom == ageFrom && rate.ContractYear == year);
        Assert.Equal(expected, $"{rate.Percent}% {ApprenticePage.Euros(rate.Percent * Wage / 100)}");
        Assert.Equal(1823.03m, Wage);
    }

    [Fact]
    public void Pay_less_fees_is_summed_over_the_whole_contract()
    {
        var pay = Of(age: 20, months: 30, fees: 1_200); // 12 × 43% as a twenty-year-old, 12 × 61% and 6 × 78% above
        Assert.Equal(1823.03m * ((12 * .43m) + (12 * .61m) + (6 * .78m)), pay.Pay);
        Assert.Equal(pay.Pay - 1_200, pay.Left);
        Assert.Equal([12, 12, 6], pay.Years.Select(year => year.Months));
        Assert.Equal(30, pay.Months);
    }

    [Theory]
    [InlineData(2.4, "€2")]
    [InlineData(2.5, "€3")]
    [InlineData(-2.5, "−€3")]
    [InlineData(-1_200, "−€1,200")]
    public void An_amount_is_written_in_whole_euros_also_one_below_nothing(double amount, string expected) =>
        Assert.Equal(expected, ApprenticePage.Euros((decimal)amount));

    [Fact]
    public void A_year_without_a_rate_is_not_known_and_neither_is_the_sum()
    {
        var pay = Of(age: 18, months: 48);
        Assert.Equal((null, null), (pay.Years[3].Percent, pay.Years[3].Pay));
        Assert.Equal((null, null), (pay.Pay, pay.Left));
        Assert.Equal("not known", ApprenticePage.Euros(pay.Left));
    }

    [Theory]
    [InlineData("", 18, 24, 0, 0)]
    [InlineData("age=25&contract=12&fees=800", 25, 12, 800, 0)]
    [InlineData("fees=50000", 18, 24, 50_000, 0)]
    [InlineData("fees=50001", 18, 24, 0, 1)]
    [InlineData("age=15", 18, 24, 0, 1)]
    [InlineData("age=16", 16, 24, 0, 0)]
    [InlineData("age=26", 26, 24, 0, 0)]
    [InlineData("age=27", 18, 24, 0, 1)]
    [InlineData("age=-18&contract=13&fees=-1", 18, 24, 0, 3)]
    [InlineData("fees=99999999999999", 18, 24, 0, 1)]
    [InlineData("fees=12,50", 18, 24, 0, 1)]
    [InlineData("fees=007", 18, 24, 0, 1)]
    [InlineData("age=20&age=21", 20, 24, 0, 1)]
    public void What_is_not_understood_counts_as_not_chosen_and_is_noted(string query, int age, int months, int fees, int notes)
    {
        var choice = ApprenticeChoice.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
        Assert.Equal((age, months, fees, notes), (choice.Age, choice.Months, choice.Fees, choice.Notes.Length));
    }

    [Theory]
    [InlineData(
        "data/minimum-wage.csv", "place,since,month,source\nFR,2026-01-01,\"1,823.03\",survey-2025", 15,
        "month is not an amount: 1,823.03.")]
    [InlineData("data/minimum-wage.csv", "place,since,month,source\nFR,January,1823.03,survey-2025", 4, "since is not a day: January.")]
    [InlineData("data/minimum-wage.csv", "place,since,month,source\nFR,?,1823.03,survey-2025", 4, "since is not a day: ?.")]
    [InlineData("data/minimum-wage.csv", "place,since,month,source\nFR,2026-01-01,?,survey-2025", 15, "month is not an amount: ?.")]
    [InlineData("data/minimum-wage.csv", "place,since,month,source\nFR,,1823.03,survey-2025", 4, "since is missing.")]
    [InlineData("data/minimum-wage.csv", "place,since,month,source\nFR,2026-01-01,,survey-2025", 15, "month is missing.")]
    [InlineData("data/minimum-wage.csv", "place,since,month,source\nFR,2026-01-01,1823.03,", 23, "source is missing.")]
    [InlineData(
        "data/apprentice-pay.csv", "place,year,age_from,age_to,contract_year,percent,source\nFR,2026,18,17,1,43,survey-2025", 12,
        "age_to is below age_from.")]
    [InlineData(
        "data/apprentice-pay.csv", "place,year,age_from,age_to,contract_year,percent,source\nFR,2026,18,20,1,43%,survey-2025", 17,
        "percent is not a whole number: 43%.")]
    [InlineData(
        "data/apprentice-pay.csv", "place,year,age_from\nFR,2026,18", 1, "The column age_to, contract_year, percent, source is missing.")]
    public void A_mistake_in_the_data_is_located(string path, string csv, int column, string what)
    {
        var problem = new GuideFiles().With(path, csv).Problem();
        Assert.Equal((path, column, what), (problem.Path, problem.Column, problem.What));
    }

    private static ApprenticePay Of(int age, int months, int fees = 0) =>
        ApprenticePay.Of(ShippedGuide.Data.ApprenticeRates, Wage, new ApprenticeChoice(age, months, fees));
}
