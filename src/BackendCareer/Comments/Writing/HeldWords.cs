using System.Text.RegularExpressions;

namespace BackendCareer.Comments;

/// <summary>
/// The operator's list of words and phrases that make a comment wait for a moderator. A whole word is found however it is
/// written (<see cref="TextFold"/>), also spelled out or with signs between its letters, and a phrase with any space and any
/// signs between its words; never a part of a word.
/// </summary>
public sealed partial class HeldWords
{
    /// <summary>
    /// Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no spaces between words: each is a word of its own.
    /// </summary>
    private const string Unspaced = @"\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005\u3040-\u30FF\u3400-\u9FFF";

    /// <summary>Between two words of a phrase. Without an end a run of signs would be walked once from each of them.</summary>
    private const int MostSigns = 20;

    private readonly Step _start = new();

    /// <param name="text">One word or phrase on each line; lines that are empty or begin with <c>#</c> are skipped.</param>
    public static HeldWords Parse(string text)
    {
        var words = new HeldWords();
        foreach (var line in text.Split('\n', '\r').Select(line => line.Trim(' ', '\t', '\uFEFF')).Where(line => !line.StartsWith('#')))
        {
            words.Add(line);
        }

        return words;
    }

    /// <summary>In the name, in what readers see, and in where the links lead.</summary>
    public bool AreIn(WrittenComment written) => _start.Next.Count > 0
        && new[] { written.Name, written.Rendered.Text, written.Rendered.Addresses }.Any(text => FindIn(text) is not null);

    /// <returns>The word or phrase that comes first in the text, as the list has it; null for none.</returns>
    public string? FindIn(string text) => TextFold.BothWays(text)
        .SelectMany<string, string>(folded => [folded, Joined(folded)])
        .Distinct()
        .Select(reading => FindIn(WordsOf(reading)))
        .FirstOrDefault(found => found is not null);

    private void Add(string phrase)
    {
        foreach (var folded in TextFold.BothWays(phrase))
        {
            WordsOf(folded).Aggregate(_start, (step, word) => step.Then(word)).Phrase ??= phrase;
        }
    }

    private string? FindIn(List<string> words) =>
        words.Select((_, place) => FindAt(words, place)).FirstOrDefault(found => found is not null);

    /// <summary>From word to word as long as some phrase goes on: the number of phrases does not matter.</summary>
    private string? FindAt(List<string> words, int place)
    {
        var (step, signs) = (_start, 0);
        for (; place < words.Count; place++)
        {
            if (step.Next.TryGetValue(words[place], out var next))
            {
                (step, signs) = (next, 0);
            }
            else if (step == _start || ++signs > MostSigns || !Sign().IsMatch(words[place]))
            {
                return null;
            }

            if (step.Phrase is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>v-i-a and v i a read as one word.</summary>
    private static string Joined(string folded) => SpelledOut().Replace(SignInWord().Replace(folded, ""), "");

    private static List<string> WordsOf(string folded) =>
        [.. Word().Matches(folded.Replace('’', '\'')).Select(match => match.Value)];

    /// <summary>Letters, digits and their marks; every other character is a word of its own.</summary>
    [GeneratedRegex($@"[{Unspaced}]|[\p{{L}}\p{{N}}\p{{M}}-[{Unspaced}]]+|\S")]
    private static partial Regex Word();

    /// <summary>A character that stands between words and is no letter of any.</summary>
    [GeneratedRegex(@"^[\p{P}\p{S}]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}\p{M}])[\p{P}\p{S}]+(?=[\p{L}\p{N}])")]
    private static partial Regex SignInWord();

    /// <summary>What stands between two letters that are words of their own.</summary>
    [GeneratedRegex(@"(?<=(?<![\p{L}\p{N}\p{M}])\p{L})[\s\p{P}\p{S}]+(?=\p{L}(?![\p{L}\p{N}\p{M}]))")]
    private static partial Regex SpelledOut();

    /// <summary>A place inside phrases that begin with the same words.</summary>
    private sealed class Step
    {
        public Dictionary<string, Step> Next { get; } = [];

        /// <summary>The phrase that ends here.</summary>
        public string? Phrase { get; set; }

        public Step Then(string word) => Next.TryGetValue(word, out var step) ? step : Next[word] = new Step();
    }
}
