using System.Threading.RateLimiting;

namespace BackendCareer.Sessions;

/// <summary>
/// What the attempts to sign in of this process share: they come one at a time, so that guesses at the same moment are all
/// counted, and names without an account are locked like an account.
/// </summary>
public sealed class UnknownNames : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Forgets a name by itself some time after its lock has ended.</summary>
    private readonly PartitionedRateLimiter<string> _attempts = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetFixedWindowLimiter(
            name,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInCheck.MostFailures, Window = SignInCheck.LockedFor }));

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public bool MayTry(string name) => _attempts.AttemptAcquire(name).IsAcquired;

    public bool MayTryAgain(string name) => _attempts.GetStatistics(name)!.CurrentAvailablePermits > 0;

    public void Dispose()
    {
        _turn.Dispose();
        _attempts.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
