using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What SQLite and the system say in codes, in words for an operator.</summary>
public static class StorageTrouble
{
    // https://www.sqlite.org/rescode.html
    private const int NoPermission = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14;
    private const int NoDatabase = 26;
    private const int NoSpace = 28; // ENOSPC, which an IOException of Linux and macOS carries

    public static bool IsDamage(Exception error) => error is SqliteException { SqliteErrorCode: Corrupt or NoDatabase };

    public static bool IsBusy(Exception error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public static bool IsFull(Exception error) => error is SqliteException { SqliteErrorCode: Full } or IOException { HResult: NoSpace };

    /// <summary>Whether it is the database that fails, and not what asks it.</summary>
    public static bool IsKnown(Exception error) => IsDamage(error) || IsBusy(error) || IsFull(error)
        || error is SqliteException { SqliteErrorCode: NoPermission or ReadOnly or IoError or CannotOpen }
        || (error.InnerException is { } inner && IsKnown(inner));

    /// <summary>Whether a request failed because the database did, however deep inside another failure that is said.</summary>
    public static bool IsIn(Exception error) =>
        error is DbException or DbUpdateException || (error.InnerException is { } inner && IsIn(inner));

    /// <returns>What is wrong and how to mend it: one sentence, or two.</returns>
    public static string Of(Exception error, string file) => error switch
    {
        StoreLostException => error.Message,
        _ when IsDamage(error) => $"{file} is damaged, or no database. Put a backup in its place.",
        _ when IsBusy(error) => $"Another process keeps {file} to itself. Try again when it has ended.",
        _ when IsFull(error) => $"The disk of {file} is full. What was stored before is whole; make room and try again.",
        _ when OpenFiles.AreTooMany(error) => $"{file} cannot be opened. {OpenFiles.Remedy}",
        DbException or DbUpdateException when !IsKnown(error) => error.Message, // a bug of ours
        _ when Directory.Exists(file) => $"{file} is a folder. Name a file in it in ConnectionStrings:Comments.",
        OperationCanceledException => $"{file} was not ready in time. Try again, and look whether another process is busy with it.",
        _ => $"{file} cannot be written ({Reason(error)}). Give the site the right to write there, or name another place in "
            + "ConnectionStrings:Comments.",
    };

    /// <summary>"SQLite Error 10: 'disk I/O error'." says it between its quotes, and may go on with where to read more.</summary>
    internal static string Reason(Exception error) =>
        error is SqliteException && error.Message.StartsWith("SQLite Error", StringComparison.Ordinal)
            && error.Message.Split('\'') is [_, var reason, ..]
            ? reason.Split("For more information")[0].TrimEnd()
            : error.Message.TrimEnd('.');
}
