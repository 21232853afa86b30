using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Finds what looks like a mark and is text on the page: the parser did not take it for what its author meant.</summary>
internal static partial class LeftoverMarks
{
    private const string WriteLink = "Write [text](file.md) without a space in between, an address with spaces as <a b.png>, and a bracket "
        + "that is meant as such as \\[.";

    public static Mistake NoAttributes { get; } = new(ContentRules.NoAttributes,
        "Attributes in braces can only give a heading its id, at its very end.", "Take them out.");

    /// <summary>The kinds of such marks. What another one found is not told again.</summary>
    private static readonly (Regex Pattern, ContentRule Rule, string What, string Remedy)[] Kinds =
    [
        (ConflictLine(), ContentRules.NoConflict, ConflictMarkers.What, ConflictMarkers.Remedy),
        (Attributes(), NoAttributes.Rule, NoAttributes.What, NoAttributes.Remedy),
        (OpenCitation(), ContentRules.MarkIsUnderstood, "A citation that is not closed is shown as it is written.",
            "Write [^source-id] on one line."),
        (Link(), ContentRules.MarkIsUnderstood, "This is shown as it is written, and is no link.", WriteLink),
        (LinkApart(), ContentRules.MarkIsUnderstood, "This is shown as it is written, and is no link.", WriteLink),
        (LinkSwapped(), ContentRules.MarkIsUnderstood, "This is shown as it is written, and is no link.", WriteLink),
        (HalfLink(), ContentRules.MarkIsUnderstood, "This is shown as it is written, and is no link.", WriteLink),
        (Heading(), ContentRules.MarkIsUnderstood, "The marks # are shown as they are written, and this is no heading.",
            "Leave a space behind them, and an empty line above."),
        (OpenCode(), ContentRules.MarkIsUnderstood, "A mark of code is shown as it is written.",
            "Close it with the same number of backticks, or write \\` where the mark itself is meant."),
    ];

    public static void Check(ParsedArticle parsed)
    {
        foreach (var block in parsed.Document.Descendants<LeafBlock>())
        {
            if (block.Inline is { } inlines)
            {
                Check(parsed, block, new LiteralText(inlines));
            }
        }
    }

    public static bool HoldsAttributes(string text) => Attributes().IsMatch(text);

    private static void Check(ParsedArticle parsed, LeafBlock block, LiteralText literal)
    {
        if ((BlockMarks.MistakeIn(block, literal.Text) ?? BrokenTables.MistakeIn(block, literal.Text)) is var (line, broken))
        {
            parsed.Report(block, literal.SourceOf(line), broken);
            return;
        }

        var told = -1;
        foreach (var (index, length, mistake) in MistakesIn(block, literal.Text).OrderBy(found => found.Index))
        {
            if (index > told)
            {
                parsed.Report(block, literal.SourceOf(index), mistake);
                told = index + length - 1;
            }
        }
    }

    private static IEnumerable<(int Index, int Length, Mistake Mistake)> MistakesIn(LeafBlock block, string text) =>
        ForeignMarks.In(block, text)
        .Concat(Kinds.SelectMany(kind => kind.Pattern.Matches(text)
            .Select(match => (match.Index, match.Length, new Mistake(kind.Rule, kind.What, kind.Remedy)))))
        .Concat(ListMarks.In(block, text))
        .Concat(EmphasisIn(text));

    /// <summary>Pairs of runs that enclose words as emphasis does.</summary>
    private static IEnumerable<(int Index, int Length, Mistake Mistake)> EmphasisIn(string text)
    {
        Run? first = null;
        foreach (var run in EmphasisRun().Matches(text).Select(match => Run.Of(text, match)))
        {
            if (first is not null && run.Closes(first))
            {
                yield return (first.Index, run.Index + run.Mark.Length - first.Index, NoEmphasis(run.Mark));
                first = null;
            }
            else
            {
                first = run.MayOpen ? run : first;
            }
        }

        if (first is { Opens: true })
        {
            yield return (first.Index, first.Mark.Length, NoEmphasis(first.Mark));
        }
    }

    private static Mistake NoEmphasis(string mark) => mark[0] == '~'
        ? new Mistake(ContentRules.MarkIsUnderstood, "Words are not crossed out here: the marks ~~ are shown.", "Take them out.")
        : new Mistake(ContentRules.MarkIsUnderstood, $"The marks {mark} are shown as they are written.",
            $"Put two of them directly around words, a space or punctuation outside; write \\{mark[0]} for the mark itself.");

