using System.Globalization;

namespace BackendCareer.Content;

/// <summary>One line of a file and the place in it, as a compiler shows them.</summary>
/// <param name="Line">A long line is cut to what stands around the place.</param>
/// <param name="Indent">What stands before the caret in the line below: as wide as the text above it.</param>
public sealed record SourceExcerpt(string Line, string Indent)
{
    private const int Widest = 80;
    private const int Before = 24; // so few that the place is in sight on a phone as well
    private const string Cut = "…";

    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, counted as <see cref="Problem"/> does; past the end means the end.</param>
    /// <returns>Null where the text has no such line.</returns>
    public static SourceExcerpt? Of(string text, int line, int column)
    {
        if (LineOf(text, line) is not { } whole)
        {
            return null;
        }

        var place = WholeCharacter(whole, Math.Clamp(column - 1, 0, whole.Length));
        var start = whole.Length <= Widest ? 0 : WholeCharacter(whole, Math.Clamp(place - Before, 0, whole.Length - Widest));
        var end = WholeCharacter(whole, Math.Min(whole.Length, start + Widest));
        var (head, tail) = (start > 0 ? Cut : "", end < whole.Length ? Cut : "");
        return new SourceExcerpt(head + whole[start..end] + tail, Blank(head + whole[start..place]));
    }

    private static string? LineOf(string text, int line)
    {
        var rest = text.AsSpan();
        foreach (var range in rest.Split('\n'))
        {
            if (--line == 0)
            {
                return rest[range].ToString();
            }
        }

        return null;
    }

    /// <summary>No cut and no caret between the two halves of one character.</summary>
    private static int WholeCharacter(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;

    /// <summary>A tab stays one, because nobody knows how wide it is drawn; an accent of its own takes no room.</summary>
    private static string Blank(string text) => string.Concat(text
        .Where(character => char.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
        .Select(character => character == '\t' ? '\t' : ' '));
}
