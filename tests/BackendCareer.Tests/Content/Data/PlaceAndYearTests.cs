using System.Globalization;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Which countries and years a table may name.</summary>
public sealed class PlaceAndYearTests
{
    private const string Registry = "data/sources.yml";
    private const string Pay = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n";
    private const string Education = "source,year,role,country,country_name,education,premium,lo95,hi95,n,n_all\n";
    private const string Rates = "place,year,age_from,age_to,contract_year,percent,source\n";
    private const string Wages = "place,since,month,source\n";
    private const string Others = "source,year,country,label,people,n,p10,p25,median,p75,p90,currency,about,why\n";
    private const string Routes = "id,country,name,label,credential,eqf_level,french_level,entry,stand,"
        + "months,months_about,cost_min,cost_max,pace,paid,source,year,note,page\n";

    [Theory]
    [InlineData("is", "country cannot be is. Write it in capitals: IS.")]
    [InlineData("Fr", "country cannot be Fr. Write it in capitals: FR.")]
    [InlineData("UK", "country cannot be UK. Write GB, which is its code.")]
    [InlineData("FRA", "country cannot be FRA. Write its code of ISO 3166-1, two capitals such as FR, or one of: ALL, EU27.")]
    [InlineData("ZZ", "country cannot be ZZ. Write its code of ISO 3166-1, two capitals such as FR, or one of: ALL, EU27.")]
    [InlineData("EU", "country cannot be EU. Write its code of ISO 3166-1, two capitals such as FR, or one of: ALL, EU27.")]
    [InlineData("all", "country cannot be all. Write it in capitals: ALL.")]
    public void A_country_that_is_none_is_told(string code, string expected)
    {
        var problem = new GuideFiles().With(PayRow.Path, Pay + PayLine(code, "Somewhere")).Problem();
        Assert.Equal((ContentRules.CsvValue, 2, 27), (problem.Rule, problem.Line, problem.Column));
        Assert.Equal(expected, $"{problem.What} {problem.Remedy}");
    }

    [Theory]
    [InlineData(EducationPremium.Path, Education + "survey-2025,2025,back-end,xx,X,master,1,1,1,30,90\n", 27)]
    [InlineData(OtherPay.Path, Others + "survey-2025,2025,xx,L,P,,,,47000,,,EUR,no,W\n", 18)]
    [InlineData(OtherPay.Path, Others + "survey-2025,2025,EU27,L,P,,,,47000,,,EUR,no,W\n", 18)]
    [InlineData(TrainingRoute.Path, Routes + "x,EU27,N,L,C,,,none,none,,no,,,full-time,no,survey-2025,2025,,\n", 3)]
    [InlineData(ApprenticeRate.Path, Rates + "fr,2026,0,17,1,27,survey-2025\n", 1)]
    [InlineData(MinimumWage.Path, Wages + "France,2026-01-01,1823.03,survey-2025\n", 1)]
    public void Every_table_asks_for_a_code(string path, string csv, int column)
    {
        var problem = new GuideFiles().With(path, csv).Problem();
        Assert.Equal((ContentRules.CsvValue, path, 2, column), (problem.Rule, problem.Path, problem.Line, problem.Column));
    }

    [Fact]
    public void Groups_of_countries_stand_where_the_data_have_them()
    {
        var guide = new GuideFiles().With(PayRow.Path, Pay + PayLine("ALL", "All countries") + PayLine("EU27", "European Union"))
            .With(TrainingRoute.Path, Routes + "x,EU,N,L,C,,,none,none,,no,,,full-time,no,survey-2025,2025,,\n").Guide();
        Assert.Equal(["ALL", "EU27"], guide.Data.Pay.Select(row => row.Country));
        Assert.Equal("EU", Assert.Single(guide.Data.Routes).Country);
    }

