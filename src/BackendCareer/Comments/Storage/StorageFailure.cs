using BackendCareer.Site;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackendCareer.Comments;

/// <summary>
/// Whatever asks the database and gets no answer is 503, and may be tried again: every page that has nothing better to say,
/// as an article has its text and a form what was typed.
/// </summary>
internal sealed class StorageFailure(StorageLog log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!StorageTrouble.IsIn(exception))
        {
            return ValueTask.FromResult(false);
        }

        log.Tell(exception);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.RetryAfter(CommentStore.BusyFor);
        return ValueTask.FromResult(true);
    }
}

/// <summary>
/// Tells the operator that the database fails: one line for each kind of trouble in a minute, however many pages meet it.
/// What is no trouble of the database but a bug of ours is told each time, and from where.
/// </summary>
public sealed partial class StorageLog(CommentsDbFile file, TimeProvider clock, ILogger<StorageLog> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, DateTimeOffset> _silentUntil = []; // of a handful of sentences

    /// <summary>What Entity Framework would log of a failure that it also throws.</summary>
    internal static EventId[] ToldByWhoMeetsThem { get; } =
    [
        RelationalEventId.CommandError, RelationalEventId.ConnectionError, CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed,
    ];

    public void Tell(Exception error)
    {
        if (error.GetBaseException() is StoreLostException)
        {
            return; // StoreWatcher has a line for it
        }

        var sentence = StorageTrouble.Of(error.GetBaseException(), file.Path);
        if (!StorageTrouble.IsKnown(error))
        {
            NotUnderstood(sentence, error);
        }
        else if (IsNews(sentence))
        {
            NotReached(sentence);
        }
    }

    private bool IsNews(string sentence)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (now < _silentUntil.GetValueOrDefault(sentence))
            {
                return false;
            }

            _silentUntil[sentence] = now + Pause;
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "The discussion cannot be reached: {Trouble}")]
    private partial void NotReached(string trouble);

    [LoggerMessage(LogLevel.Error, "The database refused what it was asked: {Trouble}")]
    private partial void NotUnderstood(string trouble, Exception error);
}
