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
    public string? Word(string key, string label, IEnumerable<string> words, string instead = "the usual choice") =>
        Text(key, label) is not { } text ? null
        : words.Contains(text) ? text
        : Refuse<string>(label, text, $"Shown instead: {instead}.");

    /// <returns>One of the numbers, or null.</returns>
    public int? Number(string key, string label, ImmutableArray<int> numbers) =>
        Word(key, label, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) is { } word
            ? int.Parse(word, CultureInfo.InvariantCulture)
            : null;

    /// <returns>A whole number from 0 to the most, written as one writes it, or null.</returns>
    public int? Amount(string key, string label, int most) =>
        Text(key, label) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            && amount <= most && text == amount.ToString(CultureInfo.InvariantCulture) ? amount
        : Refuse<int?>(label, text, $"Write a whole number from 0 to {most.ToString("N0", CultureInfo.InvariantCulture)}.");

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
