using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace BackendCareer.Comments;

/// <summary>The database as one file, taken while the site goes on, and put back while it does not.</summary>
public sealed class Backup(CommentsDb db, TimeProvider clock)
{
    private const int PagesAtOnce = 1_000; // 8 MB

    private string Database => new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;

    /// <summary>What was stored when it began, checked, for its owner alone: it holds the keys of sessions.</summary>
    /// <exception cref="CommandFailedException">The file is there already, or the database is damaged.</exception>
    /// <returns>How many comments it holds.</returns>
    public async Task<int> WriteAsync(string path, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(Database))
        {
            throw new CommandFailedException($"There is no database {Database}.");
        }

        using var inUse = new InUse();
        inUse.Hold(Database);
        try
        {
            var comments = await ExportFile.MakeAsync(path, async unfinished =>
            {
                await db.Database.OpenConnectionAsync(cancellationToken);
                using var copy = Open(unfinished, SqliteOpenMode.ReadWrite);
                Copy((SqliteConnection)db.Database.GetDbConnection(), copy, progress, cancellationToken);
                RefuseDamage(copy, Database);
                Exclusive.Run(copy, "PRAGMA journal_mode = DELETE"); // one file alone, to be read also where nobody may write
                return (int)Exclusive.NumberOf(copy, "SELECT count(*) FROM Comments");
            });
            BackupMark.Put(Database);
            return comments;
        }
        catch (SqliteException error)
        {
            throw new CommandFailedException(StorageTrouble.Of(error, StorageTrouble.IsFull(error) ? path : Database));
        }
    }

    /// <summary>Puts a backup in the place of the database.</summary>
    /// <returns>Where the database of before is kept; null where there was none.</returns>
    /// <exception cref="CommandFailedException">
    /// It is no backup, or damaged, or a process has the database open. Nothing was changed.
    /// </exception>
    public async Task<string?> RestoreAsync(string path, IProgress<double> progress, CancellationToken cancellationToken)
    {
        StoreChecks.MakeFolder(Path.GetDirectoryName(Database)!);
        InUse.RefuseSecondName(Database);
        using var alone = InUse.TryOwn(Database) ?? throw new CommandFailedException("The site is running. Stop it first.");
        var next = Database + ".restoring";
        if (Path.GetFullPath(path) == next)
        {
            throw new CommandFailedException($"{path} is what a restore left behind that did not end. Name the backup itself.");
        }

        if (!File.Exists(path))
        {
            throw new CommandFailedException($"There is no file {path}.");
        }

        try
        {
            Exclusive.Delete(next);
            ExportFile.Create(next);
            CopyOf(path, next, progress, cancellationToken);
            await SqliteFile.CheckIsOursAsync(next, cancellationToken);
            await EraseAgainAsync(next, cancellationToken);
            return PutInPlace(next);
        }
        catch (Exception error) when (error is SqliteException or CannotStartException or CommandFailedException)
        {
            throw new CommandFailedException($"{path} is not put in place, and nothing was changed. {Reason(error)}");
        }
        finally
        {
            Exclusive.Delete(next);
        }
    }

    /// <summary>What was erased since the backup; where its tables are older, the start does so that brings them up to date.</summary>
    private async Task EraseAgainAsync(string next, CancellationToken cancellationToken)
    {
        if (!await SqliteFile.IsOfTodayAsync(next, cancellationToken))
        {
            return;
        }

        await using var copy = SqliteFile.Open(next);
        await copy.Database.OpenConnectionAsync(cancellationToken);
        await copy.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellationToken);
        using var gate = new WriteGate();
        using var health = new StoreHealth();
        var erasures = new Erasures(new CommentsDbFile(Database), NullLogger<Erasures>.Instance);
        var store = new CommentStore(copy, gate, new ThreadVersions(), clock, health, erasures);
        await store.WriteAsync(() => erasures.RepeatAsync(copy, store.UtcNow, cancellationToken), cancellationToken);
    }

    private string Reason(Exception error) => error switch
    {
        _ when StorageTrouble.IsDamage(error) => "It is damaged, or no database.",
        _ when StorageTrouble.IsFull(error) || StorageTrouble.IsBusy(error) => StorageTrouble.Of(error, Database),
        _ => error.Message,
    };

    private static void CopyOf(string path, string next, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var backup = Open(path, SqliteOpenMode.ReadOnly);
        using var copy = Open(next, SqliteOpenMode.ReadWrite);
        Copy(backup, copy, progress, cancellationToken);
        RefuseDamage(copy, path);
        Exclusive.Run(copy, "PRAGMA journal_mode = WAL");
    }

    private string? PutInPlace(string next)
    {
        var kept = $"{Database}.{clock.GetUtcNow():yyyyMMdd-HHmmss-fffffff}";
        if (!File.Exists(Database))
        {
            Exclusive.GiveToOwnerOf(Path.GetDirectoryName(Database)!, next);
            Exclusive.SetAside(Database, kept);
            Exclusive.FlushToDisk(next);
            File.Move(next, Database);
            return null;
        }

        using (OpenUnlessDamaged(kept))
        {
            Exclusive.Replace(Database, next, kept);
        }

        return kept;
    }

    /// <returns>Null for a database that cannot be opened, which is why it is replaced; its log then stands beside what is kept.</returns>
    private SqliteConnection? OpenUnlessDamaged(string kept)
    {
        try
        {
            return Exclusive.Open(Database);
        }
        catch (SqliteException error) when (StorageTrouble.IsDamage(error))
        {
            Exclusive.SetAside(Database, kept);
            return null;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false };
        var database = new SqliteConnection(connection.ToString());
        database.Open();
        return database;
    }

    /// <summary>Of one moment: a read transaction keeps it while others write.</summary>
    private static void Copy(SqliteConnection from, SqliteConnection to, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var moment = from.BeginTransaction(deferred: true);
        Exclusive.Rows(from, "SELECT count(*) FROM sqlite_schema"); // it begins with the first reading
        using var copying = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        SqliteException.ThrowExceptionForRC(copying.IsInvalid ? raw.sqlite3_errcode(to.Handle) : raw.SQLITE_OK, to.Handle);
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(copying, PagesAtOnce);
            progress.Report(1 - (raw.sqlite3_backup_remaining(copying) / (double)Math.Max(1, raw.sqlite3_backup_pagecount(copying))));
        }
        while (result == raw.SQLITE_OK);
        SqliteException.ThrowExceptionForRC(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, to.Handle);
    }

    private static void RefuseDamage(SqliteConnection copy, string what)
    {
        if (Exclusive.DamageOf(copy) is { } damage)
        {
            throw new CommandFailedException($"{what} is damaged ({damage}).");
        }
    }
}
