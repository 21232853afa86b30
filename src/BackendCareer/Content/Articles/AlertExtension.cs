using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Quotes that begin with a line such as <c>[!NOTE]</c>, as on GitHub: a frame with the word above it.</summary>
internal sealed class AlertExtension : IMarkdownExtension
{
    private const string Kinds = "NOTE, TIP, IMPORTANT, WARNING, CAUTION";

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new AlertInlineParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.Insert(0, new AlertRenderer());
        }
    }

    /// <returns>What is wrong with a quote and how to mend it, or null.</returns>
    public static Mistake? MistakeIn(QuoteBlock quote)
    {
        if (quote is AlertBlock alert)
        {
            var kind = KindOf(alert);
            return Kinds.Split(", ").Contains(kind) ? null : Unknown(kind);
        }

        return quote.FirstOrDefault() is ParagraphBlock first && ParsedArticle.TextOf(first.Inline).StartsWith(
            "[!", StringComparison.Ordinal)
            ? new Mistake(ContentRules.AlertIsKnown, "A frame stands in no list and no block, and its kind alone on its line.",
                $"Write > [!NOTE] at the start of a line of its own, and the text below it. Kinds are: {Kinds}.")
            : null;
    }

    private static Mistake Unknown(string kind) => new(ContentRules.AlertIsKnown, $"There is no frame [!{kind}].",
        Nearest.To(kind, Kinds.Split(", ")) is { } meant ? $"Did you mean [!{meant}]?" : $"Kinds are: {Kinds}.");

    private static string KindOf(AlertBlock alert) => alert.Kind.ToString().ToUpperInvariant();

    private sealed class AlertRenderer : HtmlObjectRenderer<AlertBlock>
    {
        protected override void Write(HtmlRenderer renderer, AlertBlock alert)
        {
            var kind = KindOf(alert);
            renderer.EnsureLine();
            renderer.Write($"<div class=\"{(kind is "NOTE" or "TIP" ? "note" : "warning")}\" role=\"note\">");
            renderer.WriteLine($"<p><strong>{kind[0]}{kind[1..].ToLowerInvariant()}</strong></p>");
            // the line of the kind may leave one
            foreach (var block in alert.Where(block => block is not ParagraphBlock { Inline.FirstChild: null }))
            {
                renderer.Write(block);
            }

            renderer.WriteLine("</div>");
        }
    }
}
