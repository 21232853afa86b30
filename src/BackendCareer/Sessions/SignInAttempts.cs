namespace BackendCareer.Sessions;

/// <summary>
/// What the attempts to sign in of this process share. Attempts come one at a time, so that guesses at the same moment are all
/// counted. Those of a browser that has signed in before go by a count and a queue of their own: whatever strangers do to a name
/// does not keep it out.
/// </summary>
public sealed class SignInAttempts(TimeProvider clock) : IDisposable
{
    /// <summary>Of one name from one network, or in one known browser.</summary>
    public const int MostFailures = 5;

    /// <summary>Of one name from everywhere but known browsers: twenty networks' worth, which no person types.</summary>
    public const int MostFailuresOfName = 100;

    public static readonly TimeSpan LockedFor = FailureCounts.KeptFor;

    private readonly SemaphoreSlim _turnOfKnown = new(1);
    private readonly SemaphoreSlim _turnOfStrangers = new(1);
    private readonly FailureCounts _browsers = new(MostFailures, clock);
    private readonly FailureCounts _networks = new(MostFailures, clock);
    private readonly FailureCounts _names = new(MostFailuresOfName, clock);

    /// <param name="account">Whose password is tried, or which name that nobody has.</param>
    /// <param name="browser">Null for one in which this account never signed in.</param>
    /// <returns>Dispose it to let the next one in.</returns>
    public async Task<Attempt> BeginAsync(string account, string network, KnownBrowser? browser, CancellationToken cancellationToken)
    {
        var turn = browser is null ? _turnOfStrangers : _turnOfKnown;
        await turn.WaitAsync(cancellationToken);
        return browser is null
            ? new Attempt(turn, (_networks, $"{account} {network}"), (_names, account))
            : new Attempt(turn, (_browsers, browser.Id));
    }

    public void Dispose()
    {
        _turnOfKnown.Dispose();
        _turnOfStrangers.Dispose();
    }

    /// <summary>One attempt, and what its failure is held against.</summary>
    public sealed class Attempt : IDisposable
    {
        private readonly SemaphoreSlim _turn;
        private readonly (FailureCounts Counts, string Whom)[] _held;

        internal Attempt(SemaphoreSlim turn, params (FailureCounts, string)[] held) => (_turn, _held) = (turn, held);

        public bool IsLocked => _held.Any(held => held.Counts.IsLocked(held.Whom));

        /// <returns>Whether that was one too many.</returns>
        public bool Fail() => _held.Select(held => held.Counts.Add(held.Whom)).ToList().Contains(true); // each of them counts it

        /// <summary>Forgets the failures of this place; those from everywhere else are none of its moderator's.</summary>
        public void Succeed() => _held[0].Counts.Forget(_held[0].Whom);

        public void Dispose() => _turn.Release();
    }
}
