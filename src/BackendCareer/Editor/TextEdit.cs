using System.Text;

namespace BackendCareer.Editor;

/// <summary>
/// Other characters for a few of a text. Places are those of the text that is compiled: with LF, without a byte order mark.
/// </summary>
public sealed record TextEdit(int Start, int Length, string With)
{
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var changed = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
        {
            changed.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.With);
        }

        return changed.ToString();
    }

    /// <summary>The same in the file itself, which keeps its byte order mark and its line ends.</summary>
    public static byte[] Apply(byte[] file, IEnumerable<TextEdit> edits)
    {
        var original = Encoding.UTF8.GetString(file);
        var places = PlacesIn(original);
        var lineEnd = LineEndOf(original);
        return Encoding.UTF8.GetBytes(Apply(original, edits.Select(edit => new TextEdit(
            places[edit.Start], places[edit.Start + edit.Length] - places[edit.Start], edit.With.Replace("\n", lineEnd,
                StringComparison.Ordinal)))));
    }

    /// <summary>Where each character of the compiled text stands in the file's own.</summary>
    private static List<int> PlacesIn(string original)
    {
        var places = new List<int>(original.Length + 1);
        var marks = original.Length - original.AsSpan().TrimStart('\uFEFF').Length;
        for (var place = marks; place < original.Length; place++)
        {
            places.Add(place);
            if (original.AsSpan(place).StartsWith("\r\n"))
            {
                place++;
            }
        }

        places.Add(original.Length);
        return places;
    }

    private static string LineEndOf(string original)
    {
        var first = original.AsSpan().IndexOfAny('\r', '\n');
        return first < 0 ? "\n" : original.AsSpan(first) switch
        {
            ['\n', ..] => "\n",
            [_, '\n', ..] => "\r\n",
            _ => "\r",
        };
    }
}
