using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>A source as one article cites it.</summary>
/// <param name="Number">From 1, in the order in which the article first cites its sources.</param>
public sealed record Citation(int Number, Source Source);

/// <summary>What an article cites: its sources numbered, and figures that have none found.</summary>
internal static partial class Citations
{
    /// <summary>Numbers the sources of an article in the order in which it first cites them.</summary>
    public static ImmutableArray<Citation> Number(ParsedArticle parsed, Dependencies dependencies)
    {
        var citations = new List<Citation>();
        MoveOutOfLinks(parsed);
        foreach (var citing in parsed.Document.Descendants<CitationInline>())
        {
            var id = citing.SourceId;
            var (source, mistake) = dependencies.Ask(index => (index.Data.Sources.Find(id), index.Data.Sources.MistakeIn(id)));
            if (mistake is not null)
            {
                parsed.Report(citing, mistake);
            }
            else if (source is not null)
            {
                Number(citing, source, citations);
            }
        }

        return [.. citations];
    }

    /// <summary>A citation is a link, and no link holds another: one in a link's text goes behind that link.</summary>
    private static void MoveOutOfLinks(ParsedArticle parsed)
    {
        foreach (var citing in parsed.Document.Descendants<CitationInline>().Reverse().ToList()) // those of one link keep their order
        {
            if (citing.FindParentOfType<LinkInline>().LastOrDefault() is { } link)
            {
                citing.Remove();
                link.InsertAfter(citing);
            }
        }
    }

    private static void Number(CitationInline citing, Source source, List<Citation> citations)
    {
        var known = citations.Find(citation => citation.Source == source);
        if (known is null)
        {
            known = new Citation(citations.Count + 1, source);
            citations.Add(known);
            citing.IsFirst = true;
        }

        citing.Number = known.Number;
    }

    /// <summary>
    /// Reports paragraphs with a figure and no source. A source anywhere in a list item, a table or a block stands for all of
    /// it; a heading, a link's text and code make no claim.
    /// </summary>
    public static void CheckFigures(ParsedArticle parsed)
    {
        foreach (var paragraph in parsed.Document.Descendants<ParagraphBlock>().Where(paragraph => !IsCited(paragraph)))
        {
            if (FirstFigure(paragraph) is var (line, column, figure))
            {
                parsed.Problems.Add(new Problem(ContentRules.FigureHasSource, parsed.FileOf(paragraph), line, column,
                    $"{figure} stands here without a source.", "Cite one, as in [^source-id], or say it without the figure."));
            }
        }
    }

    private static bool IsCited(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.Descendants<CitationInline>().Any() == true)
        {
            return true;
        }

        for (var above = paragraph.Parent; above is not (null or MarkdownDocument); above = above.Parent)
        {
            if (above is ListItemBlock or Table or CustomContainer && above.Descendants<CitationInline>().Any())
            {
                return true;
            }
        }

        return false;
    }

    private static (int Line, int Column, string Figure)? FirstFigure(ParagraphBlock paragraph)
    {
        foreach (var literal in paragraph.Inline?.Descendants<LiteralInline>().Where(literal => literal.Parent is not LinkInline) ?? [])
        {
            if (Figure().Match(literal.Content.ToString()) is { Success: true } match)
            {
                return (literal.Line + 1, literal.Column + match.Index + 1, match.Value.Trim());
            }
        }

        return null;
    }

    /// <summary>"14.2%", "€178", "30,000 EUR", "in 2025, 27,000".</summary>
    [GeneratedRegex(@"\d[\d.,]*\s?(?:%|per cent\b|(?:EUR|USD|GBP|CHF)\b|euros?\b|dollars?\b|pounds?\b|[€$£])"
        + @"|[€$£]\s?\d[\d.,]*\d?|\b[Ii]n (?:19|20)\d\d,? \d[\d.,]*\d")]
    private static partial Regex Figure();
}

/// <summary>A claim's source, written <c>[^so-2025]</c>. Its definition is an entry of the registry, not of the file.</summary>
internal sealed class CitationInline(string sourceId) : LeafInline
{
    public string SourceId { get; } = sourceId;

    /// <summary>The source's number in its article; 0 until the article is compiled.</summary>
    public int Number { get; set; }

    /// <summary>Whether the article cites this source here for the first time: the place its entry leads back to.</summary>
    public bool IsFirst { get; set; }
}

internal sealed class CitationParser : InlineParser
{
    private const int Longest = 100;
    private static readonly SearchValues<char> Ends = SearchValues.Create("[]\n");

    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '^')
        {
            return false;
        }

        var rest = slice.AsSpan()[2..];
        var length = rest[..Math.Min(rest.Length, Longest)].IndexOfAny(Ends); // whatever its characters: a misspelt one is told
        if (length <= 0 || rest[length] != ']' || IsApart(rest[..length]))
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var end = start + length + 2;
        processor.Inline = new CitationInline(rest[..length].ToString()) { Line = line, Column = column, Span = new(start, end) };
        slice.Start += length + 3;
        return true;
    }

    /// <summary>A space and more than one word, or none, is of a sentence.</summary>
    private static bool IsApart(ReadOnlySpan<char> id) => char.IsWhiteSpace(id[0]) && (id.IsWhiteSpace() || id.Trim().Contains(' '));
}

internal sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        var anchor = citation.IsFirst ? $" id=\"cite-{citation.Number}\"" : "";
        renderer.Write($"<sup class=\"cite\"><a href=\"#source-{citation.Number}\"{anchor} aria-label=\"Source "
            + $"{citation.Number}\">{citation.Number}</a></sup>");
    }
}
