using Ganss.Xss;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Content;

/// <summary>
/// Renders the repository's own Markdown, after links and blocks were checked. The sanitizer behind it is a second,
/// independent layer: a merged mistake must not become a script in the page.
/// </summary>
internal static class ArticleRenderer
{
    /// <summary>Under which a table carries its number in the article: each scrolling region needs a name of its own.</summary>
    public const string TableNumber = "number";

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    public static HtmlString Render(IEnumerable<Markdig.Syntax.Block> blocks)
    {
        using var writer = new StringWriter();
        var renderer = CreateRenderer(writer);
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return new HtmlString(Sanitizer.Sanitize(writer.ToString()));
    }

    private static HtmlRenderer CreateRenderer(StringWriter writer)
    {
        var renderer = new HtmlRenderer(writer);
        ParsedArticle.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new ArticleImages.ImageRenderer());
        return renderer;
    }

    private static HtmlSanitizer CreateSanitizer() => new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>
        {
            "p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "img", "hr", "sup",
            "h2", "h3", "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "span", "abbr", "picture", "source",
        },
        AllowedAttributes = new HashSet<string>
        {
            "href", "src", "alt", "title", "id", "class", "start", "scope", "role", "tabindex", "aria-label",
            "width", "height", "loading", "decoding", "type", "srcset",
        },
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
        UriAttributes = new HashSet<string> { "href", "src", "srcset" }, // without it no scheme would be checked
    });

    /// <summary>Notes, warnings, tested claims and doors: a frame around Markdown.</summary>
    internal sealed class FrameRenderer : HtmlObjectRenderer<CustomContainer>
    {
        protected override void Write(HtmlRenderer renderer, CustomContainer container)
        {
            var role = container.Info == "doors" ? "" : " role=\"note\"";
            renderer.EnsureLine();
            renderer.Write($"<div class=\"{container.Info}\"{role}>");
            renderer.WriteChildren(container);
            renderer.WriteLine("</div>");
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

    /// <summary>A wide table scrolls in its own region, which the keyboard can reach.</summary>
    private sealed class ScrollingTableRenderer : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var caption = TableCaptions.Of(table)?.Inline;
            renderer.EnsureLine();
            renderer.Write("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            renderer.WriteEscape(caption is null ? $"Table {table.GetData(TableNumber)}" : ParsedArticle.TextOf(caption)).Write("\">");
            if (caption is null)
            {
                base.Write(renderer, table);
            }
            else
            {
                WriteWithCaption(renderer, table, caption);
            }

            renderer.WriteLine("</div>");
        }

        /// <summary>The renderer of tables knows no caption: it is put in behind the opening tag.</summary>
        private void WriteWithCaption(HtmlRenderer renderer, Table table, ContainerInline caption)
        {
            const string Opening = "<table>";
            var page = renderer.Writer;
            using var alone = new StringWriter();
            renderer.Writer = alone;
            base.Write(renderer, table);
            renderer.Writer = page;
            renderer.Write(Opening).Write("<caption>");
            renderer.WriteChildren(caption);
            renderer.Write("</caption>").Write(alone.ToString().TrimStart()[Opening.Length..]);
        }
    }
}
