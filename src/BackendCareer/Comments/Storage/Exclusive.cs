using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Comments;

/// <summary>What is done to a whole database file while nobody else has it open.</summary>
internal static class Exclusive
{
    /// <summary>All of it in one file, and nobody else in it, until this is closed.</summary>
    /// <exception cref="SqliteException">Another process has it open, or it is no database.</exception>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            ForeignKeys = false,
            DefaultTimeout = 5,
        };
        var database = new SqliteConnection(connection.ToString());
        try
        {
            database.Open();
            Run(database, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? DamageOf(SqliteConnection database, string schema = "main") =>
        Rows(database, $"PRAGMA {schema}.integrity_check(1)")[0][0] is not "ok" and var damage ? damage.Split('\n')[^1] : null;

    /// <summary>
    /// While <paramref name="file"/> is open here. At no moment is there none; who could read it can read the other, and the one that is
    /// kept is for its owner alone.
    /// </summary>
    public static void Replace(string file, string with, string kept)
    {
        GiveToOwnerOf(file, with);
        FlushToDisk(with);
        File.Delete(file + "-wal"); // of which all is in the file by now: it must not be taken for the other's
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(with, File.GetUnixFileMode(file));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Replace(with, file, kept); // gives the old one its other name first
    }

    /// <summary>
    /// The site could not write what root put in the place of its file. The framework cannot ask who owns one; where the system has no
    /// such program, whoever runs the site there runs its commands.
    /// </summary>
    public static void GiveToOwnerOf(string file, string with)
    {
        try
        {
            if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            {
                using var chown = Process.Start("chown", ["--reference", file, with]);
                chown.WaitForExit();
            }
        }
        catch (Win32Exception)
        {
            // there is none
        }
    }

    /// <summary>What SQLite left beside a file that is not the one it wrote it for: it would take it for its own.</summary>
    public static void SetAside(string file, string kept)
    {
        foreach (var end in new[] { "-wal", "-journal" })
        {
            if (File.Exists(file + end))
            {
                File.Move(file + end, kept + end);
            }
        }

        File.Delete(file + "-shm");
    }

    public static void FlushToDisk(string file)
    {
        using var written = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(written);
    }

    /// <summary>With what SQLite may have left beside it.</summary>
    public static void Delete(string file)
    {
        foreach (var end in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(file + end);
        }
    }

    public static List<string[]> Rows(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(field => reader.IsDBNull(field) ? "" : reader.GetString(field))]);
        }

        return rows;
    }

    public static long NumberOf(SqliteConnection database, string sql) =>
        long.Parse(Rows(database, sql)[0][0], CultureInfo.InvariantCulture);

    public static void Run(SqliteConnection database, string sql, params (string Name, long Value)[] values)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(values.Select(value => new SqliteParameter(value.Name, value.Value)));
        command.ExecuteNonQuery();
    }
}
