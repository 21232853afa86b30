using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace BackendCareer.Content;

/// <summary>
/// What files hold, in a few letters: size and time can be those of before. A file is read once in two seconds at most, however often it is
/// asked for.
/// </summary>
public sealed class FileHashes(TimeProvider clock)
{
    private const int Bytes = 16;
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (FileStamp Stamp, long Read, string Hash)> _known = new();

    public string Of(FileInfo file)
    {
        var stamp = FileStamp.Of(file);
        if (_known.TryGetValue(file.FullName, out var known) && known.Stamp == stamp && clock.GetElapsedTime(known.Read) < Trusted)
        {
            return known.Hash;
        }

        using var stream = ContentFolder.Open(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, Bytes));
        _known[file.FullName] = (stamp, clock.GetTimestamp(), hash);
        return hash;
    }
}
