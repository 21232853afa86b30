using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Frames, code and the blocks that are drawn: where they end, and what each needs.</summary>
public sealed class BlockTests
{
    private const string Rates = "place,year,age_from,age_to,contract_year,percent,source\n";
    private const string Rate = Rates + "FR,2026,0,17,1,27,survey-2025\n";
    private const string Wages = "place,since,month,source\n";
    private const string Wage = Wages + "FR,2026-01-01,1823.03,survey-2025\n";

    [Theory]
    [InlineData("::: note\nText.\n:::\n\nAfter.", "<div class=\"note\" role=\"note\"><p>Text.</p>\n</div>\n<p>After.</p>\n")]
    [InlineData("```\na < b\n```\n\nAfter.", "<pre><code>a &lt; b\n</code></pre>\n<p>After.</p>\n")]
    [InlineData("- a\n  ```\n  b\n  ```", "<ul>\n<li>a\n<pre><code>b\n</code></pre>\n</li>\n</ul>\n")]
    public void A_frame_and_code_end_before_what_follows(string body, string html) =>
        Assert.Equal(html, GuideFiles.HtmlOf(body));

    [Theory]
    [InlineData(Rates, Wages, "data/apprentice-pay.csv")]
    [InlineData(Rates, Wage, "data/apprentice-pay.csv")]
    [InlineData(Rate, Wages, "data/minimum-wage.csv")]
    [InlineData(Rate, Wage, null)]
    public void The_pay_of_apprentices_needs_their_share_and_the_minimum_wage(string rates, string wages, string? missing)
    {
        var problems = new GuideFiles().With("data/apprentice-pay.csv", rates).With("data/minimum-wage.csv", wages)
            .WithArticle("role.md", "::: apprentice-pay\n:::").Problems();
        Assert.Equal(
            missing is null ? [] : [$"There is nothing to draw: {missing} has no rows."],
            problems.Select(problem => problem.What));
    }

    [Theory]
    [InlineData("all", false)]
    [InlineData("0-1", true)]
    public void The_pay_explorer_needs_a_row_for_everybody(string experience, bool isMissing)
    {
        var problems = new GuideFiles()
            .With("data/pay.csv", "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n"
                + $"survey-2025,2025,back-end,FR,France,{experience},148,41700,50000,62000,90000,120000,59000,66000,EUR,no\n")
            .WithArticle("role.md", "::: pay-explorer\n:::").Problems();
        Assert.Equal(
            isMissing ? ["There is nothing to draw: data/pay.csv, experience all, has no rows."] : [],
            problems.Select(problem => problem.What));
    }
}
