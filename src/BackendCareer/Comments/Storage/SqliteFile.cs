using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Opens the SQLite file so that an acknowledged comment survives a power cut, and creates it at start.</summary>
public static class SqliteFile
{
    private static readonly TimeSpan MostTimeToMigrate = TimeSpan.FromMinutes(15);

    /// <summary>Those of the program of before, whose tables <see cref="OldDatabase"/> carries over.</summary>
    private static readonly string[] MigrationsOfBefore = ["20261122220722_Initial", "20261122235303_Threads", "20261123010755_Moderation"];

    private enum FileState
    {
        UpToDate,
        New,
        Old,
    }

    /// <summary>
    /// The site itself never creates the file (<c>ReadWrite</c>): a deleted database must be an error, not an empty
    /// discussion. A relative path is taken from <paramref name="folder"/>.
    /// </summary>
    /// <exception cref="CannotStartException">The configured text names no file.</exception>
    public static string ConnectionString(string configured, string folder)
    {
        if (StoreConnection.Refusal(configured) is { } refusal)
        {
            throw new CannotStartException($"{StoreConnection.Key} {refusal}");
        }

        var connection = new SqliteConnectionStringBuilder(configured)
        {
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = 5,
            Pooling = true,
        };
        connection.DataSource = Resolved(Path.GetFullPath(connection.DataSource, folder));
        return connection.ToString();
    }

    /// <summary>What stands beside a database, its log first, stands beside the file and not beside a link to it.</summary>
    private static string Resolved(string file) =>
        (File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName : null) ?? file;

    /// <summary>Creates the folder and the file where they are missing and brings the tables up to date.</summary>
    /// <returns>Where the database of an older program is kept that was carried over; null where there was none.</returns>
    /// <exception cref="CannotStartException">
    /// The place is not writable, another process never lets go of it, or it was made by a newer program, or one that is too old, or
    /// another altogether, or only its log is there.
    /// </exception>
    /// <param name="log">Is told of a database that is carried over; null for nobody.</param>
    public static async Task<string?> PrepareAsync(
        string connectionString, DateTimeOffset now, CancellationToken cancellationToken, CarryingLog? log = null)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        try
        {
            StoreChecks.RefuseLogAlone(file);
            StoreChecks.MakeFile(file);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(MostTimeToMigrate);
            OldDatabase.DropKept(file, now);
            StagedDb.DropLeft(file);
            var kept = await MigrateAsync(file, now, log, limit.Token);
            StoreChecks.RequireWalAndRights(file);
            return kept;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException or OperationCanceledException)
        {
            throw new CannotStartException($"The comments cannot be stored. {StorageTrouble.Of(error, file)}", error);
        }
    }

    private static async Task<string?> MigrateAsync(
        string file, DateTimeOffset now, CarryingLog? log, CancellationToken cancellationToken)
    {
        if (await IsUpToDateAsync(file, cancellationToken))
        {
            return null;
        }

        await using var alone = await InUse.WaitForAsync(file + ".migrating", cancellationToken);
        var state = await StateOfAsync(file, cancellationToken); // which another process may have changed meanwhile
        if (state == FileState.Old)
        {
            log?.Begin(file);
            return await TerminalProgress.RunAsync(
                "Carrying the comments over",
                progress => new OldDatabase(file, progress).CarryOverAsync(
                    path => MakeAsync(path, cancellationToken), now, cancellationToken),
                log?.Progress);
        }

        if (state == FileState.New)
        {
            await StoreChecks.RefuseTablesOfOthersAsync(file, cancellationToken);
            await MakeAsync(file, cancellationToken);
        }

        return null;
    }

    /// <returns>False also while another process carries an old one over, and nobody can look.</returns>
    private static async Task<bool> IsUpToDateAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = Open(file);
        try
        {
            return await StateOfAsync(db, file, cancellationToken) == FileState.UpToDate;
        }
        catch (SqliteException error) when (StorageTrouble.IsBusy(error))
        {
            return false;
        }
    }

    private static async Task<FileState> StateOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = Open(file);
        return await StateOfAsync(db, file, cancellationToken);
    }

    private static async Task<FileState> StateOfAsync(CommentsDb db, string file, CancellationToken cancellationToken)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).Except(MigrationsOfBefore).Any())
        {
            throw new CannotStartException($"{file} was made by a newer program, which this one would damage. Start that one.");
        }

        if (applied.Intersect(MigrationsOfBefore).Count() is > 0 and < 3)
        {
            throw new CannotStartException(
                $"{file} was made by a program of before 23 November 2026, whose comments this one cannot carry over.");
        }

        if (applied.Count == 0)
        {
            return FileState.New;
        }

        return known.Except(applied).Any() ? FileState.Old : FileState.UpToDate;
    }

    /// <exception cref="CannotStartException">It holds no comments of this program, or those of a newer one.</exception>
    internal static async Task CheckIsOursAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = Open(file);
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
        {
            throw new CannotStartException("It is no database of this program.");
        }

        await StateOfAsync(file, cancellationToken);
    }

    /// <returns>Whether it has the tables of this program, and not those of an older one, which a start brings up to date.</returns>
    internal static async Task<bool> IsOfTodayAsync(string file, CancellationToken cancellationToken) =>
        await StateOfAsync(file, cancellationToken) == FileState.UpToDate;

    internal static CommentsDb Open(string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 5,
        };
        return new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection.ToString()).Options);
    }

    private static async Task MakeAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = Open(file);
        await MakeReadyAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Puts a new file in WAL, where readers do not wait for a writer. EF Core's own lock is a row, which a killed migrator leaves
    /// behind and every later one waits for, for ever. Whoever holds the file lock is the only migrator, so a row found now is a dead
    /// one's.
    /// </summary>
    private static async Task MakeReadyAsync(CommentsDb db, CancellationToken cancellationToken)
    {
        const string Sql = """
            PRAGMA page_size = 8192; -- of a new file: rows of half a kilobyte leave less of it empty
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            DELETE FROM "__EFMigrationsLock";
            """;
        await db.Database.ExecuteSqlRawAsync(Sql, cancellationToken);
    }
}
