using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>What others measured in a country, beside the survey in the same currency, so that disagreement is seen.</summary>
public sealed record PayDispute(PayRow Survey, ImmutableArray<OtherPay> Others)
{
    /// <returns>Null where nobody else measured, or not in a currency of the survey.</returns>
    public static PayDispute? Of(GuideData data, string country, string role)
    {
        var others = data.OtherPay.Where(pay => pay.Country == country).ToImmutableArray();
        if (others.IsEmpty
            || new PayRows([.. data.Pay.Where(row => row.Currency == others[0].Currency)], others[0].Currency)
                .Of(country, role) is not { } survey)
        {
            return null;
        }

        return new PayDispute(survey, [.. others.Where(pay => pay.Currency == survey.Currency)]);
    }

    /// <summary>The survey in the shape of the others, for the table.</summary>
    public OtherPay SurveyAsOther => new(
        Survey.Source, Survey.Year, Survey.Country, "Survey", $"Survey: {PayWords.People(Survey.Role)}",
        Survey.Respondents, Survey.P10, Survey.P25, Survey.Median, Survey.P75, Survey.P90, Survey.Currency, IsAbout: false, Why: "");

    /// <summary>By how many percent of the survey's median another differs from it.</summary>
    public int Difference(OtherPay other) =>
        (int)Math.Round(100.0 * (other.Median - Survey.Median) / Survey.Median, MidpointRounding.AwayFromZero);
}
