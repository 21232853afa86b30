using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What an editor can get wrong in a line of routes.</summary>
public sealed class RouteDataTests
{
    private const string Header =
        "id,country,name,label,credential,eqf_level,french_level,entry,stand,"
        + "months,months_about,cost_min,cost_max,pace,paid,source,year,note,page\n";

    private const string Line = "fr-x,FR,A route,route,A title,8,bac+2,none,none,,no,500,500,full-time,no,survey-2025,2025,,\n";

    [Theory]
    [InlineData(",8,", ",9,", 31, "eqf_level cannot be 9.")]
    [InlineData(",8,", ",0,", 31, "eqf_level cannot be 0.")]
    [InlineData(",500,500,", ",501,500,", 53, "cost_min is above cost_max.")]
    [InlineData(",survey-2025,2025,", ",,2025,", 74, "source is missing.")]
    [InlineData(",survey-2025,2025,", ",survey-2025,,", 86, "year is missing.")]
    public void A_mistake_in_a_route_is_located(string old, string with, int column, string what)
    {
        var problem = new GuideFiles().With(TrainingRoute.Path, Header + Line.Replace(old, with, StringComparison.Ordinal)).Problem();
        Assert.Equal((TrainingRoute.Path, 2, column, what), (problem.Path, problem.Line, problem.Column, problem.What));
    }

    [Fact]
    public void A_route_has_a_level_from_1_to_8_one_price_or_two_and_a_source_or_a_note()
    {
        var second = Line.Replace("fr-x", "fr-y", StringComparison.Ordinal).Replace(",8,", ",1,", StringComparison.Ordinal)
            .Replace(",survey-2025,2025,,", ",,,Nobody says.,", StringComparison.Ordinal);
        var routes = new GuideFiles().With(TrainingRoute.Path, Header + Line + second).Guide().Data.Routes;
        Assert.Equal([8, 1], routes.Select(route => route.EqfLevel));
        Assert.Equal([500, 500], routes.Select(route => route.CostMax));
        Assert.Equal(["survey-2025", null], routes.Select(route => route.Source?.Id));
    }
}
