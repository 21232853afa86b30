using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace BackendCareer.Content;

/// <summary>Reads a CSV file row by row; every mistake becomes a problem with its line and column.</summary>
internal static class CsvTable
{
    public static List<T> Read<T>(
        ContentFiles files, string path, string[] columns, FrozenDictionary<string, Source> sources,
        ICollection<Problem> problems, Func<CsvLine, T?> read)
        where T : class
    {
        var rows = new List<T>();
        if (files.Find(path) is not { } file)
        {
            return rows;
        }

        using var reader = CsvReader.FromText(file.Text, Options(path, problems));
        reader.ReadHeader();
        var missing = columns.Where(column => !reader.TryGetFieldIndex(column, out _)).ToList();
        if (missing.Count > 0)
        {
            problems.Add(new Problem(path, 1, 1, $"The column {string.Join(", ", missing)} is missing.",
                $"The first line must name: {string.Join(",", columns)}."));
            return rows;
        }

        while (reader.Read())
        {
            if (read(new CsvLine(reader, path, sources, problems)) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static CsvReaderOptions Options(string path, ICollection<Problem> problems) => new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = record => problems.Add(new Problem(path, (int)record.LineNumber, 1, record.Reason switch
        {
            CsvMalformedReason.FieldCountMismatch => "This line has more or fewer values than there are columns.",
            _ => "The quotation marks in this line do not match.",
        }, "Put a value that holds a comma or a quotation mark in quotes, and double the marks inside it.")),
    };
}

/// <summary>The values of one line; a getter returns its fallback after reporting.</summary>
internal sealed class CsvLine(CsvReader reader, string path, FrozenDictionary<string, Source> sources, ICollection<Problem> problems)
{
    public string Text(string column) => reader.GetString(column);

    public string RequiredText(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Report(column, "is missing", "Fill it in.");
        }

        return text;
    }

    public int? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report(column, $"is not a whole number: {text}", "Write digits alone, without commas or spaces.");
        return null;
    }

    public int RequiredNumber(string column)
    {
        if (Text(column).Length == 0)
        {
            Report(column, "is missing", "Fill it in.");
        }

        return Number(column) ?? 0;
    }

    public bool Flag(string column)
    {
        var text = Text(column);
        if (text is not ("yes" or "no"))
        {
            Report(column, $"is neither yes nor no: {text}", "Write yes or no.");
        }

        return text == "yes";
    }

    public Source? Source(string column)
    {
        var id = Text(column);
        if (id.Length == 0)
        {
            return null;
        }

        if (!sources.TryGetValue(id, out var source))
        {
            Report(column, $"`{id}` is not in {SourcesReader.SourcesPath}", SourcesReader.SuggestSource(id, sources));
        }

        return source;
    }

    public Source? RequiredSource(string column)
    {
        if (Text(column).Length == 0)
        {
            Report(column, "is missing", "Name an entry of data/sources.yml.");
        }

        return Source(column);
    }

    public void Report(string column, string what, string remedy) =>
        problems.Add(new Problem(path, (int)reader.LineNumber, PositionOf(column), $"{column} {what}.", remedy));

    /// <summary>The 1-based column of the file in which a value begins.</summary>
    private int PositionOf(string column) =>
        1 + Enumerable.Range(0, reader.GetFieldIndex(column)).Sum(field => Encoding.UTF8.GetCharCount(reader.GetRawSpan(field)) + 1);
}
