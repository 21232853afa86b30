using System.Text;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>
/// What the parser took for plain text in one paragraph, heading or cell: in it stands whatever was meant for a mark and is none. What was
/// understood, or escaped, is one character that nobody writes.
/// </summary>
internal sealed class LiteralText
{
    public const char Understood = '\uFFFC';

    private readonly List<(int Start, int Source)> _pieces = [];

    public LiteralText(ContainerInline inlines)
    {
        var text = new StringBuilder();
        Add(inlines, text);
        Text = text.ToString();
    }

    /// <summary>With LF between its lines.</summary>
    public string Text { get; }

    /// <summary>Where a character of the text stands in its file.</summary>
    public int SourceOf(int index)
    {
        var (start, source) = _pieces.FindLast(piece => piece.Start <= index);
        return source + index - start;
    }

    private void Add(ContainerInline inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _pieces.Add((text.Length, literal.Span.Start));
                    text.Append(literal.Content.AsSpan());
                    HideEscaped(literal, text);
                    break;
                case DelimiterInline delimiter: // of which nothing came, such as a bracket
                    _pieces.Add((text.Length, delimiter.Span.Start));
                    text.Append(delimiter.ToLiteral());
                    Add(delimiter, text);
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case LinkInline link:
                    text.Append(Understood);
                    Add(link, text);
                    text.Append(Understood);
                    break;
                case ContainerInline container:
                    Add(container, text);
                    break;
                default:
                    text.Append(Understood);
                    break;
            }
        }
    }

    private static void HideEscaped(LiteralInline literal, StringBuilder text)
    {
        if (literal.IsFirstCharacterEscaped && literal.Content.Length > 0)
        {
            text[^literal.Content.Length] = Understood;
        }
    }
}
