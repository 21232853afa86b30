using BackendCareer.Content;
using BackendCareer.Tests.Support;
using BackendCareer.Training;
using Microsoft.AspNetCore.Http;

namespace BackendCareer.Tests.Training;

/// <summary>What the block on pay while learning takes of the data.</summary>
public sealed class ApprenticePageTests
{
    private const string Rates = "place,year,age_from,age_to,contract_year,percent,source\n"
        + "FR,2025,0,17,1,25,survey-2025\n"
        + "FR,2026,18,20,2,51,survey-2025\nFR,2026,18,20,1,43,survey-2025\nFR,2026,21,,1,100,survey-2025\nFR,2026,0,17,1,27,survey-2025\n"
        + "FR,2024,0,17,1,24,survey-2025\n";

    private const string Wages = "place,since,month,source\n"
        + "FR,2025-01-01,1801.80,survey-2025\nFR,2026-01-01,1823.03,survey-2025\nFR,2024-11-01,1766.92,survey-2025\n";

    [Fact]
    public void A_source_that_many_figures_share_is_named_once() => Assert.Equal("survey-2025", Assert.Single(Page().Sources).Id);

    [Fact]
    public void The_newest_rule_and_the_newest_wage_count()
    {
        Assert.Equal(("2026", 1823.03m), (Page().Year, Page().Wage.Month));
        Assert.DoesNotContain(Page().Rates, rate => rate.Year != "2026");
    }

    [Fact]
    public void Ages_rise_and_a_year_without_a_rate_has_none()
    {
        Assert.Equal(["Under 18", "18 to 20", "21 and over"], Page().Groups.Select(group => group.Ages));
        Assert.Equal([27, null, 43, 51, 100, null], Page().Groups.SelectMany(group => group.Rates).Select(rate => rate?.Percent));
        Assert.Equal("not known", ApprenticePage.Euros(Page().MonthOf(null)));
    }

    [Theory]
    [InlineData(25, "25")]
    [InlineData(26, "26 or over")]
    [InlineData(27, "26 or over")]
    public void From_26_on_all_ages_are_one(int age, string words) => Assert.Equal(words, ApprenticePage.Age(age));

    private static ApprenticePage Page() => ApprenticePage.Of(
        new GuideFiles().With(ApprenticeRate.Path, Rates).With(MinimumWage.Path, Wages).Guide().Data,
        "/training", ApprenticeChoice.Read(new QueryCollection()));
}
