using System.Collections.Immutable;
using Markdig.Helpers;

namespace BackendCareer.Content;

/// <summary>A word of the trade explained, a line of <c>data/glossary.csv</c>. What is empty does not exist, or is the same.</summary>
/// <param name="StandsFor">What the letters of an abbreviation stand for; empty for a word that is none.</param>
public sealed record GlossaryTerm(string Term, string French, string StandsFor, string Definition)
{
    public const string Path = "data/glossary.csv";

    /// <summary>"SQL injection" → "sql-injection": how links name it.</summary>
    public string Id { get; } = IdOf(Term);

    public static string IdOf(string term) => LinkHelper.UrilizeAsGfm(Uri.UnescapeDataString(term).Replace('+', '-'));

    internal static ImmutableArray<GlossaryTerm> ReadAll(ContentFiles files, SourceRegistry sources, ICollection<Problem> problems) =>
    [
        .. CsvTable.Read(files, Path, ["term", "french", "stands_for", "definition"], sources, problems, Read, term => term.Id),
    ];

    private static GlossaryTerm Read(CsvLine row) =>
        new(row.RequiredText("term"), row.Text("french"), row.Text("stands_for"), row.RequiredText("definition"));
}
