using System.Text;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Pay;

/// <summary>The numbers behind the drawings, for a spreadsheet.</summary>
public sealed class PayController(Guide guide) : Controller
{
    private const string Licence = "<https://opendatacommons.org/licenses/odbl/1-0/>; rel=\"license\"";

    [HttpGet("/salary/pay.csv")]
    public IActionResult Download(string? country)
    {
        var rows = guide.Data.Pay.Where(row => country is null || row.Country.Equals(country, StringComparison.OrdinalIgnoreCase)).ToList();
        if (rows.Count == 0)
        {
            return NotFound();
        }

        Response.Headers.Link = Licence;
        var csv = Encoding.UTF8.GetBytes(PayCsv.Write(rows));
        var name = country is null ? "pay.csv" : $"pay-{rows[0].Country}.csv";
        return File(csv, "text/csv; charset=utf-8", name, lastModified: null, EntityTag.Of(csv));
    }
}
