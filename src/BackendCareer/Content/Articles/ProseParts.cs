using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Content;

/// <summary>Cuts the text of an article at the headings that open a section: a page adds to each what readers say of it.</summary>
internal static class ProseParts
{
    /// <summary>Cut in the tree: a heading in a frame, a list or a quote opens nothing, and no part is half an element.</summary>
    public static IEnumerable<Prose> Of(IHtmlDocument document, IMarkupFormatter formatter, IReadOnlyCollection<Heading> headings)
    {
        var text = new StringBuilder();
        foreach (var node in document.Body!.ChildNodes)
        {
            var html = node.ToHtml(formatter);
            if (HeadingOf(node, headings) is not { } heading)
            {
                text.Append(html);
                continue;
            }

            if (text.Length > 0)
            {
                yield return new Prose(new HtmlString(text.ToString()));
                text.Clear();
            }

            yield return new Prose(new HtmlString(html), heading);
        }

        if (text.Length > 0)
        {
            yield return new Prose(new HtmlString(text.ToString()));
        }
    }

    private static Heading? HeadingOf(INode node, IEnumerable<Heading> headings) => node is IHtmlHeadingElement { Id: { } id }
        ? headings.FirstOrDefault(heading => heading.Id == id && heading.OpensSection)
        : null;
}
