namespace BackendCareer.Content;

/// <summary>When readers can open an article.</summary>
/// <param name="Draft">Never, whatever the dates say.</param>
/// <param name="From">From this moment on; null for always.</param>
/// <param name="Until">Up to this moment; null for ever.</param>
public sealed record Publication(bool Draft, DateTimeOffset? From, DateTimeOffset? Until)
{
    public bool IsOpen(DateTimeOffset now) => !Draft && (From is null || From <= now) && !HasExpired(now);

    public bool IsScheduled(DateTimeOffset now) => !Draft && From > now;

    public bool HasExpired(DateTimeOffset now) => !Draft && Until <= now;

    /// <summary>Whether readers can open this article whenever they can open the other.</summary>
    public bool Covers(Publication other) =>
        other.Draft
        || (!Draft && (From ?? DateTimeOffset.MinValue) <= (other.From ?? DateTimeOffset.MinValue)
            && (Until ?? DateTimeOffset.MaxValue) >= (other.Until ?? DateTimeOffset.MaxValue));

    /// <summary>The moments after a given one at which it opens or closes.</summary>
    public IEnumerable<DateTimeOffset> MomentsAfter(DateTimeOffset now) =>
        Draft ? [] : new[] { From, Until }.OfType<DateTimeOffset>().Where(moment => moment > now);
}
