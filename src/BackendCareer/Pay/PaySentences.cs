using System.Collections.Immutable;
using System.Globalization;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>Sentences made from the numbers, each by a rule that the page states beside it.</summary>
public static class PaySentences
{
    public static IEnumerable<string> Spread(PayRow row)
    {
        yield return Middle(row);
        if (row.P10 < row.P90)
        {
            yield return Ends(row);
        }

        yield return $"The median is {Amount(row, row.Median)}{Margin(row)}.";
        if (row.IsSmallSample)
        {
            yield return $"This is a small sample: with {row.Respondents} answers, a few more could change it.";
        }

        if (row.IsTooHigh)
        {
            yield return "These figures are too high: pay under $5,000 a year was taken for a mistake, and here some of it was real.";
        }
    }

    private static string Middle(PayRow row) => (row.P10 == row.P90, row.P25 == row.P75) switch
    {
        (true, _) => $"At least eight in ten of the {row.Respondents:N0} who answered earn {Amount(row, row.Median)}.",
        (_, true) => $"At least half of the {row.Respondents:N0} who answered earn {Amount(row, row.Median)}.",
        _ => $"Half of the {row.Respondents:N0} who answered earn between {Amount(row, row.P25)} and {Amount(row, row.P75)}.",
    };

    /// <summary>Where many earn the same amount, nobody can say that a tenth earns less than it.</summary>
    private static string Ends(PayRow row)
    {
        var (lower, upper) = (row.P10 == row.P25 ? "At most one" : "One", row.P75 == row.P90 ? "at most one" : "one");
        return $"{lower} in ten earns less than {Amount(row, row.P10)}, {upper} in ten more than {Amount(row, row.P90)}.";
    }

    private static string Margin(PayRow row) => (row.Low95, row.High95) switch
    {
        ({ } low, { } high) when low == high => ", and so, probably, is the median of all such developers",
        ({ } low, { } high) =>
            $"; the median of all such developers probably lies between {Amount(row, low)} and {Amount(row, high)}",
        _ => "; its margin of error is not known",
    };

    /// <summary>Whether pay doubles from the first band on. Needs two bands.</summary>
    public static string Doubling(ImmutableArray<PayRow> bands)
    {
        var start = bands[0];
        var growth = string.Join(
            ", ", bands.Skip(1).Select(band => $"{Times(band, start)} at {PayWords.Years(band.Experience)}{PayWords.InBrackets(band)}"));
        var doubled = bands.FirstOrDefault(band => band.Median >= 2L * start.Median);
        var answer = doubled is null ? "It does not double in any band" : $"It first doubles at {PayWords.Years(doubled.Experience)}";
        return $"{answer}. Medians of {PayWords.People(start.Role)} {PayWords.In(start)} in {start.Year}, against "
            + $"{Amount(start, start.Median)} at {PayWords.Years(start.Experience)}{PayWords.InBrackets(start)}: {growth}.";
    }

    public static string Degree(EducationPremium premium)
    {
        var who = premium.Education == "master" ? "A master’s goes with" : "No degree goes with";
        var range = premium.Low95 == premium.High95
            ? ""
            : $" ({PayWords.WithSign(premium.Low95)} to {PayWords.WithSign(premium.High95)})";
        var sentence = $"{who} {PayWords.Percent(premium.Percent)}{range} against a bachelor’s "
            + PayWords.In(premium.Country, premium.CountryName);
        return premium.IsOpen ? $"{sentence}: the range reaches zero, so the data cannot say." : $"{sentence}.";
    }

    public static string Dispute(PayDispute dispute, OtherPay other)
    {
        var difference = dispute.Difference(other) switch
        {
            0 => "equal to",
            > 0 and var above => $"{above}% above",
            var below => $"{-below}% below",
        };
        return $"{other.Label}: a median of {(other.IsAbout ? "about " : "")}{Money.Of(other.Median, other.Currency)}, {difference} "
            + $"the survey’s {Amount(dispute.Survey, dispute.Survey.Median)}. {other.Why}";
    }

    private static string Amount(PayRow row, int amount) => Money.Of(amount, row.Currency);

    /// <summary>One decimal; two, cut off, where rounding would say that it doubled before it has.</summary>
    private static string Times(PayRow band, PayRow start)
    {
        var times = decimal.Divide(band.Median, start.Median);
        return "×" + (times is < 2 and >= 1.95m
            ? (Math.Floor(times * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture)
            : times.ToString("0.0", CultureInfo.InvariantCulture));
    }
}

/// <summary>The words for what the data writes in codes.</summary>
public static class PayWords
{
    public static string NameOf(string role) => role == PayRow.WebRoles ? "All three" : char.ToUpperInvariant(role[0]) + role[1..];

    /// <summary>"back-end developers".</summary>
    public static string People(string role) =>
        role == PayRow.WebRoles ? "back-end, full-stack and front-end developers together" : $"{role} developers";

    public static string Band(string band) => band.Replace('-', '–');

    public static string Years(string band) => band == PayRow.AllExperience ? "All" : $"{Band(band)} years";

    /// <summary>"in the United States".</summary>
    public static string In(string country, string name) => country switch
    {
        "ALL" => "in all countries",
        "EU27" => "in the European Union",
        "GB" or "NL" or "PH" or "US" => $"in the {name}",
        _ => $"in {name}",
    };

    public static string In(PayRow row) => In(row.Country, row.CountryName);

    /// <summary>"Back-end developers in France with 3–5 years of work, 2024".</summary>
    public static string Title(PayRow row)
    {
        var people = People(row.Role);
        return $"{char.ToUpperInvariant(people[0])}{people[1..]} {In(row)}{With(row.Experience)}, {row.Year}";
    }

    /// <summary>" with 3–5 years of work", or nothing for everybody.</summary>
    public static string With(string band) => band == PayRow.AllExperience ? "" : $" with {Years(band)} of work";

    public static string Currency(string code) => code switch
    {
        "EUR" => "euros",
        "GBP" => "pounds",
        "USD" => "US dollars",
        _ => code,
    };

    /// <summary>"+12%", "−10%", "0%".</summary>
    public static string Percent(int percent) => $"{WithSign(percent)}%";

    public static string WithSign(int number) => number switch { > 0 => $"+{number}", < 0 => $"−{-number}", _ => "0" };

    /// <summary>What a reader has to know of a row before quoting it; empty if nothing.</summary>
    public static string Marks(PayRow row) => (row.IsSmallSample, row.IsTooHigh) switch
    {
        (true, true) => "small sample, too high",
        (true, false) => "small sample",
        (false, true) => "too high",
        _ => "",
    };

    /// <summary>" (small sample)", or nothing.</summary>
    public static string InBrackets(PayRow row) => Marks(row) is { Length: > 0 } marks ? $" ({marks})" : "";

    public static string Number(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As a drawing has room for: a code such as CHF would leave none for the number, and the caption says it.</summary>
    public static string Amount(int amount, string currency) =>
        currency is "EUR" or "GBP" or "USD" ? Money.Of(amount, currency) : Number(amount);
}
