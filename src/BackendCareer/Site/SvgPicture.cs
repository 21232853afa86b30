using System.Text;

namespace BackendCareer.Site;

/// <summary>
/// A drawing as a picture that stands in the page itself. The text in it is a part of the picture: a browser without pictures shows the
/// words beside it, and not labels without their places.
/// </summary>
public static class SvgPicture
{
    private static readonly string Style = ReadStyle();

    /// <param name="svg">With its namespace, and without a style of its own.</param>
    /// <returns>May stand in an attribute as it is.</returns>
    public static string AddressOf(string svg)
    {
        var document = svg.Insert(svg.IndexOf('>', StringComparison.Ordinal) + 1, Style).ReplaceLineEndings(" "); // no address has any
        return new StringBuilder("data:image/svg+xml;charset=utf-8,").Append(document)
            .Replace("%", "%25").Replace("#", "%23").Replace("&", "%26").Replace("\"", "%22").Replace("<", "%3C").Replace(">", "%3E")
            .ToString();
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(SvgPicture).Assembly.GetManifestResourceStream("drawing.css")!);
        reader.ReadLine(); // what the file is
        return $"<style>{reader.ReadToEnd().ReplaceLineEndings("")}</style>";
    }
}
