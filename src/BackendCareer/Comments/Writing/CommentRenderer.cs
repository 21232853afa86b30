using AngleSharp.Html.Dom;
using BackendCareer.Site;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
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
            return new RenderedComment(Sanitizer.Sanitize(HtmlOf(document)), links, TextOf(document), AddressesOf(document));
        }
        catch (ArgumentException)
        {
            return null; // how Markdig says that MaximumNestingDepth is exceeded
        }
    }

    private static MarkdownPipeline CreatePipeline() => new MarkdownPipelineBuilder { MaximumNestingDepth = 16 }
        .DisableHtml().DisableHeadings().UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseSoftlineBreakAsHardlineBreak()
        .Build();

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
        var entities = document.Descendants<HtmlEntityInline>();
        foreach (var hidden in entities.Where(entity => Characters.IsHiddenOrMark(entity.Transcoded.ToString())).ToList())
        {
            hidden.Remove();
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

    private static string AddressesOf(MarkdownDocument document)
    {
        var links = document.Descendants<LinkInline>().Select(link => link.Url);
        return Uri.UnescapeDataString(string.Join('\n', links.Concat(document.Descendants<AutolinkInline>().Select(link => link.Url))));
    }

    private static bool IsFullAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
        && FullAddressStarts.Any(start => url!.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
