using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
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
        foreach (var hidden in entities.Where(entity => CommentText.IsHiddenOrMark(entity.Transcoded.ToString())).ToList())
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

    private static bool IsFullAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
        && FullAddressStarts.Any(start => url!.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Cleans what was typed of characters that no reader sees and some use to deceive.</summary>
public static class CommentText
{
    private const int MostMarksOnOneLetter = 8;

    /// <summary>
    /// Line ends become LF, letters composed (NFC). Control characters, direction overrides, invisible tags and the
    /// ninth and later mark on one letter are dropped; half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Normalise(string text)
    {
        var seen = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes().Where(rune => !IsHidden(rune));
        return LimitMarks(string.Concat(seen).Normalize(NormalizationForm.FormC)).Trim();
    }

    /// <summary>After composing, which can turn one character into several marks.</summary>
    private static string LimitMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostMarksOnOneLetter)
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    public static bool IsHiddenOrMark(string text) => text.EnumerateRunes().Any(rune => IsHidden(rune) || IsMark(rune));

    /// <summary>Whether a reader would see anything: letters, digits, punctuation or symbols.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(IsVisible);

    /// <summary>Whether a name holds a character that could turn the text around it or hide in it.</summary>
    public static bool HoldsHidden(string text) => text.EnumerateRunes().Any(rune => IsHidden(rune) || rune.Value is '\n' or '\t');

    /// <summary>Whether a character has no shape of its own: joiners, soft hyphens, variation selectors, fillers.</summary>
    public static bool IsShapeless(Rune rune) => rune.Value switch
    {
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => true,                   // fillers: letters without a shape
        0x034F or (>= 0x180B and <= 0x180F) => true,                    // grapheme joiner, Mongolian selectors
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => true, // variation selectors
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    private static bool IsVisible(Rune rune) =>
        !IsShapeless(rune) && (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        0x061C or 0xFEFF => true,                                // Arabic letter mark, byte order mark
        >= 0x200E and <= 0x200F => true,                         // direction marks
        >= 0x202A and <= 0x202E => true,                         // direction embeddings and overrides
        >= 0x2060 and <= 0x206F => true,                         // word joiner, isolates, deprecated formats
        >= 0xFFF9 and <= 0xFFFB => true,                         // interlinear annotation
        >= 0xE0000 and <= 0xE007F => true,                       // tags
        >= 0xFDD0 and <= 0xFDEF => true,                         // noncharacters, on which Normalize throws
        var value when (value & 0xFFFE) == 0xFFFE => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse,
    };
}
