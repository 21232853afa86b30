using System.Collections.Immutable;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Numbers the sources of an article in the order in which it first cites them.</summary>
internal static class CitationNumbering
{
    public static ImmutableArray<Citation> Apply(ParsedArticle parsed, Dependencies dependencies)
    {
        var citations = new List<Citation>();
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
}
