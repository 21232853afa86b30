using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class AlertTests
{
    [Theory]
    [InlineData("NOTE", "note", "Note")]
    [InlineData("TIP", "note", "Tip")]
    [InlineData("important", "warning", "Important")]
    [InlineData("WARNING", "warning", "Warning")]
    [InlineData("CAUTION", "warning", "Caution")]
    public void A_quote_with_a_kind_is_a_frame_with_its_word(string kind, string frame, string word) =>
        Assert.Equal(
            $"<div class=\"{frame}\" role=\"note\"><p><strong>{word}</strong></p>\n<p>Mind the <em>gap</em>.</p>\n</div>",
            Html($"> [!{kind}]\n> Mind the *gap*."));

    [Fact]
    public void A_frame_may_hold_a_list() =>
        Assert.Contains("<p><strong>Tip</strong></p>\n<ul>\n<li>a</li>", Html("> [!TIP]\n> - a\n> - b"), StringComparison.Ordinal);

    [Theory]
    [InlineData("> Quoted.")]
    [InlineData("> Quoted [!NOTE] there.")]
    public void Other_quotes_stay_quotes(string body) => Assert.Contains("<blockquote>", Html(body), StringComparison.Ordinal);

    private static string Html(string body) =>
        GuideFiles.HtmlOf(body).Trim();
}
