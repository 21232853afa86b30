namespace BackendCareer.Sessions;

/// <summary>
/// Wrong passwords, counted by whom they are held against. Too many lock that for fifteen minutes; fewer are forgotten when nothing
/// was wrong for as long. It holds no more than a fixed number of counts, and forgets all of them with the process: what a restart
/// gives away is one round of guesses. Its user calls it by turns.
/// </summary>
/// <param name="most">The wrong password that locks.</param>
/// <param name="capacity">
/// Counts that are kept at once. One more takes the place of the oldest; as each of them cost the work of a password, and that is
/// done by turns, fewer than the default fit into fifteen minutes.
/// </param>
public sealed class FailureCounts(int most, TimeProvider clock, int capacity = 50_000)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Count> _counts = [];

    public int Size => _counts.Count;

    public bool IsLocked(string whom) => NumberOf(whom) >= most;

    /// <returns>Whether this one was the last.</returns>
    public bool Add(string whom)
    {
        var failures = NumberOf(whom) + 1;
        MakeRoomFor(whom);
        _counts[whom] = new Count(failures, clock.GetUtcNow() + KeptFor);
        return failures >= most;
    }

    public void Forget(string whom) => _counts.Remove(whom);

    private int NumberOf(string whom) =>
        _counts.TryGetValue(whom, out var count) && count.Until > clock.GetUtcNow() ? count.Failures : 0;

    private void MakeRoomFor(string whom)
    {
        if (_counts.Count < capacity || _counts.ContainsKey(whom))
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var (other, _) in _counts.Where(pair => pair.Value.Until <= now))
        {
            _counts.Remove(other);
        }

        if (_counts.Count >= capacity)
        {
            _counts.Remove(_counts.MinBy(pair => pair.Value.Until).Key);
        }
    }

    private readonly record struct Count(int Failures, DateTimeOffset Until);
}
