using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;

namespace BackendCareer.Content;

/// <param name="Svg">A document without its title, and without a style.</param>
/// <param name="Text">Says in words what it shows.</param>
public sealed record Drawing(string Svg, string Text, ImageSize Size);

/// <summary>
/// Reads <c>drawings/*.svg</c>, which are written into the page itself. Only shapes, text and classes pass: nothing that could run,
/// load or style beyond what the site gives every drawing.
/// </summary>
internal static class DrawingParser
{
    public const string Folder = "drawings/";
    private const string Extension = ".svg";
    private const int MostParts = 2_000;
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        "svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "marker");

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        "id", "class", "role", "aria-labelledby", "aria-hidden", "viewBox", "width", "height", "preserveAspectRatio",
        "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "d", "points", "transform",
        "fill", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "opacity",
        "text-anchor", "dominant-baseline", "font-size", "font-weight", "font-style", "letter-spacing",
        "marker-start", "marker-mid", "marker-end", "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient");

    public static bool IsDrawing(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(Extension, StringComparison.Ordinal);

    public static FrozenDictionary<string, Drawing> ReadAll(ContentFiles files, ICollection<Problem> problems)
    {
        var drawings = new Dictionary<string, Drawing>();
        foreach (var file in files.Texts.Where(file => IsDrawing(file.Path)))
        {
            if (Read(file, problems) is { } drawing)
            {
                drawings.Add(file.Path[Folder.Length..^Extension.Length], drawing);
            }
        }

        return drawings.ToFrozenDictionary();
    }

    private static Drawing? Read(ContentFile file, ICollection<Problem> problems)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(file.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader, LoadOptions.SetLineInfo);
            var mistakes = Mistakes(root).ToList();
            mistakes.ForEach(found => problems.Add(new Problem(found.Mistake, file.Path, found.Place.LineNumber,
                found.Place.LinePosition)));
            return mistakes.Count == 0 ? DrawingOf(root) : null;
        }
        catch (XmlException error)
        {
            problems.Add(new Problem(ContentRules.DrawingIsSvg, file.Path, error.LineNumber, error.LinePosition,
                $"This is not valid SVG: {error.Message}", "Save it again as plain SVG."));
            return null;
        }
    }

    private static IEnumerable<(IXmlLineInfo Place, Mistake Mistake)> Mistakes(XElement root)
    {
        if (root.Name != Svg + "svg" || root.Element(Svg + "title") is null)
        {
            yield return (root,
                new Mistake(ContentRules.DrawingIsSvg, "A drawing is an <svg> that begins with a <title>.",
                "Name it: screen readers read the title."));
        }

        if (SizeOf(root) is null)
        {
            yield return (root, new Mistake(ContentRules.DrawingIsSvg, "This drawing does not say how large it is.",
                "Give the <svg> a viewBox, such as viewBox=\"0 0 520 300\"."));
        }

        if (root.DescendantNodes().Skip(MostParts).FirstOrDefault() is IXmlLineInfo excess)
        {
            yield return (excess, new Mistake(ContentRules.DrawingIsSvg, $"A drawing has at most {MostParts:N0} parts.", "Simplify it."));
            yield break;
        }

        // Inside HTML these are read differently from here, and could hold elements that nobody checked.
        foreach (var node in root.DescendantNodes().Where(node => node is XProcessingInstruction or XCData || IsElementInTitle(node)))
        {
            yield return (node,
                new Mistake(ContentRules.DrawingIsPlain, "A drawing holds elements and text, and its titles text alone.",
                "Take this out."));
        }

        foreach (var element in root.DescendantsAndSelf())
        {
            if (element.Name.Namespace != Svg || !Elements.Contains(element.Name.LocalName))
            {
                yield return (element,
                    new Mistake(ContentRules.DrawingIsPlain, $"<{element.Name.LocalName}> is not allowed in a drawing.",
                    "Use shapes and text."));
            }

            foreach (var attribute in element.Attributes().Where(attribute => !IsAllowed(attribute)))
            {
                yield return (attribute,
                    new Mistake(ContentRules.DrawingIsPlain, $"The attribute {attribute.Name.LocalName} is not allowed in a drawing.",
                    "Colour with a class of the style sheet."));
            }
        }
    }

    private static bool IsElementInTitle(XNode node) => node is XElement { Parent.Name.LocalName: "title" or "desc" };

    private static bool IsAllowed(XAttribute attribute) =>
        attribute.IsNamespaceDeclaration
        || (Attributes.Contains(attribute.Name.ToString()) && LoadsNothing(attribute.Value));

    /// <summary>A reference may only name a part of the same drawing, such as an arrow head.</summary>
    private static bool LoadsNothing(string value) =>
        !value.Contains("url(", StringComparison.OrdinalIgnoreCase)
        || (value.StartsWith("url(#", StringComparison.Ordinal) && value.IndexOf(')') == value.Length - 1);

    /// <summary>The shape of the view box, without which it could not be made smaller.</summary>
    private static ImageSize? SizeOf(XElement root)
    {
        using var reader = root.CreateReader();
        reader.MoveToContent();
        return reader.GetAttribute("viewBox") is null ? null : SvgHeader.SizeOf(reader);
    }

    private static Drawing DrawingOf(XElement root)
    {
        var size = SizeOf(root)!.Value;
        var words = root.Elements().Where(element => element.Name.LocalName is "title" or "desc").ToList();
        var text = string.Join(". ", words.Select(element => string.Join(' ', element.Value.Split(default(char[]?), Words))));
        words.ForEach(element => element.Remove());
        root.DescendantNodes().OfType<XComment>().Remove();
        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove(); // a prefix of the author's own
        return new Drawing(root.ToString(SaveOptions.DisableFormatting), text, size);
    }
}
