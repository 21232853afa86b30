using System.Text;

namespace BackendCareer.Content;

/// <summary>How long the page of an article is without its discussion.</summary>
public static class ArticleWeight
{
    /// <summary>Header, footer, title, the form to write a comment.</summary>
    private const int OfEveryPage = 10_000;

    private const int OfHeading = 100;

    /// <summary>Two links at its heading, and its line in the form.</summary>
    private const int OfSection = 440;
    private const int OfCitation = 540;
    private const int OfWord = 420;
    private const int OfDrawing = 2_000;
    private const int OfFigure = 500;
    private const int OfNeighbour = 350;

    /// <returns>
    /// Bytes of HTML before compression, rather too many than too few: a view draws its block from the data for each reader's choice,
    /// and is not asked here.
    /// </returns>
    public static int Of(Article article, Guide guide) =>
        OfEveryPage
        + article.Body.Sum(part => Of(part, guide.Data))
        + (article.Drawing is { } drawing ? Of(drawing) : 0)
        + (article.Contents.Length * OfHeading)
        + (article.CommentsOpen ? article.Sections.Count() * OfSection : 0)
        + (article.Citations.Length * OfCitation)
        + (article.Words.Length * OfWord)
        + (guide.Related(article).Count() * OfNeighbour)
        + (guide.SectionOf(article) is { } section ? guide.Below(section).Count() * OfNeighbour : 0);

    private static int Of(BodyPart part, GuideData data) => part switch
    {
        Prose prose => BytesOf(prose.Html.Value),
        Block { Name: "drawing" } drawing =>
            drawing.Arguments.Select(data.Drawings.GetValueOrDefault).OfType<Drawing>().Sum(Of) + BytesOf(drawing.Inside.Value),
        Block block => Of(block, data),
        _ => 0,
    };

    private static int Of(Block block, GuideData data) => block.Name switch
    {
        "glance" => block.Arguments.Length * OfFigure,
        "route" => block.Arguments.Length * 2_500,
        "routes" => 8_000 + (data.Routes.Length * 1_200),
        "routes-map" => 4_000 + (data.Routes.Length * 450),
        "apprentice-pay" => 3_000 + (data.ApprenticeRates.Length * 200),
        "pay-explorer" => 25_000 + (data.Pay.Select(row => row.Country).Distinct().Count() * 1_000),
        _ => 0,
    };

    /// <summary>With its style, and with three bytes for each bracket and each quotation mark.</summary>
    private static int Of(Drawing drawing) => OfDrawing + (BytesOf(drawing.Svg) * 3 / 2);

    private static int BytesOf(string? html) => Encoding.UTF8.GetByteCount(html ?? "");
}
