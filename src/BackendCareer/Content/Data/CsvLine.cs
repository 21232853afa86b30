using System.Globalization;
using System.Text;
using CsvHelper;

namespace BackendCareer.Content;

/// <summary>The values of one line; a getter returns its fallback after reporting.</summary>
internal sealed class CsvLine(
    CsvReader reader, string path, SourceRegistry sources, CountryNames countries, ICollection<Problem> problems)
{
    /// <summary>For whoever looks for it: file and line.</summary>
    public string Place => $"{path}, line {reader.LineNumber}";

    /// <summary>What countries are called in the lines above, and in other files.</summary>
    public CountryNames Countries => countries;

    public string Text(string column) => reader.GetString(column);

    public string RequiredText(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            Report(column, ContentRules.CsvValue, $"{column} is missing.", "Fill it in.");
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

        Report(column, ContentRules.CsvValue, $"{column} is not a whole number: {text}.", "Write digits alone, without commas or spaces.");
        return null;
    }

    public int RequiredNumber(string column)
    {
        if (Text(column).Length == 0)
        {
            Report(column, ContentRules.CsvValue, $"{column} is missing.", "Fill it in.");
        }

        return Number(column) ?? 0;
    }

    /// <summary>A day that has been.</summary>
    public DateOnly RequiredPastDay(string column)
    {
        var text = RequiredText(column);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && text.Length > 0)
        {
            Report(column, ContentRules.CsvValue, $"{column} is not a day: {text}.", "Write year, month and day, such as 2026-01-01.");
        }

        if (day != default)
        {
            problems.Add(Problem.OfDayToCome(column, day, path, (int)reader.LineNumber, PositionOf(column)));
        }

        return day;
    }

    /// <summary>An amount of money with its cents, such as 1823.03.</summary>
    public decimal RequiredAmount(string column)
    {
        var text = RequiredText(column);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && text.Length > 0)
        {
            Report(column, ContentRules.CsvValue, $"{column} is not an amount: {text}.", "Write digits, with a point before the cents.");
        }

        return amount;
    }

    /// <summary>A whole number that may be below zero; 0 after reporting.</summary>
    public int RequiredPercent(string column)
    {
        if (int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent))
        {
            return percent;
        }

        Report(column, ContentRules.CsvValue, $"{column} is not a whole number: {Text(column)}.",
            "Write digits alone, with a minus before them if it is below zero.");
        return 0;
    }

    /// <summary>What is empty or was reported before is passed over.</summary>
    public void ReportUnlessRising(params ReadOnlySpan<string> columns)
    {
        List<int> amounts = [];
        foreach (var column in columns)
        {
            if (int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            {
                amounts.Add(amount);
            }
        }

        if (!amounts.SequenceEqual(amounts.Order()))
        {
            Report(columns[0], ContentRules.CsvValue, $"The numbers from {columns[0]} to {columns[^1]} do not rise.", "Check them.");
        }
    }

    /// <summary>What is no number was reported before.</summary>
    public void ReportUnlessWithin(string column, int min, int max)
    {
        if (int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (number < min || number > max))
        {
            Report(column, ContentRules.CsvValue, $"{column} cannot be {number}.", $"Write {min} to {max}.");
        }
    }

    public string Word(string column, params ReadOnlySpan<string> words)
    {
        var text = Text(column);
        if (!words.Contains(text))
        {
            Report(column, ContentRules.CsvValue, $"{column} cannot be {(text.Length > 0 ? text : "empty")}.",
                $"Write one of: {string.Join(", ", words)}.");
        }

        return text;
    }

    public bool Flag(string column) => Word(column, "yes", "no") == "yes";

    /// <summary>The entry that the line names, for who looks at another value of it.</summary>
    public Source? KnownSource => sources.Find(Text("source"));

    public Source? Source(string column)
    {
        var id = Text(column);
        if (id.Length == 0)
        {
            return null;
        }

        if (sources.MistakeIn(id) is { } mistake)
        {
            Report(column, mistake);
        }

        return sources.Find(id);
    }

    public Source? RequiredSource(string column)
    {
        if (Text(column).Length == 0)
        {
            Report(column, ContentRules.CsvSource, $"{column} is missing.", $"Name an entry of {SourceRegistry.Path}.");
        }

        return Source(column);
    }

    public void Report(string column, ContentRule rule, string what, string remedy) => Report(column, new Mistake(rule, what, remedy));

    public void Report(string column, Mistake mistake) => problems.Add(Locate(column).Problem(path, mistake));

    /// <summary>A value and its place, for what shows when all lines are read.</summary>
    public Located Locate(string column) => new(Text(column), (int)reader.LineNumber, PositionOf(column));

    /// <summary>The 1-based column of the file in which a value begins.</summary>
    private int PositionOf(string column) =>
        1 + Enumerable.Range(0, reader.GetFieldIndex(column)).Sum(field => Encoding.UTF8.GetCharCount(reader.GetRawSpan(field)) + 1);
}
