using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// Takes in an exported discussion, as a whole or not at all. What is there already stays as it is, so that a file can be
/// imported twice, and brings back no text that was deleted since.
/// </summary>
public sealed class CommentImport(CommentsDb db, CommentStore store, DbContextOptions<CommentsDb> options, CommentRules rules)
{
    private const int LinesAtOnce = 500;

    /// <param name="isTrial">Finds every problem and stores nothing.</param>
    public Task<ImportReport> ReadAsync(Stream file, bool isTrial, CancellationToken cancellationToken) =>
        store.WriteAsync(() => TakeInAsync(file, isTrial, cancellationToken), cancellationToken);

    private async Task<Outcome<ImportReport>> TakeInAsync(Stream file, bool isTrial, CancellationToken cancellationToken)
    {
        var report = new ImportReport();
        await using var before = new CommentsDb(options); // sees nothing of the transaction: what is there in it alone came with this file
        var comments = new ImportedComments(db, before, rules, report);
        var votes = new ImportedVotes(db, before, report);
        var decisions = new ImportedDecisions(db, before, report);
        await foreach (var lines in RunsAsync(file, report, cancellationToken))
        {
            await (lines[0].Line switch
            {
                CommentLine => comments.TakeAsync(Of<CommentLine>(lines), cancellationToken),
                VoteLine => votes.TakeAsync(Of<VoteLine>(lines), cancellationToken),
                _ => decisions.TakeAsync(Of<DecisionLine>(lines), cancellationToken),
            });
            db.ChangeTracker.Clear();
        }

        return report.Problems.Count == 0 && !isTrial ? Outcome.In(report, comments.Articles.Union(votes.Articles)) : Outcome.None(report);
    }

    /// <summary>Lines of one kind that follow each other, some hundred at a time.</summary>
    private static async IAsyncEnumerable<List<Numbered<ExportLine>>> RunsAsync(
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

    private static List<Numbered<T>> Of<T>(List<Numbered<ExportLine>> lines)
        where T : ExportLine => [.. lines.Select(line => new Numbered<T>(line.Number, (T)line.Line))];
}
