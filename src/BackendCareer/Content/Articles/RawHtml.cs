using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace BackendCareer.Content;

/// <summary>HTML in an article, or what the parser takes for it.</summary>
internal static partial class RawHtml
{
    /// <param name="html">As it is written, with its brackets.</param>
    public static Mistake MistakeIn(string html) => Tag().Match(html) is { Success: true } tag && !IsOfHtml(tag.Groups["name"].Value)
        ? new Mistake(ContentRules.NoHtml, $"{tag.Value} is read as HTML here, and would not be seen.",
            "Put what is code, or a key to press, into backticks.")
        : new Mistake(ContentRules.NoHtml, "Raw HTML is not used in articles.",
            "Write Markdown, or one of the ::: blocks; what is code stands in backticks.");

    private static bool IsOfHtml(string name)
    {
        using var document = new HtmlParser().ParseDocument("");
        return document.CreateElement(name) is not IHtmlUnknownElement;
    }

    [GeneratedRegex("^</?(?<name>[A-Za-z][A-Za-z0-9-]*)[^<>\n]*>")]
    private static partial Regex Tag();
}
