using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>An abbreviation of the glossary where an article first uses it.</summary>
internal sealed class AbbreviationInline(GlossaryTerm term) : LeafInline
{
    public GlossaryTerm Term { get; } = term;
}

internal sealed class AbbreviationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // Nobody writes abbreviations as such: ArticleWords finds them.
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.AddIfNotAlready<AbbreviationRenderer>();
        }
    }

    private sealed class AbbreviationRenderer : HtmlObjectRenderer<AbbreviationInline>
    {
        protected override void Write(HtmlRenderer renderer, AbbreviationInline abbreviation) => renderer
            .Write("<abbr title=\"").WriteEscape(abbreviation.Term.StandsFor).Write("\">").WriteEscape(abbreviation.Term.Term)
                .Write("</abbr>");
    }
}
