namespace BackendCareer.Comments;

/// <summary>
/// The one way to write: alone, in one transaction that holds the write lock from its start, so that twenty presses of one
/// button are seen one after the other. Nothing else commits, so no page is left behind.
/// </summary>
public sealed class CommentStore(CommentsDb db, WriteGate gate, ThreadVersions threads)
{
    /// <summary>After which a writer may try again where it did not answer.</summary>
    public static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(10);

    /// <param name="work">Looks and changes; what it changed is stored, unless it says that nothing did.</param>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The database is busy, full or not there.</exception>
    public async Task<T> WriteAsync<T>(Func<Task<Change<T>>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var change = await work();
        if (change.Articles is not { } articles)
        {
            return change.Result;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None); // who hangs up now must not leave the pages behind
        turn.Stored();
        foreach (var article in articles.Distinct())
        {
            threads.Raise(article);
        }

        return change.Result;
    }
}

/// <summary>What a piece of work came to.</summary>
/// <param name="Articles">Whose pages show something else now; null where nothing is to be stored.</param>
public sealed record Change<T>(T Result, IEnumerable<string>? Articles);

public static class Change
{
    public static Change<T> None<T>(T result) => new(result, Articles: null);

    public static Change<T> In<T>(T result, params IEnumerable<string> articles) => new(result, articles);
}
