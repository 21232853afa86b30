using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>Rows of pay with their whole spread: the numbers of a drawing, as a table.</summary>
/// <param name="Heading">What the rows differ in.</param>
public sealed record PayTable(string Id, string Caption, string Heading, ImmutableArray<PayRow> Rows, Func<PayRow, string> NameOf, Func<PayRow, bool> IsChosen)
{
    public IEnumerable<Source> Sources => Rows.Select(row => row.Source).Distinct();
}
