using System.Buffers;

namespace BackendCareer.Content;

/// <summary>A line that begins code: three or more backticks or tildes.</summary>
internal readonly record struct CodeFence(char Mark, int Length)
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

/// <summary>
/// The code fences that certainly hold plain text: at the very start of a line, because an indented one may belong to a list and end
/// with it, and what follows would be parsed unseen.
/// </summary>
internal struct TrustedFences(bool hasHtml)
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    private CodeFence? _open;
    private bool _begun;
    private bool _isFrontMatter;
    private bool _isHtml;

    /// <returns>Whether the line is code, and none of the two that enclose it.</returns>
    public bool Hide(ReadOnlySpan<char> line)
    {
        if (_open is { } open)
        {
            _open = open.IsClosedBy(line) ? null : open;
            return true;
        }

        FollowFrontMatter(line);
        _isHtml |= hasHtml && MayBeHtml(line);
        _open = _isHtml || _isFrontMatter ? null : CodeFence.OpenedBy(line);
        return false;
    }

    private void FollowFrontMatter(ReadOnlySpan<char> line)
    {
        var isEdge = line.TrimEnd(" \t") is "---" or "...";
        _isFrontMatter = hasHtml && (_begun ? _isFrontMatter && !isEdge : isEdge);
        _begun = true;
    }

    private static bool MayBeHtml(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t>-+*0123456789.)");
        return text.Length > 1 && text[0] == '<' && (char.IsAsciiLetter(text[1]) || text[1] is '/' or '!' or '?') && !IsAddress(text[1..]);
    }

    /// <summary>An address between the brackets, which no tag begins like: <c>https:</c>.</summary>
    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(SchemeCharacters);
        return end > 0 && text[end] == ':';
    }
}
