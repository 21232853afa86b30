using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// The <see cref="Discussion.Version"/> of each article, at hand for every page: it is part of the key of a cached page, and a page
/// that was being drawn while a comment came in is kept under the old one, where nobody finds it again.
/// </summary>
public sealed class ThreadVersions
{
    private readonly ConcurrentDictionary<string, ThreadVersion> _versions = new();

    /// <returns>0 for an article that nobody has written under.</returns>
    public long Of(string articleId) => _versions.GetValueOrDefault(articleId)?.Number ?? 0;

    /// <summary>To be asked again without being looked up again.</summary>
    /// <param name="articleId">Of an article that there is: none that was asked for is forgotten.</param>
    public ThreadVersion Find(string articleId) => _versions.GetOrAdd(articleId, _ => new ThreadVersion());

    public void Learn(string articleId, long version) => Find(articleId).Raise(version);

    public async Task ReadAsync(CommentsDb db, CancellationToken cancellationToken)
    {
        foreach (var known in await db.Discussions.Select(d => new { d.ArticleId, d.Version }).ToListAsync(cancellationToken))
        {
            Learn(known.ArticleId, known.Version);
        }
    }
}

/// <summary>The one of an article, as it is at this moment.</summary>
public sealed class ThreadVersion
{
    private long _number;

    public long Number => Volatile.Read(ref _number);

    internal void Raise(long number)
    {
        for (var known = Number; known < number;)
        {
            known = Interlocked.CompareExchange(ref _number, number, known) is var seen && seen == known ? number : seen;
        }
    }
}

/// <summary>
/// Hears of what another process writes into the database, such as an import while the site runs, within a second; and drops the
/// database of an older program after its week.
/// </summary>
internal sealed partial class VersionWatcher(
    IServiceScopeFactory scopes, ThreadVersions versions, TimeProvider clock, ILogger<VersionWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause); // of the machine: other processes do not go by the site's clock
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WatchAsync(timer, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                NotRead(error); // and begins anew
            }
        }
    }

    /// <summary>On one connection, of which SQLite tells whether another has written since it was last asked.</summary>
    private async Task WatchAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommentsDb>();
        await db.Database.OpenConnectionAsync(stoppingToken);
        var connection = db.Database.GetDbConnection();
        object? known = null;
        do
        {
            OldDatabase.DropKept(connection.DataSource, clock.GetUtcNow());
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            var current = await command.ExecuteScalarAsync(stoppingToken);
            if (!Equals(known, current))
            {
                await ReadAsync(command, stoppingToken);
                known = current;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReadAsync(DbCommand command, CancellationToken stoppingToken)
    {
        command.CommandText = """SELECT "ArticleId", "Version" FROM "Discussions" """;
        await using var rows = await command.ExecuteReaderAsync(stoppingToken);
        while (await rows.ReadAsync(stoppingToken))
        {
            versions.Learn(rows.GetString(0), rows.GetInt64(1));
        }
    }

    [LoggerMessage(LogLevel.Debug, "Whether the discussions have changed could not be read.")]
    private partial void NotRead(Exception error);
}
