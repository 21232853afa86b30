using System.Buffers;

namespace BackendCareer.Content;

/// <summary>The closest of some known words to a mistyped one.</summary>
public static class Nearest
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("/.-_ ");

    /// <returns>
    /// The closest candidate, or null when more than about a third of its letters would have to change. Parts that both have, such as a
    /// folder, an ending or a year, make no two words alike; but a tenth of a long phrase may be other than it was.
    /// </returns>
    public static string? To(string word, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Candidate: candidate, Edits: Edits(word, candidate)))
        .Where(pair => 3 * pair.Edits <= OwnLength(word, pair.Candidate) + 1 || 10 * pair.Edits <= pair.Candidate.Length)
        .OrderBy(pair => pair.Edits)
        .FirstOrDefault().Candidate;

    /// <summary>How to mend a mistyped word.</summary>
    /// <param name="otherwise">The remedy where no candidate is close.</param>
    public static string DidYouMean(string word, IEnumerable<string> candidates, string otherwise, string quote = "") =>
        To(word, candidates) is { } meant ? $"Did you mean {quote}{meant}{quote}?" : otherwise;

    /// <summary>Without the whole parts at the beginning and at the end that are the same in both.</summary>
    private static int OwnLength(ReadOnlySpan<char> word, ReadOnlySpan<char> candidate)
    {
        var begin = candidate[..candidate.CommonPrefixLength(word)].LastIndexOfAny(Separators) + 1;
        var (own, other) = (candidate.Length - begin, word.Length - begin);
        var same = 0;
        for (var length = 1; length <= Math.Min(own, other) && candidate[^length] == word[^length]; length++)
        {
            same = Separators.Contains(candidate[^length]) ? length : same;
        }

        return own - same;
    }

    /// <summary>Insertions, deletions and replacements of one character, and two neighbours that changed places.</summary>
    public static int Edits(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        var (older, above, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var i = 0; i < from.Length; i++)
        {
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = above[j] + (from[i] == to[j] ? 0 : 1);
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(above[j + 1], row[j]));
                if (i > 0 && j > 0 && from[i] == to[j - 1] && from[i - 1] == to[j])
                {
                    row[j + 1] = Math.Min(row[j + 1], older[j - 1] + 1);
                }
            }

            (older, above, row) = (above, row, older);
        }

        return above[^1];
    }
}
