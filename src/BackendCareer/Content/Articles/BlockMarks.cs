using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// Finds lines of a paragraph that begin with what looks like the mark of a heading, a list, a quote or a block, and were not taken for
/// one.
/// </summary>
internal static partial class BlockMarks
{
    /// <param name="text">Of the block, as <see cref="LiteralText"/> has it.</param>
    /// <returns>What is wrong and where in the text, or null.</returns>
    public static (int Index, Mistake Mistake)? MistakeIn(LeafBlock block, string text)
    {
        if (block is not ParagraphBlock || block.Parent is TableCell)
        {
            return null;
        }

        return Unseen(block, text) ?? TooManyHashes(text) ?? TwoColons(text) ?? TooDeep(text);
    }

    private static (int, Mistake)? Unseen(LeafBlock block, string text)
    {
        var match = UnseenBefore().Match(text);
        if (match.Success && (match.Groups["code"].Length == 0 || HoldsFence(block)))
        {
            return (match.Groups["unseen"].Index, Unseen("before", match));
        }

        match = UnseenBehind().Match(text);
        return match.Success ? (match.Groups["unseen"].Index, Unseen("behind", match)) : null;
    }

    /// <summary>What was to be a block of code, and is code in a line: so many backticks are written for nothing else.</summary>
    private static bool HoldsFence(LeafBlock block) => block.Inline!.Descendants<CodeInline>().Any(code => code.DelimiterCount >= 3);

    private static Mistake Unseen(string where, Match match) => new(ContentRules.BlockMarkIsUnderstood,
        $"The mark is shown as it is written, because {InvisibleCharacters.Named(match.Groups["unseen"].Value[0])} stands {where} it.",
        InvisibleCharacters.Remedy);

    private static (int, Mistake)? TooManyHashes(string text) => SevenHashes().Match(text) is { Success: true } match
        ? (match.Index, new Mistake(ContentRules.BlockMarkIsUnderstood,
            "The marks # are shown as they are written, because no heading has more than six.",
            "Begin a heading with ##, and draw a line across the page with ---."))
        : null;

    private static (int, Mistake)? TwoColons(string text) =>
        Colons().Matches(text).FirstOrDefault(match => match.Groups["name"] is var name
            && (BlockRules.IsName(name.Value) || (name.Length == 0 && match.Groups["more"].Length == 0))) is { } found
            ? (found.Index, new Mistake(ContentRules.BlockMarkIsUnderstood,
                "Two colons are shown as they are written.", "A block begins with three, as in ::: note, and ends with a line of three."))
            : null;

    /// <summary>A line that begins like an item would be one if it were not indented by four columns or more.</summary>
    private static (int, Mistake)? TooDeep(string text) => ItemBelowText().Match(text) is { Success: true } match
        ? (match.Index, new Mistake(ContentRules.ListIsWhole,
            "This item of a list is shown as text of the line above it, because it is indented too far.",
            "Indent it as far as the text of the item to which it belongs; below a paragraph leave an empty line, and indent it by none."))
        : null;

    private const string Mark = @"(?:\#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|:::|>|\|.*\||~~~|(?<code>\uFFFC)"
        + @"|(?:---+|\*\*\*+|___+)[ \t]*$)";

    [GeneratedRegex("^[ \t]*(?<unseen>" + InvisibleCharacters.Pattern + ")(?:[ \t]|" + InvisibleCharacters.Pattern + ")*" + Mark,
        RegexOptions.Multiline)]
    private static partial Regex UnseenBefore();

    /// <summary>
    /// Not a minus or a number sign before a figure, and of numbers only a first: with such a space writers keep "3. May" together.
    /// </summary>
    [GeneratedRegex(@"^(?:(?:\#{2,6}|:::+)(?<unseen>" + InvisibleCharacters.Pattern + @")"
        + @"|[-*+\#](?<unseen>" + InvisibleCharacters.Pattern + @")(?!\d)"
        + @"|(?:---+|\*\*\*+|___+)(?<unseen>" + InvisibleCharacters.Pattern + @")\s*$"
        + @"|(?<!\n)1[.)](?<unseen>" + InvisibleCharacters.Pattern + "))", RegexOptions.Multiline)]
    private static partial Regex UnseenBehind();

    [GeneratedRegex(@"^\#{7,}", RegexOptions.Multiline)]
    private static partial Regex SevenHashes();

    [GeneratedRegex(@"^::(?!:)[ \t]*(?<name>[a-z-]*)(?<more>.*)", RegexOptions.Multiline)]
    private static partial Regex Colons();

    [GeneratedRegex(@"(?<=\n)[-*+][ \t]+\S")]
    private static partial Regex ItemBelowText();
}
