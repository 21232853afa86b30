using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Pay;

/// <summary>In which order a reader meets choices and figures, and which of them stand out.</summary>
public sealed class OrderTests
{
    [Fact]
    public void France_comes_first_then_groups_of_countries_then_the_alphabet()
    {
        var countries = PayOptions.In(PayCase.Data).Countries;
        Assert.Equal(["FR", "ALL", "EU27"], countries.Take(3).Select(country => country.Value));
        var others = countries.Skip(3).Select(country => country.Text).ToList();
        Assert.Equal(others.Distinct().Order(StringComparer.InvariantCulture), others);
    }

    [Fact]
    public void Years_of_work_rise_after_everybody_and_a_country_of_which_only_a_part_is_known_is_no_choice()
    {
        const string Csv = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n"
            + "survey-2025,2025,back-end,IS,Iceland,21+,40,1,2,3,4,5,,,EUR,no\n"
            + "survey-2025,2025,back-end,FR,France,11-20,40,1,2,3,4,5,,,EUR,no\n"
            + "survey-2025,2025,back-end,FR,France,3-5,40,1,2,3,4,5,,,EUR,no\n"
            + "survey-2025,2025,back-end,FR,France,all,40,1,2,3,4,5,,,EUR,no\n";
        var options = PayOptions.In(new GuideFiles().With(PayRow.Path, Csv).Guide().Data);
        Assert.Equal(["All", "3–5 years", "11–20 years", "21+ years"], options.Bands.Select(band => band.Text));
        Assert.Equal(["FR"], options.Countries.Select(country => country.Value));
    }

    [Theory]
    [InlineData("2024", "2025")]
    [InlineData("2025", "2024")]
    public void The_course_of_pay_is_that_of_the_newest_survey(string first, string second)
    {
        const string Head = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n";
        var lines = from year in new[] { first, second }
                    from band in new[] { "0-2", "3-5", "6-10" }
                    select $"survey-2025,{year},back-end,FR,France,{band},40,1,2,3,4,5,,,EUR,no\n";
        var pay = new GuideFiles().With(PayRow.Path, Head + string.Concat(lines)).Guide().Data.Pay;
        Assert.Equal(["2025", "2025", "2025"], new PayRows(pay, "EUR").Bands("FR", "back-end").Select(row => row.Year));
    }

    [Fact]
    public void The_best_paid_country_comes_first()
    {
        var pay = PayCase.Explore("?country=IE");
        Assert.Equal(pay.Countries.OrderByDescending(row => row.Median), pay.Countries);
        Assert.Equal(pay.Countries.Where(pay.Drawn.Contains), pay.Drawn);
    }

    [Fact]
    public void A_master_comes_before_no_degree_and_three_jobs_before_one()
    {
        var pay = PayCase.Explore("?country=US");
        Assert.Equal(
            [("master", "web roles"), ("master", "back-end"), ("no degree", "web roles"), ("no degree", "back-end")],
            pay.Degrees.Select(degree => (degree.Education, degree.Role)));
        Assert.Equal(
            [("master", "web roles"), ("no degree", "web roles")],
            pay.BroadDegrees.Select(degree => (degree.Education, degree.Role)));
        Assert.Equal((false, true), (pay.DegreesAreOfAll, PayCase.Explore("?country=IE").DegreesAreOfAll));
    }

    [Fact]
    public void What_was_chosen_stands_out_in_drawings_and_tables()
    {
        var pay = PayCase.Explore("?country=FR&band=3-5");
        var (bands, countries) = (PayDrawing.OfBands(pay.Bands, "3-5"), PayDrawing.OfCountries(pay.Drawn, "FR", 0));
        Assert.StartsWith("3–5 years", Assert.Single(bands.Labels, label => label.IsStressed).Name, StringComparison.Ordinal);
        Assert.Equal("France", Assert.Single(countries.Labels, label => label.IsStressed).Name);
        Assert.Equal("3-5", Assert.Single(pay.Bands, PayTable.OfBands(pay.Bands, bands, "3-5").IsChosen.Invoke).Experience);
        Assert.Equal("FR", Assert.Single(pay.Countries, PayTable.OfCountries(pay.Countries, countries, "FR").IsChosen.Invoke).Country);
    }

    [Fact]
    public void Only_what_others_measured_in_the_same_currency_stands_beside_the_survey()
    {
        var other = PayCase.Data.OtherPay.First(pay => pay.Country == "US");
        Assert.Equal(other, Assert.Single(Beside(other, other with { Currency = "GBP" })!.Others));
        Assert.Null(Beside(other with { Currency = "JPY" }));

        static PayDispute? Beside(params OtherPay[] others) =>
            PayDispute.Of(PayCase.Data with { OtherPay = [.. others] }, "US", PayRow.WebRoles);
    }
}
