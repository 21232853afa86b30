using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>What has to hold of the file before anybody is told that something is stored in it.</summary>
internal static class StoreChecks
{
    /// <summary>A smaller file is looked through before the start, in half a second; a larger one after it.</summary>
    private const long LargeFrom = 50_000_000;

    public static bool IsLarge(string file) => new FileInfo(file) is { Exists: true, Length: > LargeFrom };

    /// <summary>An empty file is what SQLite begins with.</summary>
    public static bool IsMissing(string file) => new FileInfo(file) is not { Exists: true, Length: > 0 };

    /// <summary>SQLite would delete it beside a new database, and it may hold what nobody has elsewhere.</summary>
    /// <exception cref="CannotStartException">A log is left whose file is missing or empty.</exception>
    public static void RefuseLogAlone(string file)
    {
        if (IsMissing(file) && !IsMissing(file + "-wal"))
        {
            throw new CannotStartException(
                $"There is no database {file}, but {file}-wal, the log of one, which may hold comments. Put the database back beside "
                + "it, or move the log away.");
        }
    }

    /// <exception cref="CannotStartException">It has tables, and none of them was made by a program like this one.</exception>
    public static async Task RefuseTablesOfOthersAsync(string file, CancellationToken cancellationToken)
    {
        const string Tables = """
            SELECT name AS "Value" FROM sqlite_schema
            WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' AND substr(name, 1, 4) <> '__EF'
            """;
        await using var db = SqliteFile.Open(file);
        if ((await db.Database.SqlQueryRaw<string>(Tables).ToListAsync(cancellationToken)).Count > 0)
        {
            throw new CannotStartException(
                $"{file} holds tables that no program of this site has made, and is left as it is. Name another place in "
                + "ConnectionStrings:Comments.");
        }
    }

    /// <summary>For its owner alone, like all that SQLite puts beside it: it will hold the keys of sessions.</summary>
    public static void MakeFile(string file)
    {
        MakeFolder(Path.GetDirectoryName(file)!);
        try
        {
            if (!File.Exists(file))
            {
                ExportFile.Create(file);
            }
        }
        catch (IOException) when (File.Exists(file))
        {
            // another process was quicker
        }
    }

    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>
    /// WAL is a property of the file, which a backup that was put in place by hand may lack: there, whoever writes waits for every
    /// reader. And a file without the right to write opens without a word, and would fail with the first comment.
    /// </summary>
    /// <exception cref="CannotStartException">It cannot be put in WAL.</exception>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public static void RequireWalAndRights(string file)
    {
        using var database = Open(file);
        var mode = Exclusive.Rows(database, "PRAGMA journal_mode = WAL")[0][0];
        if (mode != "wal")
        {
            throw new CannotStartException(
                $"{file} cannot be put in WAL mode (it stays in {mode}), without which readers and writers wait for each other. "
                + "Place it on a local disk.");
        }

        TryToWrite(database);
    }

    /// <exception cref="SqliteException">Nobody can write now, or we may not.</exception>
    public static void TryToWrite(SqliteConnection database) =>
        Exclusive.Run(database, "BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK");

    /// <exception cref="CannotStartException">It is damaged.</exception>
    public static void RefuseDamage(string file)
    {
        using var database = Open(file);
        if (!IsLarge(file) && Exclusive.DamageOf(database) is { } damage)
        {
            throw new CannotStartException($"{file} is damaged ({damage}). Put a backup in its place with `restore`.");
        }
    }

    /// <summary>Whether everybody on the machine can; SQLite makes what stands beside it for the same readers.</summary>
    public static bool IsReadByOthers(string file) => !OperatingSystem.IsWindows()
        && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead)
        && File.GetUnixFileMode(Path.GetDirectoryName(file)!).HasFlag(UnixFileMode.OtherExecute);

    /// <returns>When the newest comment was written, if that is still to come.</returns>
    public static async Task<DateTime?> NewestOfTomorrowAsync(CommentsDb db, DateTime utcNow, CancellationToken cancellationToken)
    {
        var newest = await db.Comments.OrderByDescending(comment => comment.CreatedUtc).ThenByDescending(comment => comment.Id)
            .Select(comment => (DateTime?)comment.CreatedUtc).FirstOrDefaultAsync(cancellationToken);
        return newest > utcNow + TimeSpan.FromMinutes(5) ? newest : null; // clocks differ by seconds
    }

    /// <summary>No pool keeps it.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 5,
        };
        var database = new SqliteConnection(connection.ToString());
        database.Open();
        return database;
    }
}

/// <summary>Where the database stands.</summary>
public sealed record CommentsDbFile(string Path);
