using System.Text;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class DataTests
{
    private const string PayHeader = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n";
    private const string PayLine = "survey-2025,2025,back-end,FR,France,all,148,41700,50000,62000,90000,120000,59000,66000,EUR,no\n";

    [Fact]
    public void A_pay_row_is_read()
    {
        var row = Assert.Single(new GuideFiles().With("data/pay.csv", PayHeader + PayLine).Guide().Data.Pay);
        Assert.Equal(("FR", 148, 62000, "survey-2025"), (row.Country, row.Respondents, row.Median, row.Source.Id));
    }

    [Theory]
    [InlineData("survey-2025,2025", ",2025", 1, "source is missing")]
    [InlineData("survey-2025,2025", "survey-2052,2025", 1, "`survey-2052` is not in data/sources.yml. Did you mean `survey-2025`?")]
    [InlineData("survey-2025,2025", "survey-2025,", 13, "year is missing")]
    [InlineData("FR,France", "FR,", 30, "country_name is missing")]
    [InlineData(",62000,", ",62 000,", 57, "median is not a whole number: 62 000")]
    [InlineData(",62000,", ",\"62,000\",", 57, "median is not a whole number: 62,000")]
    [InlineData(",50000,", ",65000,", 45, "from p10 to p90 do not rise")]
    [InlineData(",EUR", ",euros", 88, "currency cannot be euros")]
    [InlineData(",EUR", ",EURO", 88, "currency cannot be EURO")]
    [InlineData(",EUR", ",eur", 88, "currency cannot be eur")]
    [InlineData(",EUR,no", ",EUR,", 92, "floor cannot be empty")]
    [InlineData(",59000,", ",63000,", 76, "from lo95 to hi95 do not rise")]
    [InlineData(",148,", ",0,", 41, "0 answers are too few to be shown")]
    [InlineData(",148,", ",9,", 41, "9 answers are too few to be shown")]
    [InlineData(",148,", ",-148,", 41, "n is not a whole number: -148")]
    [InlineData(",all,", ",3 to 5,", 37, "experience cannot be 3 to 5")]
    [InlineData("back-end", "backend", 18, "role cannot be backend")]
    [InlineData("2025,back", "2025,back", 1, "says the same thing as one above it")]
    [InlineData(",no", ",no,extra", 1, "more or fewer values")]
    [InlineData(",France,", ",\"France,", 1, "quotation marks")]
    public void A_mistake_in_a_pay_row_is_located(string old, string with, int column, string expected)
    {
        var line = old == with ? PayLine : PayLine.Replace(old, with, StringComparison.Ordinal)
            .Replace(",FR,", ",CA,", StringComparison.Ordinal).Replace("France,", "Canada,", StringComparison.Ordinal);
        var problem = new GuideFiles().With("data/pay.csv", PayHeader + PayLine + line).Problem();
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(("data/pay.csv", 3, column), (problem.Path, problem.Line, problem.Column));
    }

    [Fact]
    public void The_same_people_may_stand_there_in_two_currencies()
    {
        var inPounds = PayLine.Replace(",EUR,", ",GBP,", StringComparison.Ordinal);
        Assert.Equal(2, new GuideFiles().With("data/pay.csv", PayHeader + PayLine + inPounds).Guide().Data.Pay.Length);
    }

    [Fact]
    public void A_margin_of_error_may_be_unknown()
    {
        var line = PayLine.Replace("59000,66000", ",", StringComparison.Ordinal);
        Assert.Null(Assert.Single(new GuideFiles().With("data/pay.csv", PayHeader + line).Guide().Data.Pay).Low95);
    }

    [Theory]
    [InlineData(1, 25, false)]
    [InlineData(0, 25, true)]
    [InlineData(-25, 0, true)]
    [InlineData(-25, -1, false)]
    [InlineData(5, 5, false)]
    public void A_difference_is_open_where_there_may_be_none(int low, int high, bool isOpen)
    {
        const string Header = "source,year,role,country,country_name,education,premium,lo95,hi95,n,n_all\n";
        var csv = $"{Header}survey-2025,2025,web roles,FR,France,master,{low},{low},{high},309,475\n";
        Assert.Equal(isOpen, Assert.Single(new GuideFiles().With("data/education.csv", csv).Guide().Data.Education).IsOpen);
    }

    [Fact]
    public void An_address_that_is_missing_is_one_mistake()
    {
        const string Registry = "a:\n  publisher: P\n  title: T\n  url: \"\"\n  checked: 2026-11-22\n";
        Assert.Single(new GuideFiles().With("data/sources.yml", Registry).Problems(), problem => problem.Line == 4);
    }

    /// <summary>As a spreadsheet program saves it.</summary>
    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_read()
    {
        using var folder = TestFolder.WithShippedContent();
        var shipped = new ContentFolder(folder.Path).Read();
        var text = File.ReadAllText(folder.PathOf("data/pay.csv")).ReplaceLineEndings("\r\n");
        File.WriteAllText(folder.PathOf("data/pay.csv"), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var saved = GuideCompiler.Compile(new ContentFolder(folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false));
        Assert.Empty(saved.Problems);
        Assert.Equal(
            GuideCompiler.Compile(shipped, new Edition(GuideFiles.Now, ShowsAll: false)).Guide!.Data.Pay.Select(row => row.Median),
            saved.Guide!.Data.Pay.Select(row => row.Median));
    }

    [Theory]
    [InlineData("47000", "47 000", 43, "median is not a whole number")]
    [InlineData(",2025,", ",,", 13, "year is missing")]
    [InlineData(",FR,", ",,", 18, "country is missing")]
    [InlineData("PHP developers", "PHP developers and everybody else", 21, "a drawing has room for 30")]
    [InlineData("It counts", "", 58, "why is missing")]
    public void A_mistake_in_a_row_of_other_pay_is_located(string old, string with, int column, string expected)
    {
        const string Csv = "source,year,country,label,people,n,p10,p25,median,p75,p90,currency,about,why\n"
            + "survey-2025,2025,FR,PHP developers,PHP,,,,47000,,,EUR,no,It counts\n";
        var problem = new GuideFiles().With("data/pay-other.csv", Csv.Replace(old, with, StringComparison.Ordinal)).Problem();
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(("data/pay-other.csv", 2, column), (problem.Path, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData(",12,1,25,", ",12,1.5,25,", "lo95 is not a whole number: 1.5")]
    [InlineData(",12,1,25,", ",12,1,11,", "from lo95 over premium to hi95 do not rise")]
    [InlineData(",12,1,25,", ",12,13,25,", "from lo95 over premium to hi95 do not rise")]
    [InlineData(",master,", ",masters,", "education cannot be masters")]
    public void A_mistake_in_a_row_of_education_is_located(string old, string with, string expected)
    {
        const string Csv = "source,year,role,country,country_name,education,premium,lo95,hi95,n,n_all\n"
            + "survey-2025,2025,web roles,FR,France,master,12,1,25,309,475\n";
        var problem = new GuideFiles().With("data/education.csv", Csv.Replace(old, with, StringComparison.Ordinal)).Problem();
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(("data/education.csv", 2), (problem.Path, problem.Line));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_label_is_as_long_as_a_drawing_has_room_for(int letters, bool isRight)
    {
        const string Header = "source,year,country,label,people,n,p10,p25,median,p75,p90,currency,about,why\n";
        var csv = $"{Header}survey-2025,2025,FR,{new string('x', letters)},PHP,,,,47000,,,EUR,no,It counts\n";
        Assert.Equal(isRight, new GuideFiles().With("data/pay-other.csv", csv).Problems().IsEmpty);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var problem = new GuideFiles().With("data/pay.csv", PayHeader.Replace(",median", "", StringComparison.Ordinal)).Problem();
        Assert.Contains("The column median is missing", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_of_a_route_stays_unknown()
    {
        const string Csv = """
            id,country,name,label,credential,eqf_level,french_level,entry,stand,months,months_about,cost_min,cost_max,pace,paid,source,year,note,page
            fr-x,FR,A route,route,A title,,,none,none,,no,,,full-time,no,,,no source was found,
            """;
        var route = Assert.Single(new GuideFiles().With("data/routes.csv", Csv).Guide().Data.Routes);
        Assert.Equal((null, null, null, null), (route.Months, route.CostMin, route.EqfLevel, route.Source?.Id));
    }
}
