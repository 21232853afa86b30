using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// The one way to write: alone, in one transaction that holds the write lock from its start, so that twenty presses of one
/// button are seen one after the other. Nothing else commits, so no page is left behind.
/// </summary>
public sealed class CommentStore(
    CommentsDb db, WriteGate gate, ThreadVersions versions, TimeProvider clock, StoreHealth health, Erasures erasures)
{
    /// <summary>After which a writer may try again where it did not answer.</summary>
    public static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(10);

    /// <summary>By which everything that is stored is dated.</summary>
    public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    /// <param name="work">Looks and changes; what it changed is stored, unless it says that nothing did.</param>
    /// <exception cref="SqliteException">The database is busy, full or not there, and what was stored would not be found again.</exception>
    public async Task<T> WriteAsync<T>(Func<Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken); // one for what is asked afterwards, too; whoever waits has none
        db.Database.AutoSavepointsEnabled = false; // what fails takes all of it back
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await work();
        if (outcome.Articles is not { } articles)
        {
            return outcome.Result;
        }

        var changed = await RaiseAsync(articles, cancellationToken);
        var (erased, leavesText) = (Erasures.In(db.ChangeTracker, UtcNow), Erasures.LeaveText(db.ChangeTracker));
        await db.SaveChangesAsync(cancellationToken);
        health.RefuseWriting();
        await transaction.CommitAsync(CancellationToken.None); // who hangs up now must not leave the pages behind
        turn.Stored();
        changed.ForEach(discussion => versions.Learn(discussion.ArticleId, discussion.Version));
        erasures.Note(erased);
        if (leavesText)
        {
            health.EmptyLog();
        }

        health.RefuseWriting(); // into a file that was deleted meanwhile
        return outcome.Result;
    }

    private async Task<List<Discussion>> RaiseAsync(IEnumerable<string> articles, CancellationToken cancellationToken)
    {
        var changed = new List<Discussion>();
        foreach (var article in articles.Distinct())
        {
            changed.Add(await db.DiscussionOfAsync(article, cancellationToken));
            changed[^1].Raise(UtcNow);
        }

        return changed;
    }
}

/// <summary>What a piece of work came to.</summary>
/// <param name="Articles">Whose pages show something else now; null where nothing is to be stored.</param>
public sealed record Outcome<T>(T Result, IEnumerable<string>? Articles);

public static class Outcome
{
    public static Outcome<T> None<T>(T result) => new(result, Articles: null);

    public static Outcome<T> In<T>(T result, params IEnumerable<string> articles) => new(result, articles);
}

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
