using BackendCareer.Pay;

namespace BackendCareer.Tests.Pay;

public sealed class PayCsvTests
{
    [Theory]
    [InlineData("Korea", "Korea")]
    [InlineData("Korea, Republic of", "\"Korea, Republic of\"")]
    [InlineData("The \"North\"", "\"The \"\"North\"\"\"")]
    [InlineData("Two\nlines", "\"Two\nlines\"")]
    public void A_cell_that_holds_marks_of_the_file_stands_in_quotes(string name, string cell) =>
        Assert.Contains($",FR,{cell},all,", PayCsv.Write([PayCase.Explore("?country=FR").Group with { CountryName = name }]), StringComparison.Ordinal);
}
