using System.Globalization;

namespace BackendCareer.Content;

/// <summary>How much formatting a text may hold before the Markdown parser sees it.</summary>
/// <param name="Characters">UTF-16 units in all.</param>
/// <param name="Containers">Quote and list marks at the start of one line.</param>
/// <param name="Indent">Columns of white space among those marks, outside code fences.</param>
/// <param name="Brackets">Opening square and angle brackets outside fences.</param>
/// <param name="Emphasis">Asterisks, underscores, tildes and backticks outside fences.</param>
/// <param name="Columns">Pipes in one line outside fences, which make the columns of a table.</param>
/// <param name="Cells">Pipes in all outside fences.</param>
/// <param name="HasHtml">
/// Whether front matter and raw HTML are parsed, in which a code fence is none: from the first line that may begin HTML on, no fence hides
/// what is in it from the limits.
/// </param>
public sealed record MarkdownLimits(
    int Characters, int Lines, int Containers, int Indent, int Brackets, int Emphasis, int Columns, int Cells, bool HasHtml);

/// <summary>Which limit a text breaks.</summary>
public enum MarkdownExcess
{
    Characters,
    Lines,
    Nesting,
    Formatting,
}

/// <summary>A limit that a text breaks.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Found">How many, of what, and how many are allowed.</param>
public sealed record MarkdownRefusal(MarkdownExcess Excess, int Line, string Found);

/// <summary>
/// Refuses text that would keep the parser busy for seconds. Markdig checks its nesting limit only after the blocks are
/// parsed: 4,000 characters of repeated list marks and blank lines cost it half a minute. This is one pass over the text.
/// </summary>
public static class MarkdownGuard
{
    /// <param name="text">With LF alone as line end: what the parser takes for a line must be one here too.</param>
    /// <returns>Null for a text to accept.</returns>
    public static MarkdownRefusal? Refuse(string text, MarkdownLimits limits)
    {
        if (text.Length > limits.Characters)
        {
            return Refusal(MarkdownExcess.Characters, 1, text.Length, limits.Characters, "characters");
        }

        var (number, count) = (0, new Counted());
        var fences = new TrustedFences(limits.HasHtml);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (++number > limits.Lines)
            {
                return Refusal(MarkdownExcess.Lines, number, number, limits.Lines, "lines");
            }

            if (!fences.Hide(line) && count.Add(line, number, limits) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static MarkdownRefusal? Refusal(MarkdownExcess excess, int line, int found, int most, string what) => found <= most
        ? null
        : new MarkdownRefusal(excess, line, string.Create(CultureInfo.InvariantCulture, $"{found:N0} {what}, at most {most:N0}"));

    /// <summary>What was met of each kind so far, outside fences.</summary>
    private struct Counted
    {
        private int _brackets;
        private int _emphasis;
        private int _cells;

        public MarkdownRefusal? Add(ReadOnlySpan<char> line, int number, MarkdownLimits limits)
        {
            var (containers, indent) = LineStart(line);
            var pipes = line.Count('|');
            _cells += pipes;
            _brackets += line.Count('[') + line.Count('<');
            _emphasis += line.Count('*') + line.Count('_') + line.Count('~') + line.Count('`');
            return Refusal(MarkdownExcess.Nesting, number, containers, limits.Containers, "marks of lists and quotes inside each other")
                ?? Refusal(MarkdownExcess.Formatting, number, indent, limits.Indent, "columns of indent")
                ?? Refusal(MarkdownExcess.Formatting, number, _brackets, limits.Brackets, "opening brackets")
                ?? Refusal(MarkdownExcess.Formatting, number, _emphasis, limits.Emphasis, "stars, underscores, tildes and backticks")
                ?? Refusal(MarkdownExcess.Formatting, number, pipes, limits.Columns, "pipes in a line")
                ?? Refusal(MarkdownExcess.Formatting, number, _cells, limits.Cells, "pipes");
        }
    }

    /// <summary>Counts the quote and list marks before a line's first word, and the white space among them.</summary>
    private static (int Containers, int Indent) LineStart(ReadOnlySpan<char> line)
    {
        var (containers, indent) = (0, 0);
        if (IsRule(line))
        {
            return (0, line.Length - line.TrimStart().Length);
        }

        while (line.Length > 0)
        {
            var length = 1;
            if (line[0] is ' ' or '\t')
            {
                indent += line[0] == '\t' ? 4 : 1;
            }
            else if ((length = MarkLength(line)) > 0)
            {
                containers++;
            }
            else
            {
                break;
            }

            line = line[length..];
        }

        return (containers, indent);
    }

    /// <summary>A line across the page, such as <c>* * *</c>, whose marks begin no list.</summary>
    private static bool IsRule(ReadOnlySpan<char> line) =>
        (line.Count('*') >= 3 && line.IndexOfAnyExcept("* \t") < 0) || (line.Count('-') >= 3 && line.IndexOfAnyExcept("- \t") < 0);

    /// <summary>The length of the quote or list mark that a text begins with, or 0.</summary>
    private static int MarkLength(ReadOnlySpan<char> text)
    {
        if (text[0] == '>')
        {
            return 1;
        }

        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var isMark = digits switch
        {
            0 => text[0] is '-' or '+' or '*',
            > 0 and <= 9 => text[digits] is '.' or ')',
            _ => false,
        };
        var length = digits + 1;
        return isMark && (length == text.Length || text[length] is ' ' or '\t') ? length : 0;
    }
}
