using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BackendCareer.Site;

namespace BackendCareer.Tests.Support;

/// <summary>What a reader's text may become in a page, checked on the parsed page; everything else is named.</summary>
internal static partial class CommentMarkup
{
    private static readonly HashSet<string> Elements =
        ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a"];

    /// <summary>Parses one comment as it stands in a page, alone.</summary>
    public static IElement Parse(string html) =>
        new HtmlParser().ParseDocument($"<div class=body>{html}</div><p id=after></p>").QuerySelector(".body")!;

    /// <summary>What is wrong inside the place of one comment. A text that parses differently the second time is wrong too.</summary>
    public static IEnumerable<string> ProblemsIn(IElement body) =>
    [
        .. body.QuerySelectorAll("*").Where(
            element => element.NamespaceUri != NamespaceNames.HtmlUri || !Elements.Contains(element.LocalName))
            .Select(element => $"element {element.LocalName}"),
        .. body.QuerySelectorAll("*").SelectMany(element => element.Attributes.Where(attribute => !IsAllowed(element, attribute)))
            .Select(attribute => $"attribute {attribute.Name}={attribute.Value}"),
        .. body.QuerySelectorAll("a:not([href]), a:not([rel])").Select(link => $"half a link: {link.OuterHtml}"),
        .. body.QuerySelectorAll("a").Where(link => !Characters.IsVisible(link.TextContent))
            .Select(link => $"unseen link: {link.OuterHtml}"),
        .. body.Descendants().Where(node => node.NodeType is not (NodeType.Element or NodeType.Text))
            .Select(node => $"node {node.NodeType}"),
        .. body.TextContent.Where(IsHidden).Distinct().Select(unit => $"character U+{(int)unit:X4}"),
        .. Parse(body.InnerHtml) is var again && again.InnerHtml == body.InnerHtml && again.NextElementSibling?.Id == "after"
            ? Array.Empty<string>()
            : ["parses differently the second time"],
    ];

    /// <summary>What is wrong anywhere in a page of a site that has one script.</summary>
    public static IEnumerable<string> ProblemsIn(IDocument page) =>
    [
        .. page.QuerySelectorAll("style, iframe, object, embed, base, svg [href], math, form form").Select(
            element => $"element {element.LocalName}"),
        .. page.QuerySelectorAll("script").Where(
            (script, index) => index > 0 || script.ParentElement != page.Head || !OurScript().IsMatch(script.OuterHtml))
            .Select(script => script.OuterHtml),
        .. page.All.SelectMany(element => element.Attributes)
            .Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Name is "style" or "srcdoc")
            .Select(attribute => $"attribute {attribute.Name}"),
        .. page.QuerySelectorAll(".comment .body").SelectMany(ProblemsIn),
    ];

    [GeneratedRegex(@"^<script type=""module"" src=""/(discussion|queue)(\.\w+)?\.js""></script>$")]
    private static partial Regex OurScript();

    private static bool IsAllowed(IElement element, IAttr attribute) => (element.LocalName, attribute.Name) switch
    {
        ("a", "href") =>
            new[] { "http://", "https://", "mailto:" }.Any(start => attribute.Value.StartsWith(start, StringComparison.OrdinalIgnoreCase)),
        ("a", "rel") => attribute.Value == "ugc nofollow noopener",
        ("ol", "start") or ("li", "value") => attribute.Value.Length <= 3 && attribute.Value.All(char.IsAsciiDigit),
        _ => false,
    };

    /// <summary>Control and direction characters.</summary>
    private static bool IsHidden(char unit) =>
        (char.IsControl(unit) && unit is not ('\n' or '\t'))
            || unit is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
