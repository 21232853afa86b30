using System.Globalization;
using System.Text;
using BackendCareer.Site;

namespace BackendCareer.Comments;

/// <summary>
/// A text as the eye takes it in: without case, accents, and what has no shape, and each character that looks like another as
/// that one. It is there to be compared, never to be shown.
/// </summary>
/// <remarks>Character by character: a normal form of the whole text can take time with the square of its length.</remarks>
public static class TextFold
{
    /// <summary>
    /// Marks that only decorate, or help to read. In other scripts, such as those of India, a mark can be a vowel, and counts.
    /// </summary>
    private static readonly (int First, int Last)[] Accents =
        [(0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)];

    /// <summary>
    /// A Greek capital can look like another Latin letter than its small form (Ν and ν): the text as it stands, and in small
    /// letters.
    /// </summary>
    public static string[] BothWays(string text) => [Of(text), Of(text.ToLowerInvariant())];

    /// <summary>Spaces, punctuation and symbols stay as they are.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var isFlag = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (LookAlikes.IsHalfFlag(rune) != isFlag)
            {
                folded.Append(' '); // a flag behind a word is no part of it
                isFlag = !isFlag;
            }

            Append(rune, folded);
        }

        return folded.ToString();
    }

    /// <summary>Letters and digits alone.</summary>
    public static string LettersOf(string text) => string.Concat(Of(text).EnumerateRunes().Where(IsLetter));

    private static void Append(Rune rune, StringBuilder folded)
    {
        if (rune.IsAscii)
        {
            AppendShape(rune, folded);
        }
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            AppendMark(rune, folded);
        }
        else if (!Characters.IsShapeless(rune))
        {
            AppendParts(rune, folded);
        }
    }

    private static void AppendMark(Rune mark, StringBuilder folded)
    {
        var isVowel = folded.Length > 0 && !char.IsAscii(folded[^1]) && !Characters.IsShapeless(mark)
            && !Accents.Any(range => mark.Value >= range.First && mark.Value <= range.Last);
        if (isVowel)
        {
            folded.Append(mark);
        }
    }

    private static void AppendParts(Rune rune, StringBuilder folded)
    {
        var whole = rune.ToString();
        if (LookAlikes.Of(rune) is null && whole.Normalize(NormalizationForm.FormKD) is var parts && parts != whole)
        {
            foreach (var part in parts.EnumerateRunes())
            {
                Append(part, folded);
            }
        }
        else
        {
            AppendShape(rune, folded);
        }
    }

    private static void AppendShape(Rune rune, StringBuilder folded)
    {
        if (LookAlikes.Of(rune) is { } shape)
        {
            folded.Append(shape);
        }
        else
        {
            folded.Append(Rune.ToLowerInvariant(rune));
        }
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetterOrDigit(rune) || Characters.IsMark(rune);
}
