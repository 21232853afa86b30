using System.Text;
using CsvHelper;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>A value of a content file and where its characters stand: for whoever changes it and leaves the rest as it is.</summary>
/// <param name="Text">As it is understood; the file may write it with escapes.</param>
/// <param name="Start">In UTF-16 units from the beginning of the file's text.</param>
internal readonly record struct LocatedText(string Text, int Start, int Length)
{
    /// <summary>
    /// The addresses of all links and pictures of a Markdown text; what looks like one in code is none, and a text that cannot be parsed
    /// has none.
    /// </summary>
    public static IEnumerable<LocatedText> Links(string text)
    {
        return ArticleMarkdown.Parse(new ContentFile("", text), []) is not { } document
            ? []
            : document.Descendants<LinkInline>().Where(link => link.Reference is null).Select(link => (link.Url, link.UrlSpan))
            .Concat(document.Descendants<LinkReferenceDefinition>().Select(definition => (definition.Url, definition.UrlSpan)))
            .Where(link => !link.UrlSpan.IsEmpty)
            .Select(link => Inside(text, link.Url ?? "", link.UrlSpan));
    }

    /// <summary>The values of a column of a CSV file.</summary>
    public static List<LocatedText> Cells(ContentFile file, string column)
    {
        var cells = new List<LocatedText>();
        var lines = LineStarts(file.Text);
        using var reader = CsvReader.FromText(file.Text, CsvTables.Options(file.Path, []));
        reader.ReadHeader();
        while (reader.TryGetFieldIndex(column, out var index) && reader.Read())
        {
            var value = reader.GetString(index);
            var before = Enumerable.Range(0, index).Sum(field => Encoding.UTF8.GetCharCount(reader.GetRawSpan(field)) + 1);
            var padding = Encoding.UTF8.GetString(reader.GetRawSpan(index)).IndexOf(value, StringComparison.Ordinal);
            cells.Add(new LocatedText(value, lines[(int)reader.LineNumber - 1] + before + Math.Max(0, padding), value.Length));
        }

        return cells;
    }

    /// <summary>Angle brackets around an address are not of it.</summary>
    private static LocatedText Inside(string text, string url, SourceSpan span) =>
        text[span.Start] == '<' ? new LocatedText(url, span.Start + 1, span.Length - 2) : new LocatedText(url, span.Start, span.Length);

    private static List<int> LineStarts(string text)
    {
        List<int> starts = [0];
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return starts;
    }
}
