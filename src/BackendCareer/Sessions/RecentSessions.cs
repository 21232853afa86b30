using System.Collections.Concurrent;

namespace BackendCareer.Sessions;

/// <summary>
/// Sessions that were found open a minute ago at most. They go on where the database does not answer, so that a moderator is told
/// so and loses nothing that was typed. Whichever session ends, all are forgotten: nobody goes on by mistake.
/// </summary>
public sealed class RecentSessions(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _found = [];

    public void Found(byte[] idHash)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in _found.Where(session => session.Value <= now - KeptFor))
        {
            _found.TryRemove(old, out _);
        }

        _found[Convert.ToHexString(idHash)] = now;
    }

    public bool Has(byte[] idHash) =>
        _found.TryGetValue(Convert.ToHexString(idHash), out var found) && found > clock.GetUtcNow() - KeptFor;

    public void Clear() => _found.Clear();
}
