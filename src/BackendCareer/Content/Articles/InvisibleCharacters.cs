using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>Characters that look like a space or like nothing, and are no space to the parser: no mark is understood beside one.</summary>
internal static partial class InvisibleCharacters
{
    /// <summary>One of them, in a pattern.</summary>
    public const string Pattern = @"[\p{Zs}\p{Zl}\p{Zp}\p{Cf}\u0085\u115F\u1160\u2800\u3164-[ ]]";

    public const string Remedy = "Put an ordinary space in its place, or nothing.";

    /// <returns>The first of them, as a person can look it up: "a no-break space (U+00A0)"; null where there is none.</returns>
    public static string? NamedIn(string text) => Any().Match(text) is { Success: true } match ? Named(match.Value[0]) : null;

    /// <returns>The first of them where there is nothing else, else null.</returns>
    public static string? NamedIfAlone(string text) => Any().Replace(text, "").Length == 0 ? NamedIn(text) : null;

    public static string Named(char character) => $"{KindOf(character)} (U+{(int)character:X4})";

    private static string KindOf(char character) => character switch
    {
        '\u00A0' => "a no-break space",
        '\u00AD' => "a soft hyphen",
        '\u200B' => "a zero-width space",
        '\u200E' or '\u200F' => "a mark of writing direction",
        '\u202F' => "a narrow no-break space",
        '\u3000' => "an ideographic space",
        '\uFEFF' => "a byte order mark",
        _ when char.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator => "an unusual space",
        _ => "an invisible character",
    };

    [GeneratedRegex(Pattern)]
    private static partial Regex Any();
}
