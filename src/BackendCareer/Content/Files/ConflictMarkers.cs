namespace BackendCareer.Content;

/// <summary>Finds what git leaves in a file where two changes met and nobody has chosen.</summary>
internal static class ConflictMarkers
{
    public const string What = "Git left a conflict here: two versions of the text stand below each other.";
    public const string Remedy = "Keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.";

    private const int Length = 7;

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
