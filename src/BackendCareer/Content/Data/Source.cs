namespace BackendCareer.Content;

/// <summary>An entry of the registry <c>data/sources.yml</c>: where a figure comes from.</summary>
/// <param name="Year">Of the data or the page; "undated" where it says none.</param>
/// <param name="Place">What it speaks of, such as FR or world; empty where it does not matter.</param>
/// <param name="Checked">When the page was last read.</param>
public sealed record Source(
    string Id, string Publisher, string Title, Uri Url, string Year, string Place, string Licence, DateOnly Checked);

/// <summary>A source as one article cites it.</summary>
/// <param name="Number">From 1, in the order in which the article first cites its sources.</param>
public sealed record Citation(int Number, Source Source);

/// <summary>One published number, written once in <c>data/glance.yml</c> and shown at a glance.</summary>
/// <param name="Detail">How to read it: the sample, or what it is the median of.</param>
public sealed record Figure(
    string Id, string Label, string Value, string Detail, string Place, string Year, Source Source);
