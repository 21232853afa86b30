using System.Collections.Immutable;
using CsvHelper;

namespace BackendCareer.Content;

/// <summary>Reads the CSV files of a guide row by row; every mistake becomes a problem with its line and column.</summary>
internal sealed class CsvTables(ContentFiles files, SourceRegistry sources, ICollection<Problem> problems)
{
    /// <summary>One for all files, so that a country is called the same in each.</summary>
    private readonly CountryNames _countries = new();

    /// <param name="columns">Every column that the file must have; the first is where a twin is reported.</param>
    /// <param name="key">What no two lines may share.</param>
    public ImmutableArray<T> Read<T>(string path, string[] columns, Func<CsvLine, T> read, Func<T, object> key)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var keys = new HashSet<object>();
        if (files.Find(path) is not { } file)
        {
            return [];
        }

        using var reader = CsvReader.FromText(file.Text, Options(path, problems));
        reader.ReadHeader();
        var missing = columns.Where(column => !reader.TryGetFieldIndex(column, out _)).ToList();
        if (missing.Count > 0)
        {
            problems.Add(new Problem(ContentRules.CsvColumns, path, 1, 1, $"The column {string.Join(", ", missing)} is missing.",
                $"The first line must name: {string.Join(",", columns)}."));
            return [];
        }

        while (reader.Read())
        {
            var line = new CsvLine(reader, path, sources, _countries, problems);
            var row = read(line);
            rows.Add(row);
            if (!keys.Add(key(row)))
            {
                line.Report(columns[0], ContentRules.CsvTwin, "This line says the same thing as one above it.", "Delete one of the two.");
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>What shows when all lines are read.</summary>
    public void Report(Problem problem) => problems.Add(problem);

    public static CsvReaderOptions Options(string path, ICollection<Problem> problems) => new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = record => problems.Add(new Problem(ContentRules.CsvLine, path, (int)record.LineNumber, 1, record.Reason switch
        {
            CsvMalformedReason.FieldCountMismatch => "This line has more or fewer values than there are columns.",
            _ => "The quotation marks in this line do not match.",
        }, "Put a value that holds a comma or a quotation mark in quotes, and double the marks inside it.")),
    };
}
