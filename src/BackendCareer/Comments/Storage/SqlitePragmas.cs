using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackendCareer.Comments;

/// <summary>What every connection is told when it opens. WAL itself is a property of the file, set when it is made.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
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
