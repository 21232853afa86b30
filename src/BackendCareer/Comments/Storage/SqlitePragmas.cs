using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace BackendCareer.Comments;

/// <summary>
/// What every connection is told when SQLite opens it, and reads back. WAL itself is a property of the file, set when the site starts.
/// </summary>
public sealed class SqlitePragmas(StoreHealth health) : DbConnectionInterceptor, IDbCommandInterceptor
{
    private const string Told = """
        PRAGMA synchronous = FULL;
        PRAGMA busy_timeout = 5000;
        PRAGMA secure_delete = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA journal_size_limit = 67108864;
        """;

    private const string ReadBack = """
        SELECT * FROM pragma_synchronous, pragma_busy_timeout, pragma_secure_delete, pragma_trusted_schema, pragma_cell_size_check,
            pragma_journal_size_limit, pragma_foreign_keys
        """;

    private const string Expected = "2 5000 1 0 1 67108864 1";

    private readonly ConditionalWeakTable<sqlite3, string> _told = []; // a pool lends one connection to many

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    void IDbCommandInterceptor.CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        health.Met(eventData.Exception, command.Connection!.DataSource);

    Task IDbCommandInterceptor.CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken)
    {
        health.Met(eventData.Exception, command.Connection!.DataSource);
        return Task.CompletedTask;
    }

    private void Tell(SqliteConnection connection)
    {
        health.RefuseLostFile(connection);
        if (_told.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        var heard = Answer(connection);
        if (heard != Expected)
        {
            throw new StoreLostException(
                $"SQLite does not keep {connection.DataSource} as it was told to: it answers {heard} where {Expected} is expected.");
        }

        _told.AddOrUpdate(connection.Handle!, heard);
    }

    private string Answer(SqliteConnection connection)
    {
        try
        {
            Exclusive.Run(connection, Told);
            return string.Join(' ', Exclusive.Rows(connection, ReadBack)[0]);
        }
        catch (SqliteException error)
        {
            health.Met(error, connection.DataSource);
            throw;
        }
    }
}
