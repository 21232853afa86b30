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
        + "FR,2026,18,20,2,51,survey-2025\nFR,2026,18,20,1,43,survey-2025\nFR,2026,26,,1,100,survey-2025\nFR,2026,0,17,1,27,survey-2025\n"
        + "FR,2024,0,17,1,24,survey-2025\n";

    private const string Wages = "place,since,month,source\n"
        + "FR,2025-01-01,1801.80,survey-2025\nFR,2026-01-01,1823.03,survey-2025\nFR,2024-11-01,1766.92,survey-2025\n";

    [Fact]
    public void A_source_that_many_figures_share_is_named_once() => Assert.Equal("survey-2025", Assert.Single(Page().Sources).Id);

    private static ApprenticePage Page() => ApprenticePage.From(
        new GuideFiles().With(ApprenticeRate.Path, Rates).With(MinimumWage.Path, Wages).Guide(), new DefaultHttpContext().Request);
}
