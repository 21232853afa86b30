using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// The words of the glossary that one article explains: those that its author marked, and the abbreviations in its prose.
/// </summary>
internal sealed class ArticleWords(ParsedArticle parsed, GlossaryWords glossary)
{
    private const string Scheme = "term:";

    private readonly HashSet<GlossaryTerm> _used = [];
    private readonly HashSet<string> _met = [];

    public ImmutableArray<GlossaryTerm> Used => [.. _used.OrderBy(term => term.Term, StringComparer.OrdinalIgnoreCase)];

    public static bool IsTerm(string link) => link.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>Where a link such as <c>term:server</c> leads: to the list of words below the article.</summary>
    public LinkTarget Resolve(string link)
    {
        var id = GlossaryTerm.IdOf(link[Scheme.Length..]);
        if (!glossary.ById.TryGetValue(id, out var term))
        {
            return new LinkTarget(ContentRules.TermIsKnown, $"The term {id} is not in {GlossaryTerm.Path}.",
                Nearest.To(id, glossary.ById.Keys) is { } meant ? $"Did you mean {meant}?" : "Add it there, or take the link out.");
        }

        _used.Add(term);
        _met.Add(term.Term);
        return new LinkTarget($"#term-{term.Id}");
    }

    /// <summary>Marks the first use of each abbreviation, unless its author explains it there.</summary>
    public void MarkAbbreviations()
    {
        foreach (var literal in parsed.Document.Descendants<LiteralInline>().Where(IsProse).ToList())
        {
            Mark(literal);
        }
    }

    private static bool IsProse(LiteralInline literal)
    {
        ContainerInline? root = literal.Parent;
        while (root is { Parent: not null } and not LinkInline)
        {
            root = root.Parent;
        }

        return root is { ParentBlock: ParagraphBlock { Parent: not TableCell } } and not LinkInline;
    }

    private void Mark(LiteralInline? literal)
    {
        while (literal is not null && FirstIn(literal) is { } match)
        {
            _met.Add(match.Value);
            if (!IsExplained(literal, match))
            {
                literal = Split(literal, match);
            }
        }
    }

    private Match? FirstIn(LiteralInline literal) =>
        glossary.Abbreviations.Matches(literal.Content.ToString()).FirstOrDefault(match => !_met.Contains(match.Value));

    /// <summary>"API (the agreed way)" and "the agreed way (API)" need no more.</summary>
    private static bool IsExplained(LiteralInline literal, Match match)
    {
        var text = literal.Content.ToString();
        var after = text[(match.Index + match.Length)..] is { Length: > 0 } rest ? rest : TextBehind(literal);
        return after.StartsWith(" (", StringComparison.Ordinal)
            || (after.StartsWith(')') && text[..match.Index].EndsWith('('));
    }

    private static string TextBehind(Inline inline) => inline switch
    {
        { NextSibling: LiteralInline next } => next.Content.ToString(),
        { NextSibling: null, Parent: EmphasisInline emphasis } => TextBehind(emphasis),
        _ => "",
    };

    /// <returns>What stands behind the abbreviation.</returns>
    private LiteralInline Split(LiteralInline literal, Match match)
    {
        var term = glossary.ByTerm[match.Value];
        _used.Add(term);
        var (before, rest) = (literal.Content, literal.Content);
        before.End = before.Start + match.Index - 1;
        rest.Start += match.Index + match.Length;
        var abbreviation = new AbbreviationInline(term) { Line = literal.Line, Column = literal.Column + match.Index };
        var behind = new LiteralInline(rest) { Line = literal.Line, Column = abbreviation.Column + match.Length };
        literal.Content = before;
        literal.InsertAfter(abbreviation);
        abbreviation.InsertAfter(behind);
        return behind;
    }
}
