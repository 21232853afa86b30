using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace BackendCareer.Comments;

/// <summary>
/// The files that a site began with, held open for as long as it runs. Its own connection is never closed, so that no end of another
/// one takes the log away; and a file of its own would be closed under SQLite, which then lost its locks.
/// </summary>
internal sealed class StoreFiles : IDisposable
{
    private const int HeaderLength = 100; // https://www.sqlite.org/fileformat2.html#the_database_header
    private const string Remedy = "Stop the site, put a backup in place with `restore`, and start it again.";

    /// <summary>Within which SQLite has finished what it was writing just now.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <summary>Whatever name it has. On Windows nobody else could open it at all: there, a second name is not noticed.</summary>
    private static readonly FileShare ForThisSite =
        OperatingSystem.IsWindows() ? FileShare.ReadWrite | FileShare.Delete : FileShare.None;

    private readonly string _file;
    private readonly SqliteConnection _anchor;
    private readonly long _stampOfBefore;
    private readonly long _stamp;
    private readonly SafeFileHandle _main;
    private readonly LogFile _log;
    private bool _isStamped;
    private long _length;
    private string? _contentFault;

    /// <exception cref="SqliteException">It cannot be written.</exception>
    public StoreFiles(string file)
    {
        _file = file;
        _anchor = StoreChecks.Open(file);
        (_stampOfBefore, _stamp) = Stamp();
        Empty();
        Exclusive.Run(_anchor, "PRAGMA busy_timeout = 0"); // whoever empties the log again holds up nobody
        _main = File.OpenHandle(file, FileMode.Open, FileAccess.Read, ForThisSite);
        _log = new LogFile(file);
        LookAtContent();
    }

    /// <returns>Which file is no longer what the site writes into, and what to do; null for none.</returns>
    public string? Lost()
    {
        try
        {
            return LookAtFiles();
        }
        catch (IOException error)
        {
            return $"{_file} cannot be read ({error.Message.TrimEnd('.')}).";
        }
    }

    private string? LookAtFiles()
    {
        if (HasMoved(_anchor))
        {
            return File.Exists(_file)
                ? $"{_file} was replaced by another file while the site runs. Put the first one back, or: {Remedy}"
                : $"{_file} was moved or deleted while the site runs. Put it back, or: {Remedy}";
        }

        return ContentFault() ?? _log.Moved();
    }

    /// <summary>
    /// Moves what was written into the file and leaves nothing in the log, where the text of a deleted comment would stand for as
    /// long as nobody writes over it. Also out of a log that was deleted, but never out of one, or into a file, that is not ours.
    /// </summary>
    /// <remarks>Its user calls it by turns.</remarks>
    /// <returns>False while others read or write.</returns>
    public bool TryEmptyLog()
    {
        try
        {
            return !HasMoved(_anchor) && ContentFault() is null && Empty();
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (_log.ContentFault() is not null)
        {
            LeaveLog();
        }

        _anchor.Dispose();
        _log.Dispose();
        _main.Dispose();
    }

    /// <summary>The last connection to close would move a log that is not ours into the file.</summary>
    private void LeaveLog()
    {
        SqliteConnection.ClearAllPools();
        raw.sqlite3_db_config(_anchor.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
    }

    private bool Empty() => Exclusive.Rows(_anchor, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == "0";

    /// <summary>Asks SQLite whether the file that it has open is still the one under its name.</summary>
    internal static bool HasMoved(SqliteConnection connection)
    {
        const nint MainDatabase = 0;
        const int HasMovedControl = 20; // SQLITE_FCNTL_HAS_MOVED
        return FileControl(connection.Handle!.DangerousGetHandle(), MainDatabase, HasMovedControl, out var moved) == 0 && moved != 0;
    }

    /// <summary>
    /// A number of this start alone, in the header of the file: no copy that was made before has it. Writing it also shows that the
    /// file can be written at all.
    /// </summary>
    private (long Before, long Now) Stamp()
    {
        var before = Exclusive.NumberOf(_anchor, "PRAGMA user_version");
        var stamp = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        Exclusive.Run(_anchor, $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA user_version = {stamp}");
        return (before, stamp);
    }

    internal static SafeFileHandle Hold(string file) =>
        File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private string? ContentFault()
    {
        var fault = FaultNow();
        if (fault is not null && fault != _contentFault)
        {
            SpinWait.SpinUntil(() => FaultNow() is null, Moment);
            fault = FaultNow();
        }

        return _contentFault = fault;
    }

    private string? FaultNow() =>
        LookAtContent() is { } fault ? $"{_file} {fault} while the site runs. {Remedy}" : _log.ContentFault();

    private string? LookAtContent()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (RandomAccess.Read(_main, header, 0) < HeaderLength)
        {
            return "was cut short";
        }

        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var size and not 1 ? size : 65_536;
        var isWal = header[18] == 2 && header[19] == 2;
        if (!header.StartsWith("SQLite format 3\0"u8) || !isWal || !IsOurs(BinaryPrimitives.ReadInt32BigEndian(header[60..])))
        {
            return "was overwritten";
        }

        var knowsPages = header[24..28].SequenceEqual(header[92..96]);
        var length = (long)pageSize * BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        return IsCut(knowsPages ? length : 0) ? "was cut short" : null;
    }

    /// <summary>
    /// Shorter than it says is no fault by itself: where somebody reads, SQLite moves the number of pages into the file and leaves the
    /// last of them in the log for later. It was cut where it is shorter than it was, too.
    /// </summary>
    private bool IsCut(long expected)
    {
        var length = RandomAccess.GetLength(_main);
        var isCut = length < Math.Min(expected, _length);
        _length = isCut ? _length : length;
        return isCut;
    }

    /// <summary>The one of before counts only until the log was emptied for the first time, which somebody who reads puts off.</summary>
    private bool IsOurs(int stamp)
    {
        _isStamped |= stamp == _stamp;
        return stamp == (_isStamped ? _stamp : _stampOfBefore);
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint connection, nint name, int operation, out int argument);
}
