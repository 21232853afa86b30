using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// Paragraphs with a figure and no source. A source anywhere in a list item, a table or a block stands for all of it; a
/// heading, a link's text and code make no claim.
/// </summary>
internal static partial class UncitedFigures
{
    public static void Check(ParsedArticle parsed)
    {
        foreach (var paragraph in parsed.Document.Descendants<ParagraphBlock>().Where(paragraph => !IsCited(paragraph)))
        {
            if (FirstFigure(paragraph) is var (line, column, figure))
            {
                parsed.Problems.Add(new Problem(
                    new Mistake(ContentRules.FigureHasSource, $"{figure} stands here without a source.",
                        "Cite one, as in [^source-id], or say it without the figure."),
                    parsed.FileOf(paragraph), line, column));
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
    [GeneratedRegex(@"\d[\d.,]*\s?(?:%|per cent\b|(?:EUR|USD|GBP|CHF)\b|euros?\b|dollars?\b|pounds?\b|[€$£])|[€$£]\s?\d[\d.,]*\d?|\b[Ii]n (?:19|20)\d\d,? \d[\d.,]*\d")]
    private static partial Regex Figure();
}
