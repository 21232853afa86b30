using System.Collections.Immutable;
using BackendCareer.Site;

namespace BackendCareer.Training;

/// <summary>The apprenticeship that a reader asks about, as the address says it.</summary>
/// <param name="Age">On the first day.</param>
/// <param name="Months">Of the contract.</param>
/// <param name="Fees">What the reader pays for the whole route, in euros.</param>
public sealed record ApprenticeChoice(int Age, int Months, int Fees)
{
    public const int OldestAge = 26;
    public const int MostFees = 50_000;

    public static readonly ImmutableArray<int> Ages = [.. Enumerable.Range(16, OldestAge - 15)];
    public static readonly ImmutableArray<int> Lengths = [6, 12, 18, 24, 30, 36];
    public static readonly ImmutableArray<string> Keys = ["age", "contract", "fees"];

    /// <summary>What of the address was not understood.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public static ApprenticeChoice Read(IQueryCollection query)
    {
        var reader = new ChoiceParser(query);
        var choice = new ApprenticeChoice(
            reader.Number("age", "Age at the start", Ages) ?? 18,
            reader.Number("contract", "Contract", Lengths) ?? 24,
            reader.Amount("fees", "Fees in all", MostFees) ?? 0);
        return choice with { Notes = reader.Notes };
    }
}