    [Fact]
    public void The_codes_are_those_that_the_runtime_knows()
    {
        string[] reserved = ["AC", "CP", "DG", "EA", "IC", "TA", "XK"]; // no codes of the standard, and no country has another
        var codes = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
            .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper)).Except(reserved).ToList();
        Assert.True(codes.Count > 200);
        foreach (var code in codes)
        {
            Assert.Empty(new GuideFiles().With(PayRow.Path, Pay + PayLine(code, "Somewhere")).Problems());
        }
    }

    [Fact]
    public void A_country_has_one_name_in_a_file_and_another_is_told_once()
    {
        var csv = Pay + PayLine("FR", "France") + PayLine("FR", "Francia", "0-2") + PayLine("FR", "Francia", "3-5");
        var problem = new GuideFiles().With(PayRow.Path, csv).Problem();
        Assert.Equal((ContentRules.CsvValue, PayRow.Path, 3, 30), (problem.Rule, problem.Path, problem.Line, problem.Column));
        Assert.Equal("FR is Francia here, and France in data/pay.csv, line 2.", problem.What);
    }

    [Theory]
    [InlineData("FR", "france", "FR is france here, and France in data/pay.csv, line 2.")]
    [InlineData("DE", "France", "France is DE here, and FR in data/pay.csv, line 2.")]
    public void A_country_has_one_name_in_all_files(string code, string name, string expected)
    {
        var problem = new GuideFiles().With(PayRow.Path, Pay + PayLine("FR", "France"))
            .With(EducationPremium.Path, $"{Education}survey-2025,2025,back-end,{code},{name},master,1,1,1,30,90\n").Problem();
        Assert.Equal((EducationPremium.Path, 2, expected), (problem.Path, problem.Line, problem.What));
    }

    [Theory]
    [InlineData("2027", null)]
    [InlineData("2028", "year is 2028, and its source was checked on 22 November 2026.")]
    [InlineData("2099", "year is 2099, and its source was checked on 22 November 2026.")]
    [InlineData("20255", "year is not a year: 20255.")]
    [InlineData("25", "year is not a year: 25.")]
    [InlineData("0205", "year names no year: 0205.")]
    [InlineData("2025–26", "year is not a year: 2025–26.")]
    public void A_year_is_not_long_after_its_source_was_read(string year, string? expected)
    {
        var problems = new GuideFiles().With(PayRow.Path, Pay + PayLine("FR", "France", year: year)).Problems();
        Assert.Equal(expected is null ? [] : [expected], problems.Select(problem => problem.What));
        Assert.All(problems, problem => Assert.Equal((ContentRules.CsvValue, 2, 13), (problem.Rule, problem.Line, problem.Column)));
    }

    [Theory]
    [InlineData(EducationPremium.Path, Education + "survey-2025,2099,back-end,FR,France,master,1,1,1,30,90\n")]
    [InlineData(OtherPay.Path, Others + "survey-2025,May 2099,FR,L,P,,,,47000,,,EUR,no,W\n")]
    [InlineData(OtherPay.Path, Others + "survey-2025,lately,FR,L,P,,,,47000,,,EUR,no,W\n")]
    [InlineData(TrainingRoute.Path, Routes + "x,FR,N,L,C,,,none,none,,no,,,full-time,no,survey-2025,2098–99,,\n")]
    [InlineData(ApprenticeRate.Path, Rates + "FR,2099,0,17,1,27,survey-2025\n")]
    public void Every_table_looks_at_its_years(string path, string csv)
    {
        var problem = new GuideFiles().With(path, csv).Problem();
        Assert.Equal((ContentRules.CsvValue, path, 2), (problem.Rule, problem.Path, problem.Line));
        Assert.StartsWith("year ", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("May 2024")]
    [InlineData("2025–26")]
    [InlineData("undated")]
    public void A_year_may_be_said_in_words_where_no_line_is_newer_than_another(string year) => Assert.Equal(
        year, Assert.Single(new GuideFiles().With(OtherPay.Path, $"{Others}survey-2025,{year},FR,L,P,,,,47000,,,EUR,no,W\n").Guide()
            .Data.OtherPay).Year);

    [Theory]
    [InlineData("data/sources.yml", "year: 2099", "`year` is 2099, and its source was checked on 22 November 2026.")]
    [InlineData("data/sources.yml", "year: 202", "`year` names no year: 202.")]
    [InlineData("data/sources.yml", "year: soon", "`year` names no year: soon.")]
    [InlineData("data/glance.yml", "year: 2028–29", "`year` is 2028–29, and its source was checked on 22 November 2026.")]
    [InlineData("data/glance.yml", "year: undated", null)]
    [InlineData("data/sources.yml", "year: 2026–27", null)]
    public void A_registry_looks_at_its_years(string path, string line, string? expected)
    {
        var text = new GuideFiles().Files().Find(path)!.Text.Replace("year: 2025", line, StringComparison.Ordinal);
        var problems = new GuideFiles().With(path, text).Problems();
        Assert.Equal(expected is null ? [] : [expected], problems.Select(problem => problem.What));
        Assert.All(problems, problem => Assert.Equal(ContentRules.ValueIsYear, problem.Rule));
    }

    [Fact]
    public void A_source_that_nobody_knows_when_to_have_read_is_one_mistake()
    {
        var text = new GuideFiles().Files().Find(Registry)!.Text.Replace("  checked: 2026-11-22", "", StringComparison.Ordinal);
        Assert.Equal("`checked` is missing.", new GuideFiles().With(Registry, text).Problem().What);
    }

    private static string PayLine(string code, string name, string band = "all", string year = "2025") =>
        $"survey-2025,{year},back-end,{code},{name},{band},148,1,2,3,4,5,,,EUR,no\n";
}
