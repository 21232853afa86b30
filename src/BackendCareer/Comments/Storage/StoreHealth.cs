using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BackendCareer.Comments;

/// <summary>
/// Whether what a running site stores will be found again. SQLite goes on acknowledging comments into a file that was deleted,
/// replaced or overwritten: the site looks before it says that something is stored, and each second.
/// </summary>
public sealed class StoreHealth : IDisposable
{
    private readonly Lock _emptying = new();
    private StoreFiles? _files; // null in a command, which ends soon
    private volatile string? _damage;
    private volatile bool _leavesText;

    /// <summary>What is wrong and what to do; null for nothing.</summary>
    public string? Fault => _damage ?? _files?.Lost();

    /// <summary>From here on the site lives with this file.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public void Begin(string file) => _files = new StoreFiles(file);

    /// <exception cref="StoreLostException">Nothing that is written now would be found again.</exception>
    public void RefuseWriting()
    {
        if (Fault is { } fault)
        {
            throw new StoreLostException(fault);
        }
    }

    /// <summary>A connection that opens now may begin a log of its own, or read what belongs to another file.</summary>
    /// <exception cref="StoreLostException">The file is not there, or another one is.</exception>
    public void RefuseLostFile(SqliteConnection connection)
    {
        var fault = _files?.Lost() ?? (StoreFiles.HasMoved(connection) ? $"{connection.DataSource} was moved or deleted." : null);
        if (fault is not null)
        {
            SqliteConnection.ClearPool(connection);
            throw new StoreLostException(fault);
        }
    }

    /// <summary>What came of a command. Damage stays until the site is started again.</summary>
    public void Met(Exception error, string file)
    {
        if (StorageTrouble.IsDamage(error))
        {
            Damaged(file, StorageTrouble.Reason(error));
        }
    }

    /// <summary>Looks through all of the file while the site has it: only what is read would tell of damage.</summary>
    public void LookThrough(string file, CancellationToken stop)
    {
        try
        {
            using var database = StoreChecks.Open(file);
            using var stopping = stop.Register(() => raw.sqlite3_interrupt(database.Handle));
            if (Exclusive.DamageOf(database) is { } damage)
            {
                Damaged(file, damage);
            }
        }
        catch (SqliteException error)
        {
            Met(error, file);
        }
    }

    /// <summary>After an erasure: now, or as soon as nobody reads what was before.</summary>
    public void EmptyLog()
    {
        lock (_emptying) // what was found out before an erasure must not be noted after it
        {
            _leavesText = _files?.TryEmptyLog() == false;
        }
    }

    public void EmptyLogIfItLeavesText()
    {
        if (_leavesText)
        {
            EmptyLog();
        }
    }

    public void Dispose() => _files?.Dispose();

    private void Damaged(string file, string damage) =>
        _damage ??= $"{file} is damaged ({damage}). Stop the site, put a backup in place with `restore`, and start it again.";
}

/// <summary>The database is not where it was, or not what it was. The message says what to do.</summary>
public sealed class StoreLostException(string message) : SqliteException(message, InputOutputError)
{
    private const int InputOutputError = 10; // SQLITE_IOERR
}

/// <summary>Says once in the log what is wrong with the database, and that it is well again.</summary>
internal sealed partial class StoreWatcher(
    StoreHealth health, CommentsDbFile database, TimeProvider clock, ILogger<StoreWatcher> logger) : BackgroundService
{
    private const int SecondsBetweenEmptyings = 60;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(WatchAsync(stoppingToken), Task.Run(() => LookThroughAsync(stoppingToken), stoppingToken));

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); // of the machine: files do not go by the site's clock
        string? known = null;
        for (var second = 1; await timer.WaitForNextTickAsync(stoppingToken); second++)
        {
            var fault = health.Fault;
            if (fault is not null && fault != known)
            {
                health.EmptyLog(); // what a deleted log holds is saved before anybody is told of it
                NothingIsStored(fault);
            }
            else if (fault is null && known is not null)
            {
                StoredAgain(database.Path);
            }

            known = fault;
            Empty(second);
        }
    }

    /// <summary>At once where a text was erased; votes, reports and accounts that were taken back can wait a minute.</summary>
    private void Empty(int second)
    {
        if (second % SecondsBetweenEmptyings == 0)
        {
            health.EmptyLog();
        }

        health.EmptyLogIfItLeavesText();
    }

    /// <summary>A small file was looked through before the start.</summary>
    private async Task LookThroughAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        if (StoreChecks.IsLarge(database.Path))
        {
            health.LookThrough(database.Path, stoppingToken);
        }

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            health.LookThrough(database.Path, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "No comment is stored: {Fault}")]
    private partial void NothingIsStored(string fault);

    [LoggerMessage(LogLevel.Information, "Comments are stored again in {File}.")]
    private partial void StoredAgain(string file);
}
