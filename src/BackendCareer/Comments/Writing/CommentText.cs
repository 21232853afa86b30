using System.Globalization;
using System.Text;

namespace BackendCareer.Comments;

/// <summary>Cleans what was typed of characters that no reader sees and some use to deceive.</summary>
public static class CommentText
{
    private const int MostMarksOnOneLetter = 8;

    /// <summary>
    /// Line ends become LF, letters composed (NFC). Control characters, direction overrides, invisible tags and the
    /// ninth and later mark on one letter are dropped; half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Normalise(string text)
    {
        var seen = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes().Where(rune => !IsHidden(rune));
        return LimitMarks(string.Concat(seen).Normalize(NormalizationForm.FormC)).Trim();
    }

    /// <summary>After composing, which can turn one character into several marks.</summary>
    private static string LimitMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostMarksOnOneLetter)
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    public static bool IsHiddenOrMark(string text) => text.EnumerateRunes().Any(rune => IsHidden(rune) || IsMark(rune));

    /// <summary>Whether a reader would see anything: letters, digits, punctuation or symbols.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(IsVisible);

    /// <summary>Whether a name holds a character that could turn the text around it or hide in it.</summary>
    public static bool HoldsHidden(string text) => text.EnumerateRunes().Any(rune => IsHidden(rune) || rune.Value is '\n' or '\t');

    /// <summary>Whether a character has no shape of its own: joiners, soft hyphens, variation selectors, fillers.</summary>
    public static bool IsShapeless(Rune rune) => rune.Value switch
    {
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => true,                   // fillers: letters without a shape
        0x034F or (>= 0x180B and <= 0x180F) => true,                    // grapheme joiner, Mongolian selectors
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => true, // variation selectors
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    private static bool IsVisible(Rune rune) =>
        !IsShapeless(rune) && (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        0x061C or 0xFEFF => true,                                // Arabic letter mark, byte order mark
        >= 0x200E and <= 0x200F => true,                         // direction marks
        >= 0x202A and <= 0x202E => true,                         // direction embeddings and overrides
        >= 0x2060 and <= 0x206F => true,                         // word joiner, isolates, deprecated formats
        >= 0xFFF9 and <= 0xFFFB => true,                         // interlinear annotation
        >= 0xE0000 and <= 0xE007F => true,                       // tags
        >= 0xFDD0 and <= 0xFDEF => true,                         // noncharacters, on which Normalize throws
        var value when (value & 0xFFFE) == 0xFFFE => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse,
    };
}
