using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>A claim's source, written <c>[^so-2025]</c>. Its definition is an entry of the registry, not of the file.</summary>
internal sealed class CitationInline(string sourceId) : LeafInline
{
    public string SourceId { get; } = sourceId;

    /// <summary>The source's number in its article; 0 until the article is compiled.</summary>
    public int Number { get; set; }

    /// <summary>Whether the article cites this source here for the first time: the place its entry leads back to.</summary>
    public bool IsFirst { get; set; }
}

internal sealed class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.AddIfNotAlready<CitationRenderer>();
        }
    }

    private sealed class CitationParser : InlineParser
    {
        public CitationParser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() != '^')
            {
                return false;
            }

            var rest = slice.AsSpan()[2..];
            var length = rest.IndexOfAnyExcept(SourceIdCharacters);
            if (length <= 0 || rest[length] != ']')
            {
                return false;
            }

            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            var end = start + length + 2;
            processor.Inline = new CitationInline(rest[..length].ToString()) { Line = line, Column = column, Span = new(start, end) };
            slice.Start += length + 3;
            return true;
        }
    }

    private static readonly System.Buffers.SearchValues<char> SourceIdCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
    {
        protected override void Write(HtmlRenderer renderer, CitationInline citation)
        {
            var anchor = citation.IsFirst ? $" id=\"cite-{citation.Number}\"" : "";
            renderer.Write($"<sup class=\"cite\"><a href=\"#source-{citation.Number}\"{anchor} aria-label=\"Source "
                + $"{citation.Number}\">{citation.Number}</a></sup>");
        }
    }
}
