using Microsoft.Data.Sqlite;

namespace BackendCareer.Comments;

/// <summary>
/// Lets one writer at a time to the database, in the order in which they came. SQLite waits for its lock by blocking the
/// thread: a hundred posts behind a busy database would leave none for the readers. Waiting here costs none.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private const int Busy = 5; // SQLITE_BUSY
    private const int MostRounds = 8;

    /// <summary>As long as SQLite itself waits. A queue that moves is waited for longer, one that stands still is not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private int _stored;

    /// <returns>Dispose it to let the next one in.</returns>
    /// <exception cref="SqliteException">Nobody before it got anything stored, as if the database itself had been busy.</exception>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = Volatile.Read(ref _stored);
            if (await _gate.WaitAsync(Patience, cancellationToken))
            {
                return new Turn(this);
            }

            if (before == Volatile.Read(ref _stored))
            {
                break;
            }
        }

        throw new SqliteException("Too many comments are waiting to be stored.", Busy);
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>The right to write.</summary>
    public sealed class Turn(WriteGate gate) : IDisposable
    {
        /// <summary>Tells those who wait that the queue moves.</summary>
        public void Stored() => Interlocked.Increment(ref gate._stored);

        public void Dispose() => gate._gate.Release();
    }
}
