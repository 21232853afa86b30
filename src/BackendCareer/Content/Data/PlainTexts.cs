using System.Net;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>
/// Texts of front matter and data stand on a page as they are written. Marks that mean something in the text of an article mean nothing in
/// them; they are told where nobody would write them as text.
/// </summary>
internal static partial class PlainTexts
{
    public static void ExpectPlain(this YamlMap map, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (MistakeIn($"`{key}`", map.Text(key)) is { } mistake)
            {
                map.Report(key, mistake);
            }
        }
    }

    public static void ExpectPlain(this CsvLine row, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (MistakeIn(column, row.Text(column)) is { } mistake)
            {
                row.Report(column, mistake);
            }
        }
    }

    private static Mistake? MistakeIn(string name, string text) => MarkIn(text) is { } mark
        ? new Mistake(ContentRules.TextIsPlain, $"{name} is shown as it is written, with its marks: {mark}.",
            "Write plain words, without marks of emphasis, code or links, and a character itself in the place of its code.")
        : null;

    private static string? MarkIn(string text) =>
        Mark().Match(text) is { Success: true } mark ? mark.Value : Entity().Matches(text).FirstOrDefault(IsCharacter)?.Value;

    private static bool IsCharacter(Match code) => WebUtility.HtmlDecode(code.Value) != code.Value;

    /// <summary>5 * 3, a[i](x), List&lt;T&gt;, __init__ and **kwargs alone are text; so is a mark that has no other end.</summary>
    [GeneratedRegex(
        """
        (?<![\w*])(?<star>\*{1,3})(?=[^\s*])[^*]*(?<=[^\s*])\k<star>(?![\w*]) | (?<!~)~~(?=[^\s~])[^~]+(?<=\S)~~(?!~)
        | (?<!`)(?<tick>`{1,2})[^`]+\k<tick>(?!`)
        | (?<!\w)!?\[[^\[\]]+\]\([^()\s]+\) | \[\^[^\[\]\s]+\] | <https?://[^<>\s]+>
        | </[a-z]+[1-6]?> | <br\s*/?> | (?<!\w)<(?:b|i|u|em|strong|sub|sup|small|mark|span|font)(?:\s[^<>]*)?/?>
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
