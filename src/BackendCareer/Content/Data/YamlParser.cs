using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace BackendCareer.Content;

/// <summary>Reads YAML as far as a guide needs it: keys with texts, lists and further keys.</summary>
internal static class YamlParser
{
    private const int MaxDepth = 8;
    private const int StreamAndDocument = 2;

    /// <summary>Reads a whole document; null after reporting one that is not a plain mapping.</summary>
    public static YamlMap? Read(string yaml, ContentLocation place)
    {
        if (TabAt(yaml) is { } tab)
        {
            place.Report(tab, ContentRules.YamlTab, "A line is indented with a tab.", "Indent with spaces.");
            return null;
        }

        try
        {
            if (Refused(yaml) is { } refused)
            {
                place.Report(refused.Mark, ContentRules.YamlIsPlain, refused.What,
                    "Write plain values: text, numbers, dates and lists of them.");
                return null;
            }

            if (RepeatedKey.In(yaml) is { } repeated)
            {
                place.Report(repeated.Again, ContentRules.Yaml,
                    $"The key {repeated.Name} stands twice, on lines {place.LineOf(repeated.First)} and {place.LineOf(repeated.Again)}.",
                    "Keep one of them, with the value that is meant.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map } document])
            {
                CutValues.Tell(yaml, document, place);
                return new YamlMap(map, place);
            }

            place.Report(Mark.Empty, ContentRules.Yaml, "This is not a list of keys with values.", "Write one `key: value` a line.");
        }
        catch (ArgumentException error)
        {
            place.Report(Mark.Empty, ContentRules.Yaml, $"This is not valid YAML: {error.Message}",
                "Look for a character that cannot be written so.");
        }
        catch (YamlException error)
        {
            place.Report(error.Start, ContentRules.Yaml, $"This is not valid YAML: {error.Message}",
                "Indent with spaces, and put quotes around a text with a colon or a leading mark.");
        }

        return null;
    }

    /// <summary>The parser reports a tab at the line before it: look for it first.</summary>
    private static Mark? TabAt(string yaml)
    {
        var number = 0;
        foreach (var line in yaml.AsSpan().EnumerateLines())
        {
            number++;
            var column = line.IndexOfAnyExcept(' ');
            if (column >= 0 && line[column] == '\t')
            {
                return new Mark(0, number, column + 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Tags, anchors and deep nesting have no use here and make bombs (one alias of an alias, ten times, fills the
    /// memory); a key that is not plain text has no name to report.
    /// </summary>
    private static (Mark Mark, string What)? Refused(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; MoveNext(parser);)
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            var what = current switch
            {
                AnchorAlias => "An alias (*name) is not used here.",
                NodeEvent { Anchor.IsEmpty: false } => "An anchor (&name) is not used here.",
                NodeEvent { Tag.IsEmpty: false } => "A tag (!name) is not used here.",
                _ when depth > MaxDepth + StreamAndDocument => $"This is nested deeper than {MaxDepth} levels.",
                _ => null,
            };
            if (what is not null)
            {
                return (current.Start, what);
            }
        }

        return null;
    }

    /// <summary>A bare # in a list, for one, brings the library out of step.</summary>
    private static bool MoveNext(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            var place = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, "What follows here cannot be read.");
        }
    }
}

/// <summary>A value of a YAML text and its place in the file, both from 1.</summary>
internal readonly record struct Located(string Text, int Line, int Column)
{
    public Problem Problem(string path, Mistake mistake) => new(mistake, path, Line, Column);
}

/// <summary>Where problems of one YAML text belong: its file, and how many lines stand above it there.</summary>
internal sealed class ContentLocation(string path, int linesAbove, ICollection<Problem> problems)
{
    public void Report(Mark mark, ContentRule rule, string what, string remedy) => Report(mark, new Mistake(rule, what, remedy));

    public void Report(Mark mark, Mistake mistake)
    {
        var (line, column) = Of(mark);
        problems.Add(new Problem(mistake, path, line, column));
    }

    /// <summary>That a day lies ahead, for as long as it does.</summary>
    public void ReportToCome(Mark mark, string name, DateOnly day)
    {
        var (line, column) = Of(mark);
        problems.Add(Problem.OfDayToCome(name, day, path, line, column));
    }

    public int LineOf(Mark mark) => Of(mark).Line;

    public Located Locate(Mark mark, string text)
    {
        var (line, column) = Of(mark);
        return new Located(text, line, column);
    }

    private (int Line, int Column) Of(Mark mark) =>
        ((int)Math.Max(1, mark.Line) + linesAbove, (int)Math.Max(1, mark.Column));
}
