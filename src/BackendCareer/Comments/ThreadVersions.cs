using System.Collections.Concurrent;

namespace BackendCareer.Comments;

/// <summary>
/// A number for each article that rises with every change to its thread. It is part of the key of a cached page: a page
/// that was being drawn while a comment came in is kept under the old number, where nobody finds it again.
/// </summary>
public sealed class ThreadVersions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> _versions = new();

    /// <summary>From the clock, so that a number of an earlier run never comes back.</summary>
    private readonly long _first = clock.GetUtcNow().UtcTicks;

    public long Of(string articleId) => _versions.GetValueOrDefault(articleId, _first);

    public void Raise(string articleId) => _versions.AddOrUpdate(articleId, _first + 1, (_, version) => version + 1);
}
