using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// Stars of a product and underscores of a name that became emphasis, and are gone from the page. One word of which a part is stressed,
/// <c>un*believ*able</c>, is what stars inside of words are for: it is not told.
/// </summary>
internal static partial class SilentEmphasis
{
    /// <summary>Names between two underscores that are no words of a sentence.</summary>
    private static readonly FrozenSet<string> CodeNames = FrozenSet.Create(
        "init", "pycache", "proto", "typename", "dirname", "filename", "str", "repr", "eq", "ne", "lt", "le", "gt", "ge", "len", "iter",
        "getitem", "setitem", "delitem", "getattr", "setattr", "getattribute", "dict", "slots", "mro", "bool", "int", "aenter", "aexit",
        "aiter", "anext", "del", "mul", "bases", "func", "builtins", "qualname", "metaclass", "subclasshook", "namespace");

    public static void Check(ParsedArticle parsed)
    {
        foreach (var block in parsed.Document.Descendants<LeafBlock>().Where(block => block.Inline is not null))
        {
            var text = parsed.TextOf(block);
            if (block.Inline!.Descendants<EmphasisInline>().FirstOrDefault(emphasis => IsSilent(emphasis, text)) is { } found)
            {
                parsed.Report(block, found.Span.Start, MistakeOf(found));
            }
        }
    }

    private static Mistake MistakeOf(EmphasisInline emphasis)
    {
        var mark = new string(emphasis.DelimiterChar, emphasis.DelimiterCount);
        return new Mistake(ContentRules.EmphasisIsMeant,
            $"The marks {mark} are not shown here: they make what stands between them emphasis.",
            $"Write \\{emphasis.DelimiterChar} for the mark itself, or code in backticks.");
    }

    private static bool IsSilent(EmphasisInline emphasis, string text)
    {
        var (start, length) = (emphasis.Span.Start, emphasis.Span.Length);
        var width = emphasis.DelimiterCount;
        if (start < 0 || length <= 2 * width || start + length > text.Length || text[start] != emphasis.DelimiterChar)
        {
            return false;
        }

        var inside = text.Substring(start + width, length - (2 * width));
        var before = text.AsSpan(0, start);
        var after = text.AsSpan(start + length);
        return emphasis.DelimiterChar == '_'
            ? width == 2 && IsCodeName(before, inside, after)
            : IsProduct(new End(before.IsEmpty ? ' ' : before[^1], inside[0]), inside, new End(inside[^1], after.IsEmpty ? ' ' : after[0]));
    }

    private static bool IsCodeName(ReadOnlySpan<char> before, string inside, ReadOnlySpan<char> after) =>
        Name().IsMatch(inside)
        && (inside.Contains('_') || CodeNames.Contains(inside) || CodeBehind().IsMatch(after) || Member().IsMatch(before));

    /// <summary>Figures side by side with a mark, or marks inside of two words, or of one with a figure or single letters.</summary>
    private static bool IsProduct(End open, string inside, End close) =>
        open.IsFigures || close.IsFigures
        || (open.IsInWord && close.IsInWord
            && (inside.Any(char.IsWhiteSpace) || open.HasFigure || close.HasFigure || inside.Length == 1));

    /// <summary>What stands on the two sides of a mark.</summary>
    private readonly record struct End(char Left, char Right)
    {
        public bool IsFigures => char.IsAsciiDigit(Left) && char.IsAsciiDigit(Right);

        public bool HasFigure => char.IsAsciiDigit(Left) || char.IsAsciiDigit(Right);

        public bool IsInWord => IsOfWord(Left) && IsOfWord(Right);

        /// <summary>Not of the scripts that write no spaces, in which every mark would be inside of a word.</summary>
        private static bool IsOfWord(char character) =>
            char.IsLetterOrDigit(character) && char.GetUnicodeCategory(character) != UnicodeCategory.OtherLetter;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:\(\)|\.py\b|\.\w+\()")]
    private static partial Regex CodeBehind();

    [GeneratedRegex(@"\w\.$", RegexOptions.RightToLeft)]
    private static partial Regex Member();
}
