using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Comments;

/// <summary>A reader's Markdown as HTML that is safe to copy into a page.</summary>
/// <param name="Html">Only the elements of the allow list; links carry <c>rel="ugc nofollow noopener"</c>.</param>
/// <param name="Links">How many links it holds.</param>
/// <param name="Text">What a reader sees of it.</param>
/// <param name="IsVisible">Whether it shows a reader anything: a lone list mark or a link without text does not.</param>
public sealed record RenderedComment(string Html, int Links, string Text, bool IsVisible);

/// <summary>
/// Two stages that do not trust each other: an allow list on Markdig's syntax tree (its <c>DisableHtml</c> lets
/// <c>javascript:</c> links through), then HtmlSanitizer on the result. The text must have passed the Markdown guard.
/// </summary>
public static class CommentRenderer
{
    /// <summary>Raised when the same Markdown would come out differently.</summary>
    public const int Version = 1;

    private static readonly string[] FullAddressStarts = ["https://", "http://", "mailto:"];

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();
    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <returns>Null where the formatting nests deeper than the parser goes.</returns>
    public static RenderedComment? Render(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            var links = KeepSafeLinks(document);
            DropHiddenEntities(document);
            var text = TextOf(document);
            return new RenderedComment(Sanitizer.Sanitize(HtmlOf(document)), links, text, CommentText.IsVisible(text));
        }
        catch (ArgumentException)
        {
            return null; // how Markdig says that MaximumNestingDepth is exceeded
        }
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 16 };
        return builder.DisableHtml().DisableHeadings().UseAutoLinks()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UseSoftlineBreakAsHardlineBreak()
            .Build();
    }

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string> { "p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a" },
            AllowedAttributes = new HashSet<string> { "href" },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
            UriAttributes = new HashSet<string> { "href" }, // without it no scheme would be checked
        });
        sanitizer.PostProcessNode += (_, node) => (node.Node as IHtmlAnchorElement)?.SetAttribute("rel", "ugc nofollow noopener");
        return sanitizer;
    }

    /// <summary>Images become links with their text; a link that is not a full web or mail address becomes its text.</summary>
    /// <returns>How many links are left.</returns>
    private static int KeepSafeLinks(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            if (!IsFullAddress(link.Url))
            {
                link.ReplaceBy(new ContainerInline(), copyChildren: true);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsFullAddress(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return document.Descendants<LinkInline>().Count() + document.Descendants<AutolinkInline>().Count();
    }

    /// <summary>A character written as <c>&amp;#x202E;</c> is as hidden as the character itself.</summary>
    private static void DropHiddenEntities(MarkdownDocument document)
    {
        foreach (var entity in document.Descendants<HtmlEntityInline>().Where(entity => CommentText.IsHiddenOrMark(entity.Transcoded.ToString())).ToList())
        {
            entity.Remove();
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

    private static string TextOf(MarkdownDocument document) => string.Concat(document.Descendants().Select(node => node switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeBlock block => block.Lines.ToString(),
        LeafBlock or LineBreakInline => "\n",
        _ => "",
    }));

    private static bool IsFullAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
        && FullAddressStarts.Any(start => url!.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
