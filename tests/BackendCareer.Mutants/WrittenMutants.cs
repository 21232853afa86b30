using Microsoft.CodeAnalysis.Text;

namespace BackendCareer.Mutants;

/// <summary>Where each mutant stands in the text that the compiler reads.</summary>
internal sealed class WrittenMutants
{
    private readonly Dictionary<string, (SourceText Text, List<(int End, Mutant Mutant)> Places)> _files = [];

    /// <param name="changes">In the order of their places.</param>
    public void Add(string file, SourceText text, IEnumerable<(Mutant Mutant, int Number)> changes)
    {
        var longer = 0;
        var places = new List<(int, Mutant)>();
        foreach (var (mutant, number) in changes)
        {
            longer += mutant.SwitchedBy(number).Length - mutant.Span.Length;
            places.Add((mutant.Span.End + longer, mutant));
        }

        _files[file] = (text, places);
    }

    /// <summary>
    /// The mutant that an error stands in, or the nearest before it: a variable is missed after the statement that would set it.
    /// </summary>
    public Mutant BlameFor(string file, int line, int column)
    {
        var (text, places) = _files.GetValueOrDefault(file);
        if (places is null)
        {
            throw new InvalidOperationException($"{file} holds no mutant and has an error in line {line}.");
        }

        var at = text.Lines[line - 1].Start + column - 1;
        var within = places.FirstOrDefault(place => at <= place.End && at >= place.End - place.Mutant.SwitchedBy(0).Length - 2);
        return within.Mutant ?? places.LastOrDefault(place => place.End < at).Mutant ?? places[0].Mutant;
    }
}
