using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackendCareer.Tests.Support;

/// <summary>Every SQL command that the site sends, in order.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Once a command with this text was sent, the database answers no more.</summary>
    public string? DiesAfter { get; set; }

    /// <summary>A command with this text is refused, as by a disk that is full.</summary>
    public string? FailsOn { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        if (DiesAfter is { } last && Commands.Any(sent => sent.Contains(last, StringComparison.Ordinal)))
        {
            throw new SqliteException("disk I/O error", 10);
        }

        Commands.Enqueue(command.CommandText);
        if (FailsOn is { } refused && command.CommandText.Contains(refused, StringComparison.Ordinal))
        {
            throw new SqliteException("database or disk is full", 13);
        }
    }
}
