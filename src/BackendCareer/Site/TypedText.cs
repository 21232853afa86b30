using System.Text;

namespace BackendCareer.Site;

/// <summary>
/// What somebody typed into a form, cleaned and measured: the way in for every text that anybody may send.
/// </summary>
/// <remarks>
/// A text is measured as it came before any other work is done on it, and superfluous marks go before its letters are
/// composed: to put a long run of marks into its canonical order takes time with the square of its length.
/// </remarks>
/// <param name="Text">Empty where what came is far too long to be looked at.</param>
/// <param name="Length">In UTF-16 units; of what came, where that is far too long.</param>
public readonly record struct TypedText(string Text, int Length)
{
    private const int MostMarksOnOneLetter = 8;

    /// <summary>Within these a text may still come down to its limit when it is cleaned; beyond them it is not tried.</summary>
    private const int TimesTheLimit = 4;
    private const int AlwaysRead = 1_000;

    /// <summary>
    /// Whatever ends a line becomes LF, letters composed (NFC). Control characters, direction overrides, tags that make no
    /// flag and the ninth and later mark on one letter are dropped; half a surrogate pair becomes U+FFFD.
    /// </summary>
    /// <param name="limit">How long the text may be.</param>
    public static TypedText Read(string? typed, int limit) => Read(typed, limit, Clean);

    /// <summary>A name: the same in one line. White space of any kind is one space, and what is no part of a word is dropped.</summary>
    public static TypedText ReadLine(string? typed, int limit) => Read(typed, limit, text => string.Join(' ', WordsOf(Clean(text))));

    private static TypedText Read(string? typed, int limit, Func<string, string> clean)
    {
        var came = typed ?? "";
        var text = came.Length > Math.Max(limit * TimesTheLimit, AlwaysRead) ? null : clean(came);
        return new TypedText(text ?? "", text?.Length ?? came.Length);
    }

    private static string[] WordsOf(string text) =>
        Characters.Without(text, Characters.HidesInWord).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Clean(string typed)
    {
        var lines = typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes()
            .Select(rune => Characters.EndsLine(rune) ? new Rune('\n') : rune);
        var seen = LimitMarks(Characters.Without(string.Concat(lines), Characters.IsHidden).EnumerateRunes());
        return LimitMarks(seen.Normalize(NormalizationForm.FormC).EnumerateRunes()).Trim(); // once more: one mark can become two
    }

    /// <summary>What has no shape, such as a joiner, does not begin another letter.</summary>
    private static string LimitMarks(IEnumerable<Rune> text)
    {
        var kept = new StringBuilder();
        var marks = 0;
        foreach (var rune in text)
        {
            var isMark = Characters.IsMark(rune);
            marks = isMark || Characters.IsShapeless(rune) ? marks : 0;
            marks += isMark ? 1 : 0;
            if (!isMark || marks <= MostMarksOnOneLetter)
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }
}
