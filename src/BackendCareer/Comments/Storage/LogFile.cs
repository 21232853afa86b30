using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BackendCareer.Comments;

/// <summary>
/// The log beside a database, held open with its index. SQLite goes by the index alone: into a log that was cut or written over it
/// acknowledges comments that nobody will find, and moves what stands there now into the file. Linux alone tells of it.
/// </summary>
internal sealed class LogFile : IDisposable
{
    // https://www.sqlite.org/walformat.html
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const int IndexLength = 48;

    private readonly string _file;
    private readonly SafeFileHandle _log;
    private readonly SafeFileHandle _index;
    private readonly string? _name;

    public LogFile(string file)
    {
        _file = file;
        _log = StoreFiles.Hold(file + "-wal");
        _index = StoreFiles.Hold(file + "-shm");
        _name = NameOf(_log);
    }

    /// <returns>Which of the two is no longer where it was, and what to do; null for none.</returns>
    public string? Moved()
    {
        var isGone = NameOf(_log) != _name;
        var gone = isGone ? $"The log {_file}-wal" : $"The index of the log {_file}-shm";
        return isGone || !File.Exists(_file + "-shm")
            ? $"{gone} was moved or deleted while the site runs. Stop the site, which saves what is stored, and start it again."
            : null;
    }

    /// <returns>How it differs from what its index says of it, and what to do; null for not at all.</returns>
    public string? ContentFault() => OperatingSystem.IsLinux() && LookAtContent() is { } fault
        ? $"The log {_file}-wal {fault} while the site runs, and what it held is lost. Stop the site and start it again."
        : null;

    public void Dispose()
    {
        _log.Dispose();
        _index.Dispose();
    }

    /// <summary>
    /// Its header, and its last frame, which carries a sum of all before it. SQLite writes the index after the log, and clears it before.
    /// </summary>
    private string? LookAtContent()
    {
        Span<byte> index = stackalloc byte[2 * IndexLength];
        if (RandomAccess.Read(_index, index, 0) < index.Length || !index[..IndexLength].SequenceEqual(index[IndexLength..]))
        {
            return null; // it is being written just now, or SQLite will make it anew
        }

        var numbers = MemoryMarshal.Cast<byte, uint>(index); // in the order of the machine
        var pageSize = MemoryMarshal.Cast<byte, ushort>(index)[7] is var size and not 1 ? size : 65_536;
        var salts = index[32..40];
        var frames = numbers[4];
        if (frames == 0)
        {
            return null;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        Span<byte> last = stackalloc byte[FrameHeaderLength];
        var end = HeaderLength + (frames * (long)(FrameHeaderLength + pageSize));
        if (RandomAccess.GetLength(_log) < end)
        {
            return "was cut short";
        }

        RandomAccess.Read(_log, header, 0);
        RandomAccess.Read(_log, last, end - pageSize - FrameHeaderLength);
        var isOurs = header[16..24].SequenceEqual(salts) && last[8..16].SequenceEqual(salts)
            && BinaryPrimitives.ReadUInt32BigEndian(last[16..]) == numbers[6]
            && BinaryPrimitives.ReadUInt32BigEndian(last[20..]) == numbers[7];
        return isOurs ? null : "was overwritten";
    }

    /// <summary>Where the file stands by now that was opened.</summary>
    private static string? NameOf(SafeFileHandle open) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{open.DangerousGetHandle()}").LinkTarget : null;
}
