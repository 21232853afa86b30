using System.Collections.Immutable;
using System.Globalization;

namespace BackendCareer.Site;

/// <summary>Reads a reader's choice from the address. What it does not understand counts as not chosen, and a note says so.</summary>
internal sealed class ChoiceParser(IQueryCollection query)
{
    private const int MostEchoed = 30;

    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> Notes => _notes.ToImmutable();

    /// <param name="label">As the form names it.</param>
    /// <param name="instead">What is shown for anything else.</param>
    /// <returns>One of the words, or null.</returns>
    public string? Word(string key, string label, IEnumerable<string> words, string instead = "the usual choice")
    {
        var text = Text(key, label);
        return text is null || words.Contains(text) ? text : Refuse<string>(label, text, $"Shown instead: {instead}.");
    }

    /// <returns>One of the numbers, or null.</returns>
    public int? Number(string key, string label, ImmutableArray<int> numbers) =>
        Word(key, label, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) is { } word
            ? int.Parse(word, CultureInfo.InvariantCulture)
            : null;

    /// <returns>A whole number from 0 to the most, written as one writes it, or null.</returns>
    public int? Amount(string key, string label, int most)
    {
        if (Text(key, label) is not { } text)
        {
            return null;
        }

        var isAmount = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            && amount <= most && text == amount.ToString(CultureInfo.InvariantCulture);
        return isAmount
            ? amount
            : Refuse<int?>(label, text, $"Write a whole number from 0 to {most.ToString("N0", CultureInfo.InvariantCulture)}.");
    }

    private string? Text(string key, string label)
    {
        var values = query[key];
        if (values.Count > 1)
        {
            _notes.Add($"“{label}” came more than once. The first counts.");
        }

        return string.IsNullOrEmpty(values.FirstOrDefault()) ? null : values[0];
    }

    private T? Refuse<T>(string label, string text, string remedy)
    {
        var echo = text.Length > MostEchoed ? text[..MostEchoed] + "…" : text;
        _notes.Add($"“{label}” cannot be “{echo}”. {remedy}");
        return default;
    }
}

/// <summary>One of a few choices as forms and addresses write it: its name in small letters.</summary>
public static class Word
{
    public static string Of<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    /// <summary>By its word alone: the framework would also take numbers and lists.</summary>
    /// <returns>Null for anything else.</returns>
    public static T? Parse<T>(string? typed, StringComparison comparison = StringComparison.Ordinal)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(choice => string.Equals(Of(choice!.Value), typed, comparison));
}

/// <summary>The <c>page</c> of an address.</summary>
internal static class PageNumber
{
    private const int Most = 100_000;

    /// <returns>From 2; null for what is no page, and for the first, which has no number in its address.</returns>
    public static int? Parse(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 1 and < Most && typed == number.ToString(CultureInfo.InvariantCulture) ? number : null;
}
