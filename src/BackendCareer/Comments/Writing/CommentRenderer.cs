using AngleSharp.Html.Dom;
using BackendCareer.Site;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Comments;

/// <summary>A reader's Markdown as HTML that is safe to copy into a page.</summary>
/// <param name="Html">Only the elements of the allow list; links carry <c>rel="ugc nofollow noopener"</c>.</param>
/// <param name="Links">How many links it holds.</param>
/// <param name="Text">What a reader sees of it.</param>
/// <param name="Addresses">Where its links lead, one a line, without the codes by which an address can hide a letter.</param>
public sealed record RenderedComment(string Html, int Links, string Text, string Addresses)
{
    /// <summary>Whether it shows a reader anything: a lone list mark or a link without text does not.</summary>
    public bool IsVisible { get; } = Characters.IsVisible(Text);
}

/// <summary>
/// Two stages that do not trust each other: an allow list on Markdig's syntax tree (its <c>DisableHtml</c> lets
/// <c>javascript:</c> links through), then HtmlSanitizer on the result. The text must have passed the Markdown guard.
/// </summary>
public static class CommentRenderer
{
    /// <summary>Raised when the same Markdown would come out differently.</summary>
    /// <remarks>The site then renders again what is stored (<see cref="TextRenewal"/>).</remarks>
    public const int Version = 2;

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();
    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <returns>Null where the formatting nests deeper than the parser goes.</returns>
    public static RenderedComment? Render(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            DropHiddenEntities(document);
            new CommentLinks(document, markdown).Settle();
            CommentNumbers.Keep(document);
            var addresses = AddressesOf(document);
            return new RenderedComment(
                Sanitizer.Sanitize(HtmlOf(document)), addresses.Count, TextOf(document),
                Uri.UnescapeDataString(string.Join('\n', addresses)));
        }
        catch (ArgumentException)
        {
            return null; // how Markdig says that MaximumNestingDepth is exceeded
        }
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 16 }
            .DisableHtml().DisableHeadings().UseAutoLinks().UsePreciseSourceLocation()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseSoftlineBreakAsHardlineBreak();
        builder.BlockParsers.FindExact<ListBlockParser>()!.ItemParsers.Replace<NumberedListItemParser>(new CommentNumbers.Parser());
        return builder.Build();
    }

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string> { "p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a" },
            AllowedAttributes = new HashSet<string> { "href", "start", "value" }, // those of numbers in lists
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
            UriAttributes = new HashSet<string> { "href" }, // without it no scheme would be checked
        });
        sanitizer.PostProcessNode += (_, node) => (node.Node as IHtmlAnchorElement)?.SetAttribute("rel", "ugc nofollow noopener");
        return sanitizer;
    }

    /// <summary>A character written as <c>&amp;#x202E;</c> is as hidden as the character itself, and a line end is white space.</summary>
    private static void DropHiddenEntities(MarkdownDocument document)
    {
        foreach (var entity in document.Descendants<HtmlEntityInline>().ToList())
        {
            var text = entity.Transcoded.ToString();
            if (text.EnumerateRunes().Any(Characters.EndsLine))
            {
                entity.ReplaceBy(new LiteralInline(" "));
            }
            else if (Characters.IsHiddenOrMark(text))
            {
                entity.Remove();
            }
        }
    }

    /// <summary>With a renderer of its own: one from Markdig's pool comes back damaged from a text that nests too deeply.</summary>
    private static string HtmlOf(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <returns>What a reader sees of a text, or of a part of it.</returns>
    internal static string TextOf(MarkdownObject part) => string.Concat(part.Descendants().Select(node => node switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeBlock block => block.Lines.ToString(),
        LeafBlock or LineBreakInline => "\n",
        _ => "",
    }));

    private static List<string?> AddressesOf(MarkdownDocument document) =>
    [
        .. document.Descendants<LinkInline>().Select(link => link.Url),
        .. document.Descendants<AutolinkInline>().Select(link => link.Url),
    ];
}
