using System.Globalization;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Content;

/// <summary>The Markdown of the repository's own articles: how it is parsed, what it may hold, and the HTML it becomes.</summary>
internal static class ArticleMarkdown
{
    /// <summary>Long guides of ours have 40 links and 60 citations; the limits keep the parser's time short.</summary>
    private static readonly MarkdownLimits Limits = new(ContentFiles.MaxFileBytes, Lines: 5_000, Containers: 8, Indent: 60,
        Brackets: 4_000, Emphasis: 8_000, Columns: 40, Cells: 20_000, HasHtml: true);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .Use<OwnSyntax>()
        .Use<HeadingEnds>()
        .Build();

    /// <summary>A second, independent layer behind the rules: a merged mistake must not become a script in the page.</summary>
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>
        {
            "p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "img", "hr", "sup", "h2", "h3", "h4", "h5", "h6",
            "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "span", "abbr", "picture", "source",
        },
        AllowedAttributes = new HashSet<string>
        {
            "href", "src", "alt", "title", "id", "class", "start", "scope", "role", "tabindex", "aria-label",
            "width", "height", "loading", "decoding", "type", "srcset",
        },
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
        UriAttributes = new HashSet<string> { "href", "src", "srcset" }, // without it no scheme would be checked
    });

    /// <returns>Null after reporting a text that cannot be parsed.</returns>
    public static MarkdownDocument? Parse(ContentFile file, ICollection<Problem> problems)
    {
        if (MarkdownGuard.Refuse(file.Text, Limits) is { } refusal)
        {
            problems.Add(new Problem(ContentRules.TextIsBounded, file.Path, refusal.Line, 1,
                $"There is more here than one article may hold: {refusal.Found}.",
                "Simplify this part, or split the article."));
            return null;
        }

        try
        {
            return Markdown.Parse(file.Text, Pipeline);
        }
        catch (ArgumentException error)
        {
            problems.Add(TooDeep(file.Path, error));
            return null;
        }
    }

    /// <summary>How the parser and the renderer say that something nests beyond all measure.</summary>
    public static Problem TooDeep(string path, ArgumentException error) =>
        new(ContentRules.TextIsShallow, path, 1, 1, $"The formatting of this file cannot be followed: {error.Message}",
            "Look for brackets or blocks inside each other, and simplify them.");

    /// <summary>The text of inlines without their formatting.</summary>
    public static string TextOf(ContainerInline? inlines) => string.Concat((inlines?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AbbreviationInline abbreviation => abbreviation.Term.Term,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));

    /// <summary>Raw HTML would be a second, unchecked way into the page; and what is not what it seems is not what was meant.</summary>
    public static void Check(ParsedArticle parsed)
    {
        foreach (var node in parsed.Document.Descendants())
        {
            if (MistakeIn(node) is { } mistake)
            {
                parsed.Report(node, mistake);
            }
        }

        LeftoverMarks.Check(parsed);
        SilentEmphasis.Check(parsed);
    }

    private static Mistake? MistakeIn(MarkdownObject node) => node switch
    {
        HtmlBlock html => RawHtml.MistakeIn(html.Lines.ToString()),
        HtmlInline html => RawHtml.MistakeIn(html.Tag),
        HeadingBlock { Level: 1 } heading => new Mistake(
            ContentRules.OneTitle, "The title in the front matter is the heading of level 1.",
            heading.IsSetext
                ? "Begin it with ## instead of the line below it; if git left that line, take it out."
                : "Begin this heading with ##."),
        QuoteBlock quote when BlockRules.MistakeIn(quote) is { } mistake => mistake,
        LinkInline { IsImage: false } link when !HasName(link) => new Mistake(
            ContentRules.LinkIsWhole, "The link has no text.", "Write in the square brackets what it leads to."),
        LinkInline link when link.Descendants<AutolinkInline>().Any() => ForeignMarks.LinkInside,
        TableRow row when BrokenTables.MistakeIn(row) is { } mistake => mistake,
        FencedCodeBlock { ClosingFencedCharCount: 0 } code => new Mistake(
            ContentRules.CodeEnds, "The block of code that begins here is never closed.",
            $"Write {new string(code.FencedChar, code.OpeningFencedCharCount)} alone on a line below it."),
        FencedCodeBlock code when LeftoverMarks.HoldsAttributes($"{code.Info} {code.Arguments}") => LeftoverMarks.NoAttributes,
        FencedCodeBlock { Info: { } language } when CodeHighlighting.Meant(language) is { } meant =>
            new Mistake(ContentRules.CodeLanguage, $"The language {language} is not known.", $"Did you mean {meant}?"),
        Markdig.Syntax.Block block => UnmeantBlocks.MistakeIn(block) ?? ListsApart.MistakeIn(block),
        _ => null,
    };

    /// <summary>Something that can be read or heard: not blanks alone.</summary>
    private static bool HasName(LinkInline link) =>
        link.Descendants<LinkInline>().Any(inside => inside.IsImage)
        || TextOf(link).Any(character => !char.IsWhiteSpace(character) && !char.IsControl(character)
            && char.GetUnicodeCategory(character) != UnicodeCategory.Format);

    public static HtmlString Render(IEnumerable<Markdig.Syntax.Block> blocks) => new(Sanitizer.Sanitize(HtmlOf(blocks)));

    /// <summary>The same, cut where a heading opens a section.</summary>
    public static IEnumerable<Prose> RenderParts(IEnumerable<Markdig.Syntax.Block> blocks, IReadOnlyCollection<Heading> headings) =>
        ProseParts.Of(Sanitizer.SanitizeDom(HtmlOf(blocks)), Sanitizer.OutputFormatter, headings);

    private static string HtmlOf(IEnumerable<Markdig.Syntax.Block> blocks)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString();
    }

    /// <summary>What is written and shown here otherwise than in plain Markdown.</summary>
    private sealed class OwnSyntax : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            // Markdig's own extension also takes `::word::` inside a line for a container: `std::vector` would lose its colons.
            pipeline.BlockParsers.Insert(0, new ContainerParser());
            pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new AlertInlineParser());
            pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            var renderers = ((HtmlRenderer)renderer).ObjectRenderers;
            renderers.Insert(0, new FrameRenderer());
            renderers.Insert(0, new AlertRenderer());
            renderers.Add(new CitationRenderer());
            renderers.Add(new AbbreviationRenderer());
            renderers.ReplaceOrAdd<HtmlTableRenderer>(new ArticleTables.ScrollingRenderer());
            renderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeRenderer());
            renderers.ReplaceOrAdd<LinkInlineRenderer>(new ArticleImages.ImageRenderer());
        }
    }

    private sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            renderer.EnsureLine();
            renderer.Write("<pre><code").WriteAttributes(block).Write(">");
            renderer.Write(CodeHighlighting.Html(block.Lines.ToString(), (block as FencedCodeBlock)?.Info ?? ""));
            renderer.WriteLine().WriteLine("</code></pre>");
        }
    }
}
