using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class CaptionTests
{
    private const string Table = "| a | b |\n| --- | --- |\n| x | 1 |";

    [Theory]
    [InlineData("\n")]
    [InlineData("\n\n")]
    public void The_paragraph_above_a_table_is_its_caption_and_its_name(string between)
    {
        var region = Region($"Text.\n\nTable: Pay *by* \"country\", 2025.[^survey-2025]{between}{Table}");
        Assert.Equal("Pay by \"country\", 2025.", region.GetAttribute("aria-label"));
        Assert.StartsWith(
            "Pay <em>by</em> \"country\", 2025.<sup", region.QuerySelector("table > caption:first-child")!.InnerHtml,
            StringComparison.Ordinal);
        Assert.Equal(2, region.QuerySelectorAll("tr").Length);
        Assert.Equal(["Text."], region.ParentElement!.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));
    }

    [Fact]
    public void A_table_without_a_caption_is_named_by_its_number()
    {
        var region = Region($"Text about a Table: this.\n\n{Table}");
        Assert.Equal("Table 1", region.GetAttribute("aria-label"));
        Assert.Null(region.QuerySelector("caption"));
    }

    [Fact]
    public void Each_table_has_a_region_of_its_own()
    {
        var page = Region($"{Table}\n\nText.\n\n{Table}").Owner!;
        Assert.Equal(["Table 1", "Table 2"], page.QuerySelectorAll("[role=region]").Select(region => region.GetAttribute("aria-label")));
        Assert.Empty(page.QuerySelectorAll("[role=region] [role=region], [role=region] > p"));
    }

    [Fact]
    public void A_caption_with_nothing_below_it_is_located()
    {
        var problem = new GuideFiles().WithArticle("role.md", "Text.\n\nTable: Pay").Problem();
        Assert.Equal((GuideFiles.FirstBodyLine + 2, "There is no table directly below this caption."), (problem.Line, problem.What));
    }

    [Theory]
    [InlineData("Text.\nTable: Pay\n" + Table, 1, "This caption is part of the paragraph above it, and shown as text.")]
    [InlineData("Text *and*\nmore.\ntable: Pay\n\n" + Table, 2, "This caption is part of the paragraph above it, and shown as text.")]
    [InlineData("table: Pay\n\n" + Table, 0, "This is shown as text and is no caption of the table.")]
    [InlineData("**Table:** Pay\n" + Table, 0, "This is shown as text and is no caption of the table.")]
    [InlineData("TABLE : Pay\n" + Table, 0, "This is shown as text and is no caption of the table.")]
    [InlineData("Table:Pay\n" + Table, 0, "This is shown as text and is no caption of the table.")]
    public void A_caption_that_would_be_text_is_located(string body, int line, string what)
    {
        var problem = new GuideFiles().WithArticle("role.md", body).Problem();
        Assert.Equal((GuideFiles.FirstBodyLine + line, what), (problem.Line, problem.What));
    }

    [Theory]
    [InlineData("The table: what it says.")]
    [InlineData("Table 1 shows it:")]
    [InlineData("See the\ntable below.")]
    public void A_sentence_above_a_table_is_no_caption(string text) =>
        Assert.Empty(new GuideFiles().WithArticle("role.md", $"{text}\n\n{Table}").Problems());

    private static IElement Region(string body) =>
        new HtmlParser().ParseDocument(GuideFiles.HtmlOf(body)).QuerySelector("[role=region]")!;
}
