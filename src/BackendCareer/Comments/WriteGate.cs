using Microsoft.Data.Sqlite;

namespace BackendCareer.Comments;

/// <summary>
/// Lets one writer at a time to the database, in the order in which they came. SQLite waits for its lock by blocking the
/// thread: a hundred posts behind a busy database would leave none for the readers.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int Busy = 5; // SQLITE_BUSY

    private readonly SemaphoreSlim _gate = new(1);

    /// <returns>Dispose it to let the next one in.</returns>
    /// <exception cref="SqliteException">Those before it took too long, as if the database itself had been busy.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken) =>
        await _gate.WaitAsync(Patience, cancellationToken)
            ? new Turn(_gate)
            : throw new SqliteException("Too many comments are waiting to be stored.", Busy);

    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
