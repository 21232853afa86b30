using BackendCareer.Content;
using BackendCareer.Pay;

namespace BackendCareer.Tests.Pay;

/// <summary>Where one sentence about pay ends and another begins.</summary>
public sealed class SentencesTests
{
    private static readonly PayRow Row = PayCase.Explore("?country=FR").Group;

    [Theory]
    [InlineData("back-end", "Back-end", "back-end developers")]
    [InlineData("web roles", "All three", "back-end, full-stack and front-end developers together")]
    public void A_job_has_a_name_and_a_word_for_those_who_do_it(string role, string name, string people) =>
        Assert.Equal((name, people), (PayWords.NameOf(role), PayWords.People(role)));

    [Theory]
    [InlineData(38_980, "It does not double in any band", "×1.9")]
    [InlineData(39_000, "It does not double in any band", "×1.95")]
    [InlineData(39_999, "It does not double in any band", "×1.99")]
    [InlineData(40_000, "It first doubles at 3–5 years", "×2.0")]
    public void Pay_doubles_when_it_has_doubled_and_no_rounding_says_so_before(int median, string answer, string times)
    {
        var (start, next) = (Row with { Experience = "0-2", Median = 20_000 }, Row with { Experience = "3-5", Median = median });
        var sentence = PaySentences.Doubling([start, next]);
        Assert.StartsWith($"{answer}. ", sentence, StringComparison.Ordinal);
        Assert.EndsWith($": {times} at 3–5 years.", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, false, "", 3)]
    [InlineData(29, false, " (small sample)", 4)]
    [InlineData(30, true, " (too high)", 4)]
    [InlineData(29, true, " (small sample, too high)", 5)]
    public void Less_than_30_answers_and_figures_that_are_too_high_are_told(int answers, bool isTooHigh, string marks, int sentences)
    {
        var row = Row with { Respondents = answers, IsTooHigh = isTooHigh };
        Assert.Equal(marks, PayWords.InBrackets(row));
        Assert.Equal(sentences, PaySentences.Spread(row).Count());
    }

    [Theory]
    [InlineData(50, 50, 50, 50, 50, "At least eight in ten of the 148 who answered earn €50.", null)]
    [InlineData(40, 50, 50, 50, 60, "At least half of the 148 who answered earn €50.",
        "One in ten earns less than €40, one in ten more than €60.")]
    [InlineData(50, 50, 50, 50, 60, "At least half of the 148 who answered earn €50.",
        "At most one in ten earns less than €50, one in ten more than €60.")]
    [InlineData(40, 40, 50, 60, 60, "Half of the 148 who answered earn between €40 and €60.",
        "At most one in ten earns less than €40, at most one in ten more than €60.")]
    [InlineData(30, 40, 50, 60, 70, "Half of the 148 who answered earn between €40 and €60.",
        "One in ten earns less than €30, one in ten more than €70.")]
    public void Where_many_earn_the_same_the_sentences_stay_true(
        int p10, int p25, int median, int p75, int p90, string middle, string? ends)
    {
        var sentences = PaySentences.Spread(Row with { P10 = p10, P25 = p25, Median = median, P75 = p75, P90 = p90, Low95 = null });
        Assert.Equal(ends is null ? [middle] : [middle, ends], sentences.SkipLast(1));
    }

    [Fact]
    public void A_range_of_one_number_is_none()
    {
        Assert.Equal(
            "The median is €62,000, and so, probably, is the median of all such developers.",
            PaySentences.Spread(Row with { Low95 = 62_000, High95 = 62_000 }).Last());
        var premium = PayCase.Explore("?country=FR").Degrees[0] with { Education = "master", Percent = 5, Low95 = 5, High95 = 5 };
        Assert.Equal("A master’s goes with +5% against a bachelor’s in France.", PaySentences.Degree(premium));
    }

    [Fact]
    public void A_margin_that_was_not_computed_is_said_not_to_be_known() => Assert.Equal(
        "The median is €62,000; its margin of error is not known.",
        PaySentences.Spread(Row with { Low95 = null, High95 = null }).Last());

    [Theory]
    [InlineData(1_010, false, "a median of $1,010, 1% above the survey’s $1,000.")]
    [InlineData(1_004, false, "a median of $1,004, equal to the survey’s $1,000.")]
    [InlineData(990, true, "a median of about $990, 1% below the survey’s $1,000.")]
    public void Another_median_is_above_below_or_equal_and_about_where_it_was_read_off(int median, bool isAbout, string words)
    {
        var dispute = PayCase.Explore("?country=US").Others!;
        dispute = dispute with { Survey = dispute.Survey with { Median = 1_000 } };
        var other = dispute.Others[0] with { Median = median, IsAbout = isAbout };
        Assert.Equal($"{other.Label}: {words} {other.Why}", PaySentences.Dispute(dispute, other));
    }

    [Theory]
    [InlineData(1, "+1%")]
    [InlineData(0, "0%")]
    [InlineData(-1, "−1%")]
    public void A_difference_has_its_sign(int percent, string words) => Assert.Equal(words, PayWords.Percent(percent));

    [Fact]
    public void The_three_questions_are_answered_in_words()
    {
        var pay = PayCase.Explore("?country=FR");
        Assert.Equal("Half of the 148 who answered earn between €50,000 and €90,000.", PaySentences.Spread(pay.Group).First());
        Assert.Equal(
            "It first doubles at 21+ years. Medians of back-end, full-stack and front-end developers together in France in 2024, "
            + "against €34,500 at 0–2 years: ×1.2 at 3–5 years, ×1.6 at 6–10 years, ×1.9 at 11–20 years, ×2.0 at 21+ years "
            + "(small sample).",
            PaySentences.Doubling(pay.Bands));
        Assert.Contains(
            "A master’s goes with +12% (+1 to +25) against a bachelor’s in France.", pay.Degrees.Select(PaySentences.Degree));
        Assert.Contains(
            "No degree goes with +10% (−7 to +30) against a bachelor’s in France: the range reaches zero, so the data cannot say.",
            pay.Degrees.Select(PaySentences.Degree));
        Assert.Equal([-24, -27], pay.Others!.Others.Select(pay.Others.Difference));
    }

    [Fact]
    public void The_official_figures_of_the_United_States_stand_beside_the_survey_in_dollars()
    {
        var dispute = PayCase.Explore("?country=US").Others!;
        Assert.Equal((173_924, "USD"), (dispute.Survey.Median, dispute.Survey.Currency));
        Assert.Equal([133_080, 90_930], dispute.Others.Select(other => other.Median));
        Assert.StartsWith(
            "BLS, software developers: a median of $133,080, 23% below the survey’s $173,924.",
            PaySentences.Dispute(dispute, dispute.Others[0]), StringComparison.Ordinal);
    }
}
