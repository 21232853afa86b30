using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BackendCareer.Content;

/// <summary>
/// Values that end where their author did not see it: <c>summary: the #1 job</c> says "the". A comment behind a value is told, also one
/// on the next line that stands where the value would go on.
/// </summary>
internal static class CutValues
{
    public static void Tell(string yaml, YamlDocument document, ContentLocation place)
    {
        foreach (var value in document.AllNodes.OfType<YamlScalarNode>().Where(node => node.Style == ScalarStyle.Plain))
        {
            if (CommentBehind(yaml, value) is { } comment)
            {
                place.Report(comment, ContentRules.ValueIsWhole, value.Value is { Length: > 0 } text
                        ? $"A comment begins here, so the value is only: {text}."
                        : "A comment begins here, so there is no value.",
                    "Put the value in quotes if it goes on; else write the comment on a line of its own, above it.");
            }
        }
    }

    private static Mark? CommentBehind(string yaml, YamlScalarNode value)
    {
        var end = value.End;
        var rest = yaml.AsSpan((int)end.Index);
        var blank = rest.IndexOfAnyExcept(' ', '\t');
        if (blank < 0)
        {
            return null;
        }

        var indent = IndentAt(rest[(blank + 1)..]);
        return rest[blank] switch
        {
            '#' => new Mark(0, end.Line, end.Column + blank),
            '\n' when value.Value is { Length: > 0 } && indent > IndentOf(yaml, value) && rest[(blank + 1 + indent)] == '#' =>
                new Mark(0, end.Line + 1, indent + 1),
            _ => null,
        };
    }

    /// <summary>Of the line in which it begins.</summary>
    private static int IndentOf(string yaml, YamlScalarNode value)
    {
        var start = (int)value.Start.Index;
        return IndentAt(yaml.AsSpan(start == 0 ? 0 : yaml.LastIndexOf('\n', start - 1) + 1));
    }

    private static int IndentAt(ReadOnlySpan<char> line) => Math.Max(0, line.IndexOfAnyExcept(' '));
}
