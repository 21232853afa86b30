using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackendCareer.Comments;

/// <summary>Opens the SQLite file so that an acknowledged comment survives a power cut, and creates it at start.</summary>
public static class SqliteFile
{
    private static readonly TimeSpan MostTimeToMigrate = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The site itself never creates the file (<c>ReadWrite</c>): a deleted database must be an error, not an empty
    /// discussion. A relative path is taken from <paramref name="folder"/>.
    /// </summary>
    /// <exception cref="CannotStartException">The configured text is no connection string.</exception>
    public static string ConnectionString(string configured, string folder)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(configured)
            {
                Mode = SqliteOpenMode.ReadWrite,
                ForeignKeys = true,
                DefaultTimeout = 5,
                Pooling = true,
            };
            connection.DataSource = Path.GetFullPath(connection.DataSource, folder);
            return connection.ToString();
        }
        catch (ArgumentException error)
        {
            throw new CannotStartException($"ConnectionStrings:Comments cannot be read: {error.Message} Write it as `Data Source=data/comments.db`.", error);
        }
    }

    /// <summary>Creates the folder and the file where they are missing and brings the tables up to date.</summary>
    /// <exception cref="CannotStartException">The place is not writable, or another process never lets go of it.</exception>
    public static async Task PrepareAsync(string connectionString, CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(MostTimeToMigrate);
            await MigrateAsync(connectionString, file, limit.Token);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException or OperationCanceledException)
        {
            throw new CannotStartException(
                $"The comments cannot be stored in {file}: {error.Message} "
                + "Give the site the right to write there, or name another place in ConnectionStrings:Comments.", error);
        }
    }

    private static async Task MigrateAsync(string connectionString, string file, CancellationToken cancellationToken)
    {
        var creating = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        await using var db = new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite(creating.ToString()).Options);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await using var alone = await LockAsync(file + ".migrating", cancellationToken);
            await MakeReadyAsync(db, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }

        // A file without the right to write opens without a word, and would fail with the first comment.
        await db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE; ROLLBACK;", cancellationToken);
    }

    /// <summary>A lock that the kernel takes back when its process dies. The file stays: deleting it would race with the next.</summary>
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Puts a new file in WAL, where readers do not wait for a writer. EF Core's own lock is a row, which a killed migrator leaves behind and every later one waits for, for ever.
    /// Whoever holds the file lock is the only migrator, so a row found now is a dead one's.
    /// </summary>
    private static async Task MakeReadyAsync(CommentsDb db, CancellationToken cancellationToken)
    {
        const string Sql = """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            DELETE FROM "__EFMigrationsLock";
            """;
        await db.Database.ExecuteSqlRawAsync(Sql, cancellationToken);
    }

    /// <summary>What every connection is told when it opens. WAL itself is a property of the file, set when it is made.</summary>
    public sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Sql = """
            PRAGMA synchronous = FULL;
            PRAGMA busy_timeout = 5000;
            PRAGMA secure_delete = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            PRAGMA journal_size_limit = 67108864;
            """;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            RefuseLostFile((SqliteConnection)connection);
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            RefuseLostFile((SqliteConnection)connection);
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        /// <summary>
        /// A pooled connection goes on writing into a file that was deleted or put aside, and acknowledges comments that
        /// nobody will find again.
        /// </summary>
        private static void RefuseLostFile(SqliteConnection connection)
        {
            const nint MainDatabase = 0;
            const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED
            const int InputOutputError = 10; // SQLITE_IOERR
            if (FileControl(connection.Handle!.DangerousGetHandle(), MainDatabase, HasMoved, out var moved) == 0 && moved != 0)
            {
                SqliteConnection.ClearPool(connection);
                throw new SqliteException($"The database {connection.DataSource} was moved or deleted.", InputOutputError);
            }
        }

        [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int FileControl(nint connection, nint name, int operation, out int argument);
    }
}
