using System.Collections.Immutable;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Cast;

/// <summary>What <c>cast.md</c> says: the answers there are, and who gets which from each route about each thing.</summary>
internal static class CastFile
{
    private static readonly string FilePath = Path.Combine(Repository.Root, "tests", "BackendCareer.Tests", "Cast", "cast.md");

    private static readonly ImmutableArray<(string Title, ImmutableArray<ImmutableArray<string>> Rows)> Sections =
        MarkdownTables.In(FilePath);

    public static ImmutableArray<CastAnswer> Answers { get; } =
    [
        .. from row in Sections.Single(section => section.Title == "Answers").Rows.Skip(1)
           select new CastAnswer(row[0], row[1].Trim('`'), row[2]),
    ];

    /// <summary>By the route in their title, such as <c>POST /comments</c>.</summary>
    public static ImmutableSortedDictionary<string, CastTable> Tables { get; } = Sections
        .Where(section => section.Title.Contains('/'))
        .ToImmutableSortedDictionary(section => section.Title, section => new CastTable(section.Rows));
}

/// <summary>One answer in a word or two.</summary>
/// <param name="Cell">As it stands in the tables, with the status in front.</param>
/// <param name="Told">What the page says, or the address that it leads to.</param>
/// <param name="Changed">The tables of the store that are not as before; empty for none.</param>
internal sealed record CastAnswer(string Cell, string Told, string Changed)
{
    public bool Is(int status, string told, string changed) =>
        Cell.TrimStart('*').StartsWith($"{status} ", StringComparison.Ordinal) && changed == Changed
        && (Told.StartsWith('/') ? told == Told : told.Contains(Told, StringComparison.Ordinal));
}

/// <summary>One route: a row for each thing, a column for each of the cast.</summary>
internal sealed class CastTable(ImmutableArray<ImmutableArray<string>> rows)
{
    public IEnumerable<string> Cast => rows[0].Skip(1);

    public IEnumerable<string> Things => rows.Skip(1).Select(row => row[0]);

    public IEnumerable<(string Thing, string Who, string Answer)> Cells =>
        rows.Skip(1).SelectMany(row => Cast.Zip(row.Skip(1), (who, answer) => (row[0], who, answer)));
}
