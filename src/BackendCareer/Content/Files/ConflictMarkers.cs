using System.Text;

namespace BackendCareer.Content;

/// <summary>Finds what git leaves in a file where two changes met and nobody has chosen.</summary>
internal static class ConflictMarkers
{
    public const string What = "Git left a conflict here: two versions of the text stand below each other.";
    public const string Remedy = "Keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.";

    private const int Length = 7;
    private const char Ours = '<';
    private const char Base = '|'; // from which both were made, where git is told to show it
    private const char Theirs = '=';
    private const char Both = '>';

    /// <returns>The first of them, or null. An article may show some in code.</returns>
    public static Problem? In(string path, string text)
    {
        var isMarkdown = path.EndsWith(".md", StringComparison.Ordinal);
        CodeFence? fence = null;
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            number++;
            if (fence is null && IsMarker(line, isMarkdown))
            {
                return new Problem(ContentRules.NoConflict, path, number, 1, What, Remedy);
            }

            fence = isMarkdown ? Follow(fence, line) : null;
        }

        return null;
    }

    /// <summary>The two texts between which nobody has chosen; one where a conflict cannot be followed to its end.</summary>
    public static IReadOnlyList<string> Versions(string text)
    {
        var (all, ours, theirs) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var part = Both;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (PartAfter(line, part) is { } next)
            {
                part = next;
                continue;
            }

            all.Append(line).Append('\n');
            (part is Both or Ours ? ours : null)?.Append(line).Append('\n');
            (part is Both or Theirs ? theirs : null)?.Append(line).Append('\n');
        }

        return part == Both ? [ours.ToString(), theirs.ToString()] : [all.ToString()];
    }

    /// <returns>The mark of the part that begins behind a line; null where it goes on.</returns>
    private static char? PartAfter(ReadOnlySpan<char> line, char part)
    {
        var begins = line.Length >= Length && !line[..Length].ContainsAnyExcept(line[0]) && (line.Length == Length || line[Length] == ' ');
        return (begins ? line[0] : ' ', part) switch
        {
            (Ours, Both) => Ours,
            (Base, Ours) => Base,
            (Theirs, Ours or Base) => Theirs,
            (Both, _) => Both,
            _ => null,
        };
    }

    /// <summary>In Markdown a line of = may belong to a heading: <see cref="LeftoverMarks"/> knows.</summary>
    private static bool IsMarker(ReadOnlySpan<char> line, bool isMarkdown)
    {
        if (line.Length < Length || line[..Length].ContainsAnyExcept(line[0]))
        {
            return false;
        }

        var isWhole = line.Length == Length;
        return line[0] switch
        {
            '<' or '>' => isWhole || line[Length] == ' ',
            '=' => isWhole && !isMarkdown,
            _ => false,
        };
    }

    private static CodeFence? Follow(CodeFence? fence, ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t>-+*0123456789.)"); // a fence may stand in a list or a quote
        if (fence is { } open)
        {
            return open.IsClosedBy(text) ? null : open;
        }

        return CodeFence.OpenedBy(text);
    }
}
