using BackendCareer.Training;

namespace BackendCareer.Tests.Training;

/// <summary>A route's price and length as a reader meets them.</summary>
public sealed class RouteTextTests
{
    [Theory]
    [InlineData(null, null, "not known")]
    [InlineData(0, 0, "free")]
    [InlineData(0, null, "free, or a fee that is not known")]
    [InlineData(0, 900, "€0 to €900")]
    [InlineData(500, null, "from €500")]
    [InlineData(null, 900, "up to €900")]
    [InlineData(500, 500, "€500")]
    [InlineData(500, 900, "€500 to €900")]
    public void A_price_says_how_much_of_it_is_known(int? min, int? max, string words) =>
        Assert.Equal(words, RouteText.Cost(ShippedGuide.Data.Routes[0] with { CostMin = min, CostMax = max }));

    [Theory]
    [InlineData(null, false, "not known")]
    [InlineData(1, false, "1 month")]
    [InlineData(11, true, "about 11 months")]
    [InlineData(12, false, "1 year")]
    [InlineData(13, false, "13 months")]
    [InlineData(24, true, "about 2 years")]
    public void Whole_years_are_told_in_years(int? months, bool isAbout, string words) =>
        Assert.Equal(words, RouteText.Length(months, isAbout));
}
