using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BackendCareer.Comments;

/// <summary>What stands in a file, line by line; what is no part of a discussion is reported.</summary>
internal static class ImportLines
{
    private const int LinesAtOnce = 500;

    /// <summary>Lines of one kind that follow each other, some hundred at a time.</summary>
    public static async IAsyncEnumerable<List<Numbered<ExportLine>>> RunsAsync(
        Stream file, ImportReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new List<Numbered<ExportLine>>();
        await foreach (var line in LinesAsync(file, report, cancellationToken))
        {
            if (run.Count == LinesAtOnce || (run.Count > 0 && run[0].Line.GetType() != line.Line.GetType()))
            {
                yield return run;
                run = [];
            }

            run.Add(line);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static async IAsyncEnumerable<Numbered<ExportLine>> LinesAsync(
        Stream file, ImportReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var bytes in LongLines.ReadAsync(file, ExportLine.MostBytes, cancellationToken))
        {
            number++;
            if (Parse(number, bytes, report) is { } line)
            {
                yield return new Numbered<ExportLine>(number, line);
            }

            if (report.IsFull)
            {
                yield break;
            }
        }
    }

    private static ExportLine? Parse(int number, byte[]? bytes, ImportReport report)
    {
        try
        {
            if (bytes is not null)
            {
                return JsonSerializer.Deserialize(bytes, ExportLine.Json) ?? throw new JsonException();
            }

            report.Refuse(number, $"it has more than {ExportLine.MostBytes:N0} bytes.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            report.Refuse(number, ReasonOf(error));
        }

        return null;
    }

    private static string ReasonOf(Exception error) => error switch
    {
        { InnerException: JsonException } => "it is no whole JSON object.",
        JsonException { Path: ['$', '.', .. var field] } => $"`{field}` is unknown, stands there twice, or has a value of another kind.",
        _ when error.Message.Split("including: ") is [_, var missing] => $"missing: {missing}",
        _ => "it is no comment, no vote and no decision.",
    };
}
