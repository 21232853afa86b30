using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// After a start with a program that renders differently, renders again what is stored: some hundred texts at a time, each time in a
/// transaction of its own, so that others write in between. Each text says who rendered it: one that was killed goes on where it was.
/// </summary>
public sealed partial class TextRenewal(IServiceScopeFactory scopes, ILogger<TextRenewal> logger) : BackgroundService
{
    private const int TextsAtOnce = 200;

    /// <summary>From so many on, each tenth of them is told.</summary>
    private const int Many = 10_000;

    /// <summary>Longer than SQLite lets a writer sleep who finds the lock taken, at first.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = await RetriedAsync((services, stop) => CountAsync(services.GetRequiredService<CommentsDb>(), stop), stoppingToken);
        if (all > 0)
        {
            Begun(all);
            Ended(await RenewAsync(all, stoppingToken));
        }
    }

    /// <summary>After each step a pause as long as it took.</summary>
    private async Task<int> RenewAsync(int all, CancellationToken stoppingToken)
    {
        var (done, last, isMore) = (0, Guid.Empty, true);
        while (isMore)
        {
            var began = Stopwatch.GetTimestamp();
            var ids = await RetriedAsync((services, stop) => RenewAfterAsync(last, services, stop), stoppingToken);
            var before = done;
            (done, last, isMore) = (done + ids.Count, ids.LastOrDefault(last), ids.Count == TextsAtOnce);
            if (all >= Many && done < all && done * 10L / all > before * 10L / all)
            {
                CameTo(done, all);
            }

            var took = Stopwatch.GetElapsedTime(began);
            await Task.Delay(isMore ? TimeSpan.FromTicks(Math.Max(took.Ticks, LeastPause.Ticks)) : TimeSpan.Zero, stoppingToken);
        }

        return done;
    }

    /// <summary>Until the database answers. Whoever meets it meanwhile tells what is wrong with it.</summary>
    private async Task<T> RetriedAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> step, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await step(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception error) when (StorageTrouble.IsIn(error))
            {
                Interrupted(error);
                await Task.Delay(CommentStore.BusyFor, stoppingToken);
            }
        }
    }

    private static async Task<int> CountAsync(CommentsDb db, CancellationToken stoppingToken)
    {
        await db.Database.OpenConnectionAsync(stoppingToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""
            SELECT count(*) FROM "Comments"
            WHERE "RendererVersion" < {CommentRenderer.Version} AND "Status" <> {(int)CommentStatus.Deleted}
            """;
        return Convert.ToInt32(await command.ExecuteScalarAsync(stoppingToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Rendered before the lock is taken, and stored where the text is still the same.</summary>
    /// <returns>Which texts were looked at.</returns>
    private async Task<List<Guid>> RenewAfterAsync(Guid last, IServiceProvider services, CancellationToken stoppingToken)
    {
        var (db, store) = (services.GetRequiredService<CommentsDb>(), services.GetRequiredService<CommentStore>());
        var old = db.Comments.Where(
            comment => comment.RendererVersion < CommentRenderer.Version && comment.Status != CommentStatus.Deleted);
        var texts = await old.Where(comment => comment.Id > last).OrderBy(comment => comment.Id).Take(TextsAtOnce)
            .Select(comment => new { comment.Id, comment.BodyMarkdown })
            .ToListAsync(stoppingToken);
        var html = texts.DistinctBy(text => text.BodyMarkdown)
            .ToDictionary(text => text.BodyMarkdown, text => HtmlOf(text.Id, text.BodyMarkdown));
        var ids = texts.ConvertAll(text => text.Id);
        return await store.WriteAsync(
            async () =>
            {
                var comments = await old.Where(comment => ids.Contains(comment.Id)).ToListAsync(stoppingToken);
                var different = comments.Where(comment => html.GetValueOrDefault(comment.BodyMarkdown) is { } now && comment.Renew(now));
                return Outcome.In(ids, different.Select(comment => comment.ArticleId).ToList());
            },
            stoppingToken);
    }

    /// <summary>A text that was taken once is not lost, whatever today's renderer says of it: it stays as it looks.</summary>
    private string? HtmlOf(Guid id, string markdown)
    {
        try
        {
            return CommentRenderer.Render(markdown)?.Html;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            NotRendered(id, error);
            return null;
        }
    }

    [LoggerMessage(
        LogLevel.Information, "{All} comments are rendered again, as this program does it. Everybody reads and writes meanwhile.")]
    private partial void Begun(int all);

    [LoggerMessage(LogLevel.Information, "{Done} of {All} comments are rendered again.")]
    private partial void CameTo(int done, int all);

    [LoggerMessage(LogLevel.Information, "All {Done} comments are rendered again.")]
    private partial void Ended(int done);

    [LoggerMessage(LogLevel.Debug, "The database did not answer: some comments are rendered again later.")]
    private partial void Interrupted(Exception error);

    [LoggerMessage(LogLevel.Error, "Comment {Id} stays as an older program rendered it.")]
    private partial void NotRendered(Guid id, Exception error);
}
