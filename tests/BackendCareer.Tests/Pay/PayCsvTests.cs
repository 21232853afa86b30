using BackendCareer.Pay;

namespace BackendCareer.Tests.Pay;

public sealed class PayCsvTests
{
    [Fact]
    public void A_file_begins_with_its_columns_and_leaves_out_what_is_not_known()
    {
        var row = PayCase.Explore("?country=FR").Group with
        {
            Year = "2025",
            Role = "back-end",
            Respondents = 40,
            P10 = 1,
            P25 = 2,
            Median = 3,
            P75 = 4,
            P90 = 1_000,
            Low95 = null,
            High95 = null,
            IsTooHigh = true,
        };
        Assert.Equal(
            [
                "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor",
                $"{row.Source.Id},2025,back-end,FR,France,all,40,1,2,3,4,1000,,,EUR,yes",
                $"{row.Source.Id},2025,back-end,FR,France,all,40,1,2,3,4,1000,2,4,EUR,no",
                "",
            ],
            PayCsv.Write([row, row with { Low95 = 2, High95 = 4, IsTooHigh = false }]).Split("\r\n"));
    }

    [Theory]
    [InlineData("Korea", "Korea")]
    [InlineData("Korea, Republic of", "\"Korea, Republic of\"")]
    [InlineData("The \"North\"", "\"The \"\"North\"\"\"")]
    [InlineData("Two\nlines", "\"Two\nlines\"")]
    public void A_cell_that_holds_marks_of_the_file_stands_in_quotes(string name, string cell) =>
        Assert.Contains(
            $",FR,{cell},all,", PayCsv.Write([PayCase.Explore("?country=FR").Group with { CountryName = name }]), StringComparison.Ordinal);
}
