using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// Takes in an exported discussion while the site goes on; nothing of a file with a mistake in it. What is there already stays as it
/// is, so that a file can be imported twice, and brings back no text that was deleted since.
/// </summary>
public sealed class CommentImport(CommentsDb db, CommentStore store, CommentRules rules, Erasures erasures)
{
    private const double Judged = 0.5; // of the work; the rest is to store it

    private string Database => new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;

    /// <param name="isTrial">Finds every problem and stores nothing.</param>
    /// <param name="progress">
    /// From 0 to 1. Of a stream it is not known how much there is to read: nothing is told until it is stored.
    /// </param>
    /// <exception cref="CommandFailedException">Not everything could be stored; the same import goes on.</exception>
    public async Task<ImportReport> ReadAsync(
        Stream file, bool isTrial, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var stagedFile = StagedDb.FileBeside(Database);
        await using var alone = await InUse.WaitForAsync(InUse.NameOf(stagedFile), cancellationToken);
        var steps = new ImportSteps(db, store, new Part(progress, Judged, 1));
        try
        {
            await using var staged = new StagedDb(stagedFile);
            await staged.CreateAsync(cancellationToken);
            var report = await JudgeAsync(file, staged, new Part(progress, 0, Judged), cancellationToken);
            if (report.Problems.Count == 0 && !isTrial)
            {
                await steps.StoreAsync(staged, report.New, cancellationToken);
            }

            return report;
        }
        catch (Exception error) when (error is DbException or DbUpdateException or OperationCanceledException)
        {
            throw new CommandFailedException($"{ReasonOf(error)} {steps.HowFar}");
        }
        finally
        {
            Exclusive.Delete(stagedFile);
        }
    }

    private string ReasonOf(Exception error) =>
        error is OperationCanceledException ? "It was stopped." : StorageTrouble.Of(error.GetBaseException(), Database);

    private async Task<ImportReport> JudgeAsync(Stream file, StagedDb staged, Part progress, CancellationToken cancellationToken)
    {
        var report = new ImportReport();
        var comments = new ImportedComments(db, staged, rules, erasures.Read(), store.UtcNow, report);
        var votes = new ImportedVotes(db, staged, report);
        var decisions = new ImportedDecisions(db, staged, report);
        await foreach (var lines in ImportLines.RunsAsync(file, report, cancellationToken))
        {
            await (lines[0].Line switch
            {
                CommentLine => comments.TakeAsync(Of<CommentLine>(lines), cancellationToken),
                VoteLine => votes.TakeAsync(Of<VoteLine>(lines), cancellationToken),
                _ => decisions.TakeAsync(Of<DecisionLine>(lines), cancellationToken),
            });
            staged.ChangeTracker.Clear();
            if (file.CanSeek)
            {
                progress.Report(file.Position / (double)file.Length);
            }
        }

        return report;
    }

    private static List<Numbered<T>> Of<T>(List<Numbered<ExportLine>> lines)
        where T : ExportLine => [.. lines.Select(line => new Numbered<T>(line.Number, (T)line.Line))];

    /// <summary>Of work that has several.</summary>
    private sealed class Part(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + ((to - from) * value));
    }
}
