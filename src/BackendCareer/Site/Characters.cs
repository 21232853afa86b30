using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BackendCareer.Site;

/// <summary>What a reader sees of a character, decided by its category in Unicode wherever that tells.</summary>
public static partial class Characters
{
    private const int BrailleBlank = 0x2800;

    /// <summary>Whether a reader would see anything: letters, digits, punctuation or symbols.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(IsVisible);

    /// <summary>Whether a name holds a character that could turn the text around it or break its line.</summary>
    public static bool HoldsHidden(string text) =>
        FlagOfTags().Replace(text, "").EnumerateRunes().Any(rune => IsHidden(rune) || rune.Value is '\n' or '\t');

    /// <summary>A text without some of its characters. What a flag is made of stays: without it Wales is a black flag.</summary>
    public static string Without(string text, Func<Rune, bool> isDropped) => string.Concat(FlagOfTags().Split(text).Select(
        (part, number) => number % 2 == 1 ? part : string.Concat(part.EnumerateRunes().Where(rune => !isDropped(rune)))));

    /// <summary>Whether a character stands for the end of a line, a part or a record: without it two words would be one.</summary>
    public static bool EndsLine(Rune rune) => rune.Value is (>= '\n' and <= '\r') or (>= 0x1C and <= 0x1F) or 0x85 or 0x2028 or 0x2029;

    /// <summary>Whether a text holds a mark, or a character that no reader sees.</summary>
    public static bool IsHiddenOrMark(string text) => text.EnumerateRunes().Any(rune => IsHidden(rune) || IsMark(rune));

    /// <summary>Whether a character has no shape of its own: joiners, soft hyphens, variation selectors, fillers.</summary>
    public static bool IsShapeless(Rune rune) => rune.Value switch
    {
        _ when IsFiller(rune) => true,
        0x034F or (>= 0x180B and <= 0x180F) => true,                    // grapheme joiner, Mongolian selectors
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => true, // variation selectors
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a character has no place in any text.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        0x061C or 0xFEFF => true,                                // Arabic letter mark, byte order mark
        >= 0x200E and <= 0x200F => true,                         // direction marks
        >= 0x202A and <= 0x202E => true,                         // direction embeddings and overrides
        >= 0x2060 and <= 0x206F => true,                         // word joiner, isolates, deprecated formats
        >= 0xFFF9 and <= 0xFFFB => true,                         // interlinear annotation
        >= 0xE0000 and <= 0xE007F => true,                       // tags, which belong into flags alone
        >= 0xFDD0 and <= 0xFDEF => true,                         // noncharacters, on which Normalize throws
        var value when (value & 0xFFFE) == 0xFFFE => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse,
    };

    /// <summary>Whether a character is no part of a word. Joiners are: some scripts and pictures are written with them.</summary>
    public static bool HidesInWord(Rune rune) => rune.Value == BrailleBlank || IsFiller(rune)
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D));

    /// <summary>Letters without a shape, which Unicode has among those of Korean.</summary>
    private static bool IsFiller(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0;

    private static bool IsVisible(Rune rune) =>
        rune.Value != BrailleBlank && !IsShapeless(rune)
        && (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));

    /// <summary>
    /// As Unicode TS 51 writes the flag of a part of a country: a black flag, its code in tags (<c>gbwls</c>), and the tag that ends it.
    /// </summary>
    [GeneratedRegex(@"(\uD83C\uDFF4(?:\uDB40[\uDC30-\uDC39\uDC61-\uDC7A]){3,6}\uDB40\uDC7F)")]
    private static partial Regex FlagOfTags();
}
