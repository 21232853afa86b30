using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>
/// Stores which answers a reader has seen. It happens while a page is read, which needs nothing stored: a database that is busy, full or
/// read-only leaves them new and the page as it is. Apart from the page's own connection, so that one that is slow holds it up a second.
/// </summary>
public sealed class SeenAnswers(IServiceScopeFactory scopes, StorageLog log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task StoreAsync(ReaderKey key, IReadOnlyList<Guid> answers, CancellationToken cancellationToken)
    {
        var stored = Task.Run(() => StoreAsync(key, answers), CancellationToken.None);
        await Task.WhenAny(stored, Task.Delay(Patience, cancellationToken));
    }

    private async Task StoreAsync(ReaderKey key, IReadOnlyList<Guid> answers)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommentsDb>();
            var seen = db.NewAnswers.Where(answer => answers.Contains(answer.AnswerId) && answer.ReaderKeyHash == key.Hash);
            await scope.ServiceProvider.GetRequiredService<CommentStore>().WriteAsync(
                async () => Outcome.In(await seen.ExecuteDeleteAsync()), CancellationToken.None);
        }
        catch (Exception error) when (StorageTrouble.IsIn(error))
        {
            log.Tell(error);
        }
    }
}
