using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

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
