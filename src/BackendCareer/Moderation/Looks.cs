using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace BackendCareer.Moderation;

/// <summary>
/// What each moderator has open, so that two do not read the same: known for a minute, kept in memory and nowhere else. Who decides first
/// still decides; this only saves the other the reading.
/// </summary>
public sealed class Looks(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Look> _looks = new();

    /// <param name="comment">The one that was opened, or with which a list begins; null for an empty list.</param>
    public void Open(string moderator, Guid? comment) => _looks[moderator] = new Look(moderator, comment, clock.GetUtcNow());

    public ImmutableArray<Look> OfOthers(string moderator)
    {
        var since = clock.GetUtcNow() - KeptFor;
        return [.. _looks.Values.Where(look => look.Moderator != moderator && look.At > since).OrderBy(look => look.Moderator)];
    }
}

/// <param name="Comment">Null for an empty list.</param>
public sealed record Look(string Moderator, Guid? Comment, DateTimeOffset At);
