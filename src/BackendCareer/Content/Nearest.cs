namespace BackendCareer.Content;

/// <summary>The closest of some known words to a mistyped one.</summary>
public static class Nearest
{
    /// <returns>The closest candidate, or null when more than about a third of its letters would have to change.</returns>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Candidate: candidate, Edits: Edits(word, candidate)))
            .OrderBy(pair => pair.Edits)
            .FirstOrDefault();
        return best.Candidate is { } found && best.Edits <= Math.Max(1, (found.Length + 1) / 3) ? found : null;
    }

    /// <summary>How to mend a mistyped word.</summary>
    /// <param name="otherwise">The remedy where no candidate is close.</param>
    public static string DidYouMean(string word, IEnumerable<string> candidates, string otherwise, string quote = "") =>
        To(word, candidates) is { } meant ? $"Did you mean {quote}{meant}{quote}?" : otherwise;

    /// <summary>Levenshtein distance: insertions, deletions and replacements of one character.</summary>
    public static int Edits(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
