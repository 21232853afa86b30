using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Marks of other programs, and near misses of ours, that are text on the page.</summary>
internal static partial class ForeignMarks
{
    private const string Shown = "This is shown as it is written, and is no link.";
    private const string WriteLink = "Write [text](file.md).";

    public static readonly Mistake LinkInside = Told("A link stands inside of another here, which cannot be.",
        "Put the inner one in front of the other, or behind it.");

    private static readonly (Regex Pattern, Mistake Mistake)[] Kinds =
    [
        (LinkInLink(), LinkInside),
        (WikiLink(), Told(Shown, WriteLink)),
        (WithoutBrackets(), Told(Shown, WriteLink)),
        (WideBrackets(), Told(Shown, "Write [text](file.md) with the plain brackets of a keyboard.")),
        (FileInAngles(), Told(Shown, WriteLink)),
        (ImageAlone(), Told("This image names no file, and is shown as it is written.", "Write ![what it shows](images/file.png).")),
        (OtherCitation(), Told("A citation is written otherwise here, and this is shown as it is written.", "Write [^source-id].")),
        (NoteInText(), Told("There are no notes below a text here: this is shown as it is written.",
            "Write it in round brackets, or cite a source with [^source-id].")),
        (OtherFence(), Told("This line is no mark of code, and is shown as it is written.", "Write three backticks: ```.")),
    ];

    private static readonly Mistake Box = Told(
        "Boxes to tick are not drawn: the brackets are shown as they are written.", "Take them out.");

    private static readonly Mistake TwoIds = new(ContentRules.NoAttributes, "The id of a heading is one word.",
        "Join the words in the braces with hyphens, such as {#how-to-apply}.");

    /// <param name="text">Of the block, as <see cref="LiteralText"/> has it.</param>
    public static IEnumerable<(int Index, int Length, Mistake Mistake)> In(LeafBlock block, string text)
    {
        var found = Kinds.SelectMany(kind => Found(kind.Pattern, text, kind.Mistake));
        return block switch
        {
            HeadingBlock => found.Concat(Found(IdOfWords(), text, TwoIds)),
            ParagraphBlock { Parent: ListItemBlock item } when item[0] == block => found.Concat(Found(TaskBox(), text, Box)),
            ParagraphBlock { Parent: QuoteBlock quote } when quote[0] == block => found.Concat(Found(FrameInQuote(), text, Frame)),
            ParagraphBlock => found.Concat(Found(FrameAlone(), text, Frame)),
            _ => found,
        };
    }

    private static Mistake Frame => BlockRules.KindStandsAlone;

    private static Mistake Told(string what, string remedy) => new(ContentRules.MarkIsUnderstood, what, remedy);

    private static IEnumerable<(int Index, int Length, Mistake Mistake)> Found(Regex pattern, string text, Mistake mistake) =>
        pattern.Matches(text).Select(match => (match.Index, match.Length, mistake));

    /// <summary>Whole, and yet no link: <c>[the [API](term:api) page](../api.md)</c>.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_\])\uFFFC])\[[^\[\]\uFFFC]*\uFFFC[^\[\]]*\]\([^\s()]+\)")]
    private static partial Regex LinkInLink();

    /// <summary>
    /// <c>[[salary]]</c>; not <c>[[ -f x ]]</c>, <c>[[1, 2]]</c>, <c>x[[i]]</c>, nor what heads lines such as <c>name = "main"</c>.
    /// </summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_\])\uFFFC$""'])!?\[\[(?=[\p{L}/.])[^\[\]\n]*[^\s\[\]]\]\]"
        + @"(?!(?:.*\n)+?\s*[\w.-]+ ?= ?\S)")]
    private static partial Regex WikiLink();

    /// <summary><c>[pay]../salary.md</c>.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_\])\uFFFC])!?\[[^\[\]\n]+\](?:(?:\.{1,2}/|https?://)\S+|[\w/-]+\.md\b)")]
    private static partial Regex WithoutBrackets();

    /// <summary><c>[pay]（salary.md）</c>, in the brackets of Chinese and Japanese.</summary>
    [GeneratedRegex(@"[\[［【][^\[\]［］【】\n]+[\]］】] ?(?:（" + LeftoverMarks.Address + "）"
        + @"|(?<=[］】] ?)\(" + LeftoverMarks.Address + @"\))")]
    private static partial Regex WideBrackets();

    /// <summary><c>&lt;../salary.md&gt;</c>.</summary>
    [GeneratedRegex(@"<(?:\.{1,2}/[^\s<>]+|[^\s<>/][^\s<>]*\.md(?:#[^\s<>]*)?)>")]
    private static partial Regex FileInAngles();

    [GeneratedRegex(@"(?<![^\s(])!\[\p{L}[^\[\]\n]*\](?!\s?[(\[:（]|[\w./])")]
    private static partial Regex ImageAlone();

    /// <summary><c>[@fees]</c>; not a package such as <c>[@angular/core]</c>.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_\])\uFFFC])\[-?@[\p{L}\p{N}][\p{L}\p{N}_:.-]*\]")]
    private static partial Regex OtherCitation();

    /// <summary><c>^[a note]</c>; not <c>x^[n]</c> and not the pattern <c>^[a-z]</c>.</summary>
    [GeneratedRegex(@"\^\[(?!\w-\w)(?=[^\[\]\n]{4})\p{L}[^\[\]\n]*\]")]
    private static partial Regex NoteInText();

    [GeneratedRegex(@"^(?:´{3}|‘{3}|’{3}|'{3})[\w+#.-]*$", RegexOptions.Multiline)]
    private static partial Regex OtherFence();

    [GeneratedRegex(@"\{\s*#\s*[^\s{}]+(?:\s+[\p{L}\p{N}_-]+)+\s*\}\s*$")]
    private static partial Regex IdOfWords();

    [GeneratedRegex(@"^\[[ xX]\](?=\s)")]
    private static partial Regex TaskBox();

    private const string Kind = "(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)";

    /// <summary><c>[!NOTE]</c> below a line of text, <c>[NOTE!]</c>; what begins with <c>[!</c> is told as a frame already.</summary>
    [GeneratedRegex(@"^(?!\A\[!)\[ ?!? ?" + Kind + @" ?!?\]?[ :]*$", RegexOptions.Multiline)]
    private static partial Regex FrameInQuote();

    /// <summary><c>[!NOTE]</c> at the beginning, or alone on its line.</summary>
    [GeneratedRegex(@"\A\[!" + Kind + @"\]|^\[!" + Kind + @"\][ :]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FrameAlone();
}
