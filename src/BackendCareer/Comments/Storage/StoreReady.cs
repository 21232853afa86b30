using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BackendCareer.Comments;

/// <summary>Whether the database answers, and what is stored will be found again. However many ask, it is asked once a second.</summary>
internal sealed class StoreReady(StoreHealth health, IServiceScopeFactory scopes, StorageLog log, TimeProvider clock)
    : IHealthCheck, IDisposable
{
    private static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private (HealthCheckResult Result, long When)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.When) >= HoldsFor)
            {
                last = (await AskAsync(), clock.GetTimestamp());
                _last = last;
            }

            return last.Result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>To the end, also where who asked hangs up: the next one is told the same.</summary>
    private async Task<HealthCheckResult> AskAsync()
    {
        try
        {
            health.RefuseWriting();
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CommentsDb>().Discussions.AnyAsync(CancellationToken.None);
            return HealthCheckResult.Healthy();
        }
        catch (DbException error)
        {
            log.Tell(error);
            return HealthCheckResult.Unhealthy();
        }
    }
}
