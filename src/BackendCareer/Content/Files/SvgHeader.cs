using System.Globalization;
using System.Xml;

namespace BackendCareer.Content;

/// <summary>The size of an SVG picture: what its root says, or the shape of its view box.</summary>
internal static class SvgHeader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore, // drawing programs write one; nothing in it is looked at
        XmlResolver = null,
        MaxCharactersInDocument = 1_000_000,
    };

    public static ImageSize? Read(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, Settings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "svg" ? SizeOf(reader) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static ImageSize? SizeOf(XmlReader svg)
    {
        if (Pixels(svg.GetAttribute("width")) is { } width && Pixels(svg.GetAttribute("height")) is { } height)
        {
            return Size(width, height);
        }

        var box = (svg.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? Size(boxWidth, boxHeight) : null;
    }

    private static ImageSize? Size(double width, double height) =>
        width is >= 1 and < 100_000 && height is >= 1 and < 100_000 ? new ImageSize((int)Math.Round(width), (int)Math.Round(height)) : null;

    /// <summary>Null for 100%, 12em and the like, which say nothing without a page.</summary>
    private static double? Pixels(string? length) =>
        double.TryParse(length?.Replace("px", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var pixels) ? pixels : null;
}
