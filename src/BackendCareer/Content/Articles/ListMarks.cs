using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>
/// Lines of a paragraph that were meant for a list: two in a row without the space behind their marks, or a number that cannot begin a
/// list where it stands. One line alone may be a sentence: <c>-5 °C</c>, or a line that ends before <c>14. July</c>.
/// </summary>
internal static partial class ListMarks
{
    private static readonly Mistake Glued = new(ContentRules.MarkIsUnderstood,
        "These lines begin like a list and are none: they are shown as one line.",
        "Leave a space behind each mark, which is -, * or a number with a full stop.");

    private static readonly Mistake Touching = new(ContentRules.MarkIsUnderstood,
        "A list that does not begin with 1 cannot begin directly below a line: this is shown as part of that line.",
        "Leave an empty line above it.");

    public static IEnumerable<(int Index, int Length, Mistake Mistake)> In(LeafBlock block, string text)
    {
        if (block is not ParagraphBlock || MistakeIn(block, text.Split('\n')) is not var (number, mistake))
        {
            return [];
        }

        var start = text.Split('\n').Take(number).Sum(line => line.Length + 1);
        return [(start, 1, mistake)];
    }

    private static (int Line, Mistake Mistake)? MistakeIn(LeafBlock block, string[] lines)
    {
        var last = LastNumberAbove(block);
        for (var line = 0; line < lines.Length; line++)
        {
            var next = line + 1 < lines.Length ? lines[line + 1] : "";
            if (IsGlued(lines[line], next))
            {
                return (line, Glued);
            }

            if (line > 0 && Numbered().Match(lines[line]) is { Success: true } match && Number(match) is > 1 and var number
                && (number - 1 == last || NumberOf(next) == number + 1 || EndsSentence().IsMatch(lines[line - 1])))
            {
                return (line, Touching);
            }
        }

        return null;
    }

    private static bool IsGlued(string line, string next) =>
        (GluedMark().Match(line) is { Success: true } mark
            && GluedMark().Match(next) is { Success: true } other && mark.Value == other.Value)
        || (GluedNumber().Match(line) is { Success: true } first && GluedNumber().Match(next) is { Success: true } second
            && Number(second) == Number(first) + 1);

    /// <summary>Of an ordered list directly above the paragraph; else 0.</summary>
    private static int LastNumberAbove(LeafBlock block)
    {
        var parent = block.Parent!;
        return parent.IndexOf(block) is > 0 and var index
            && parent[index - 1] is ListBlock { IsOrdered: true, LastChild: ListItemBlock item }
            ? item.Order
            : 0;
    }

    private static int NumberOf(string line) => Numbered().Match(line) is { Success: true } match ? Number(match) : 0;

    private static int Number(Match match) => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary><c>-one</c>, and the dots that a text programme draws.</summary>
    [GeneratedRegex(@"^(?:[-+*](?=[\p{L}\uFFFC])|[•▪‣◦●])")]
    private static partial Regex GluedMark();

    [GeneratedRegex(@"^(?<number>\d{1,3})[.)](?=\p{L})")]
    private static partial Regex GluedNumber();

    [GeneratedRegex(@"^(?<number>\d{1,3})[.)] +\S")]
    private static partial Regex Numbered();

    /// <summary>Not after an abbreviation such as "art." or "No.".</summary>
    [GeneratedRegex(@":$|\p{L}{4,}[.!?]$")]
    private static partial Regex EndsSentence();
}