    /// <summary>Stars, underscores or tildes side by side, and what stands around them.</summary>
    private sealed record Run(int Index, string Mark, char Before, char After)
    {
        public static Run Of(string text, Match match) => new(match.Index, match.Value, At(text, match.Index - 1),
            At(text, match.Index + match.Length));

        private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\n';

        private bool IsStrong => Mark.Length > 1;

        private bool StandsAlone => char.IsWhiteSpace(Before) && char.IsWhiteSpace(After);

        private bool IsInWord => Mark[0] == '_' && char.IsLetterOrDigit(Before) && char.IsLetterOrDigit(After);

        private bool IsIndex => Mark[0] == '_' && char.IsLetterOrDigit(Before); // as in formulas, x_{i}

        /// <summary>Not `*.md`, no stars between figures, and no factor of a product.</summary>
        public bool MayOpen => !IsIndex && (IsStrong ? StandsAlone || StartsWords : StartsWords && !IsClosing(Before));

        /// <summary>Whether it was certainly meant to have a second one.</summary>
        public bool Opens => Mark == "**" && char.IsWhiteSpace(Before) && char.IsLetter(After);

        public bool Closes(Run first) =>
            Mark == first.Mark && !IsInWord && ((IsStrong && StandsAlone) || IsWord(Before) || IsClosing(Before));

        private bool StartsWords => IsWord(After) || IsOpening(After);

        private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == LiteralText.Understood;

        private static bool IsOpening(char character) => character is '"' or '\''
            || char.GetUnicodeCategory(character) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.CurrencySymbol;

        private bool IsClosing(char character) =>
            (IsStrong && character is '"' or '\'')
            || ".,;:!?%。、！？；：，．…".Contains(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;
    }

    public const string Address = @"(?:(?:https?:|mailto:|term:|www\.|\.{0,2}/(?=\S)|#(?=\p{L}))[^()\[\]\n]*"
        + @"|[^\s()\[\]]+\.(?:md|html?|png|jpe?g|gif|webp|avif|svg|pdf)(?:#[^\s()\[\]]*)?)";

    [GeneratedRegex("^={7}$", RegexOptions.Multiline)]
    private static partial Regex ConflictLine();

    private const string Property = @"[\p{L}_:][\w:.-]+=(?:""[^""]*""|'[^']*'|[^\s{}""']+)"; // one letter is a variable

    private const string Attribute = @"(?:\.[\p{L}_-][^\s{}]*|\#[^\s{}]+|" + Property + ")";

    /// <summary>`{.class}`, `{#id}`, `{key=value}`; not `{{ .Title }}` and not `{id}`.</summary>
    [GeneratedRegex(@"(?<!\{)\{:?\s*" + Attribute + @"(?:\s+" + Attribute + @")*\s*\}(?!\})")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\[\^[^\s\]]")]
    private static partial Regex OpenCitation();

    /// <summary>`[pay](a b.md)` and `[pay][salary]`; not `row[0](x)`.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_\])\uFFFC])!?\[[^\[\]]+\](?:\([^()\n]*\)?|\[[^\[\]\n]*\])")]
    private static partial Regex Link();

    /// <summary>`[pay] (pay.md)`, `[pay]: pay.md and more`.</summary>
    [GeneratedRegex(@"!?\[[^\[\]]+\](?:[ \n]?\(" + Address + @"\)|:\s+" + Address + ")")]
    private static partial Regex LinkApart();

    /// <summary>`(pay)[pay.md]`.</summary>
    [GeneratedRegex(@"!?\([^()\n]+\) ?\[" + Address + @"\]")]
    private static partial Regex LinkSwapped();

    /// <summary>`pay](pay.md)` and `[pay(pay.md)`.</summary>
    [GeneratedRegex(@"\]\(" + Address + @"\)|\[[^\[\]()\n]*[^\s\[\]()]\(" + Address + @"\)(?!\])")]
    private static partial Regex HalfLink();

    [GeneratedRegex(@"^#{2,6}[\p{L}\p{N}]", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<![`\p{L}\p{N}\uFFFC{<])`+(?=[\p{L}\p{N}./$-])")]
    private static partial Regex OpenCode();

    [GeneratedRegex(@"\*+|_+|~~+")]
    private static partial Regex EmphasisRun();
}
