using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace BackendCareer.Tests.Support;

/// <summary>The drawings of a page, which are pictures written into it.</summary>
internal static class Drawn
{
    private const string Address = "data:image/svg+xml;charset=utf-8,";

    /// <returns>The pictures that are drawn below this element.</returns>
    public static IEnumerable<IElement> ImagesIn(IParentNode page) => page.QuerySelectorAll($"img[src^='{Address}']");

    public static IEnumerable<IElement> In(IParentNode page) => ImagesIn(page).Select(SvgOf);

    public static IElement SvgOf(IElement image)
    {
        var svg = Uri.UnescapeDataString(image.GetAttribute("src")![Address.Length..]);
        return new HtmlParser().ParseDocument(svg).QuerySelector("svg")!;
    }
}
