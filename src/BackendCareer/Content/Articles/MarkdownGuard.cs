namespace BackendCareer.Content;

/// <summary>How much formatting a text may hold before the Markdown parser sees it.</summary>
/// <param name="Characters">UTF-16 units in all.</param>
/// <param name="Containers">Quote and list marks at the start of one line.</param>
/// <param name="Indent">Columns of white space among those marks, outside code fences.</param>
/// <param name="Brackets">Opening square and angle brackets outside fences.</param>
/// <param name="Emphasis">Asterisks, underscores, tildes and backticks outside fences.</param>
/// <param name="Columns">Pipes in one line outside fences, which make the columns of a table.</param>
/// <param name="Cells">Pipes in all outside fences.</param>
/// <param name="TrustFences">
/// Whether a code fence hides what is in it from the limits. Only where raw HTML is off: in a comment of HTML a fence is
/// none.
/// </param>
public sealed record MarkdownLimits(
    int Characters, int Lines, int Containers, int Indent, int Brackets, int Emphasis, int Columns, int Cells, bool TrustFences);

/// <summary>Which limit a text breaks.</summary>
public enum MarkdownExcess
{
    Characters,
    Lines,
    Nesting,
    Formatting,
}

/// <summary>
/// Refuses text that would keep the parser busy for seconds. Markdig checks its nesting limit only after the blocks are
/// parsed: 4,000 characters of repeated list marks and blank lines cost it half a minute. This is one pass over the text.
/// </summary>
public static class MarkdownGuard
{
    /// <param name="text">With LF alone as line end: what the parser takes for a line must be one here too.</param>
    /// <returns>The limit that is broken and the 1-based line that broke it; null for a text to accept.</returns>
    public static (MarkdownExcess Excess, int Line)? Refuse(string text, MarkdownLimits limits)
    {
        if (text.Length > limits.Characters)
        {
            return (MarkdownExcess.Characters, 1);
        }

        var (number, brackets, emphasis, cells) = (0, 0, 0, 0);
        CodeFence? fence = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (++number > limits.Lines)
            {
                return (MarkdownExcess.Lines, number);
            }

            var (containers, indent) = LineStart(line);
            if (containers > limits.Containers)
            {
                return (MarkdownExcess.Nesting, number);
            }

            if (fence is { } open)
            {
                fence = open.IsClosedBy(line) ? null : fence;
                continue;
            }

            fence = limits.TrustFences ? CodeFence.OpenedBy(line) : null;
            var pipes = line.Count('|');
            cells += pipes;
            brackets += line.Count('[') + line.Count('<');
            emphasis += line.Count('*') + line.Count('_') + line.Count('~') + line.Count('`');
            if (indent > limits.Indent || brackets > limits.Brackets || emphasis > limits.Emphasis
                || pipes > limits.Columns || cells > limits.Cells)
            {
                return (MarkdownExcess.Formatting, number);
            }
        }

        return null;
    }

    /// <summary>Counts the quote and list marks before a line's first word, and the white space among them.</summary>
    private static (int Containers, int Indent) LineStart(ReadOnlySpan<char> line)
    {
        var (containers, indent) = (0, 0);
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

    /// <summary>
    /// A code fence at the very start of a line. Only those are trusted to hold plain text: an indented one may belong to
    /// a list and end with it, and what follows would be parsed unseen.
    /// </summary>
    private readonly record struct CodeFence(char Mark, int Length)
    {
        public static CodeFence? OpenedBy(ReadOnlySpan<char> line)
        {
            if (line.Length < 3 || line[0] is not ('`' or '~'))
            {
                return null;
            }

            var length = Run(line, line[0]);
            var isFence = length >= 3 && (line[0] == '~' || !line[length..].Contains('`'));
            return isFence ? new CodeFence(line[0], length) : null;
        }

        public bool IsClosedBy(ReadOnlySpan<char> line)
        {
            var indent = Run(line, ' ');
            var length = Run(line[indent..], Mark);
            return indent <= 3 && length >= Length && line[(indent + length)..].Trim().IsEmpty; // any white space, as the parser has it
        }

        private static int Run(ReadOnlySpan<char> text, char of) =>
            text.IndexOfAnyExcept(of) is var end and >= 0 ? end : text.Length;
    }
}
