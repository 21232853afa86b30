using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>A word of the trade explained, a line of <c>data/glossary.csv</c>. What is empty does not exist, or is the same.</summary>
/// <param name="StandsFor">What the letters of an abbreviation stand for; empty for a word that is none.</param>
public sealed record GlossaryTerm(string Term, string French, string StandsFor, string Definition)
{
    public const string Path = "data/glossary.csv";

    /// <summary>"SQL injection" → "sql-injection": how links name it.</summary>
    public string Id { get; } = IdOf(Term);

    public static string IdOf(string term) => LinkHelper.UrilizeAsGfm(Uri.UnescapeDataString(term).Replace('+', '-'));

    internal static ImmutableArray<GlossaryTerm> ReadAll(CsvTables tables) =>
        tables.Read(Path, ["term", "french", "stands_for", "definition"], Read, term => term.Id);

    private static GlossaryTerm Read(CsvLine row)
    {
        row.ExpectPlain("term", "french", "stands_for", "definition");
        return new GlossaryTerm(row.RequiredText("term"), row.Text("french"), row.Text("stands_for"), row.RequiredText("definition"));
    }
}

/// <summary>The glossary as articles are searched for it.</summary>
internal sealed class GlossaryWords(IReadOnlyCollection<GlossaryTerm> terms)
{
    public FrozenDictionary<string, GlossaryTerm> ById { get; } = terms.DistinctBy(term => term.Id).ToFrozenDictionary(term => term.Id);

    public FrozenDictionary<string, GlossaryTerm> ByTerm { get; } = terms.DistinctBy(term => term.Term)
        .ToFrozenDictionary(term => term.Term);

    /// <summary>Whole words in their exact capitals: neither NoSQL nor RNCP37873 nor CI in CI/CD.</summary>
    public Regex Abbreviations { get; } = new(
        $@"(?<![\p{{L}}\p{{N}}_/.+#-])(?:{Alternatives(terms)})(?![\p{{L}}\p{{N}}_/+#])", RegexOptions.CultureInvariant);

    private static string Alternatives(IEnumerable<GlossaryTerm> terms)
    {
        var abbreviations = terms.Where(term => term is { StandsFor.Length: > 0, Term.Length: > 0 })
            .Select(term => Regex.Escape(term.Term)).ToList();
        return abbreviations.Count > 0 ? string.Join('|', abbreviations.OrderByDescending(term => term.Length)) : "(?!)";
    }
}

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
                Nearest.DidYouMean(id, glossary.ById.Keys, "Add it there, or take the link out."));
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

/// <summary>An abbreviation of the glossary where an article first uses it. Nobody writes it as such: it is found.</summary>
internal sealed class AbbreviationInline(GlossaryTerm term) : LeafInline
{
    public GlossaryTerm Term { get; } = term;
}

internal sealed class AbbreviationRenderer : HtmlObjectRenderer<AbbreviationInline>
{
    protected override void Write(HtmlRenderer renderer, AbbreviationInline abbreviation) => renderer
        .Write("<abbr title=\"").WriteEscape(abbreviation.Term.StandsFor).Write("\">").WriteEscape(abbreviation.Term.Term).Write("</abbr>");
}
