using Markdig.Extensions.Alerts;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// What Markdown an article may hold. Raw HTML and attributes beyond a heading's id would be a second, unchecked way into the page.
/// </summary>
internal static class MarkupRules
{
    public static void Check(ParsedArticle parsed)
    {
        foreach (var node in parsed.Document.Descendants())
        {
            if (node is HtmlBlock or HtmlInline)
            {
                parsed.Report(node, ContentRules.NoHtml, "Raw HTML is not used in articles.", "Write Markdown, or one of the ::: blocks.");
            }
            else if (node is HeadingBlock { Level: 1 })
            {
                parsed.Report(
                    node, ContentRules.OneTitle, "The title in the front matter is the heading of level 1.", "Begin this heading with ##.");
            }
            else if (node is QuoteBlock quote && AlertExtension.MistakeIn(quote) is { } mistake)
            {
                parsed.Report(node, mistake);
            }
            else if (HasForbiddenAttributes(node))
            {
                parsed.Report(node, ContentRules.NoAttributes, "Attributes in braces can only give a heading its id.", "Take them out.");
            }
            else if (node is FencedCodeBlock { Info: { } language } && CodeHighlighting.Meant(language) is { } meant)
            {
                parsed.Report(node, ContentRules.CodeLanguage, $"The language {language} is not known.", $"Did you mean {meant}?");
            }
        }
    }

    private static bool HasForbiddenAttributes(MarkdownObject node) =>
        node.TryGetAttributes() is { } attributes
        && (attributes.Properties is { Count: > 0 }
            || (attributes.Classes is { Count: > 0 } && node is not (IFencedBlock or AlertBlock)) // its name: `language-csharp`, `note`
            || (attributes.Id is not null && node is not HeadingBlock));
}
