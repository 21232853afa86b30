using System.Text;
using System.Text.RegularExpressions;

namespace BackendCareer.Comments;

/// <summary>
/// The operator's list of words and phrases that make a comment wait for a moderator. A whole word is found in any case and
/// width, with hidden characters in it and, in a phrase, any space after it; never a part of a word.
/// </summary>
public sealed partial class HeldWords
{
    public static readonly HeldWords None = Parse("");

    private readonly Step _start = new();

    private HeldWords()
    {
    }

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

    /// <returns>The word or phrase that comes first in the text, as the list has it; null for none.</returns>
    public string? FindIn(string text)
    {
        var words = WordsOf(text);
        return words.Select((_, place) => FindAt(words, place)).FirstOrDefault(found => found is not null);
    }

    private void Add(string phrase) => WordsOf(phrase).Aggregate(_start, (step, word) => step.Then(word)).Phrase ??= phrase;

    /// <summary>From word to word as long as some phrase goes on: the number of phrases does not matter.</summary>
    private string? FindAt(List<string> words, int place)
    {
        var step = _start;
        while (place < words.Count && step.Next.TryGetValue(words[place++], out step))
        {
            if (step.Phrase is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Compared in capitals, because a Greek sigma has one capital and two small letters.</summary>
    private static List<string> WordsOf(string text)
    {
        var seen = string.Concat(CommentText.Normalise(text).EnumerateRunes().Where(rune => !CommentText.IsShapeless(rune)));
        var folded = seen.Normalize(NormalizationForm.FormKC).Replace('’', '\'').ToUpperInvariant();
        return [.. Word().Matches(folded).Select(match => match.Value)];
    }

    /// <summary>
    /// Letters, digits and their marks; every other character is a word of its own. So is a letter of Thai, Lao, Burmese, Khmer,
    /// Japanese and Chinese, which put no spaces between words.
    /// </summary>
    [GeneratedRegex(@"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005\u3040-\u30FF\u3400-\u9FFF]|[\p{L}\p{N}\p{M}-[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005\u3040-\u30FF\u3400-\u9FFF]]+|\S")]
    private static partial Regex Word();

    /// <summary>A place inside phrases that begin with the same words.</summary>
    private sealed class Step
    {
        public Dictionary<string, Step> Next { get; } = [];

        /// <summary>The phrase that ends here.</summary>
        public string? Phrase { get; set; }

        public Step Then(string word)
        {
            if (!Next.TryGetValue(word, out var step))
            {
                Next.Add(word, step = new Step());
            }

            return step;
        }
    }
}
