using System.Text;
using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Tests.Pay;

/// <summary>The numbers as a file to take away.</summary>
public sealed class PayFileTests
{
    private const string Csv = "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n"
        + "survey-2025,2025,back-end,FR,France,all,40,1,2,3,4,5,,,EUR,no\n"
        + "survey-2025,2025,full-stack,FR,France,all,40,1,2,3,4,5,,,EUR,no\n"
        + "survey-2025,2025,back-end,IS,Iceland,all,40,1,2,3,4,5,,,EUR,no\n";

    [Theory]
    [InlineData(null, "pay.csv", 3)]
    [InlineData("FR", "pay-FR.csv", 2)]
    [InlineData("is", "pay-IS.csv", 1)]
    public void It_is_called_after_its_country_and_says_its_licence(string? country, string name, int rows)
    {
        var guide = new GuideFiles().With(PayRow.Path, Csv).Guide();
        using var controller = new PayController(guide) { ControllerContext = { HttpContext = new DefaultHttpContext() } };
        var file = Assert.IsType<FileContentResult>(controller.Download(country));
        var lines = Encoding.UTF8.GetString(file.FileContents).TrimEnd().Split("\r\n");
        Assert.Equal((name, rows), (file.FileDownloadName, lines.Length - 1));
        Assert.Contains("odbl", controller.Response.Headers.Link.ToString(), StringComparison.Ordinal);
    }
}
