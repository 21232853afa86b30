using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>What is done before the first request, or before a command.</summary>
public static partial class CommentsStart
{
    /// <summary>The database exists, is writable and has today's tables.</summary>
    public static Task PrepareCommentsAsync(this IHost app) => app.PrepareAsync(isSite: false);

    /// <summary>And it is whole, this site's alone, and what was erased is gone.</summary>
    public static async Task OpenCommentsAsync(this IHost app)
    {
        await app.PrepareAsync(isSite: true);
        var file = app.Services.GetRequiredService<CommentsDbFile>().Path;
        await ReadAsync(file, async () =>
        {
            StoreChecks.RefuseDamage(file);
            app.Services.GetRequiredService<StoreHealth>().Begin(file);
            await using var scope = app.Services.CreateAsyncScope();
            await EraseAgainAsync(scope.ServiceProvider);
            await WarnAsync(scope.ServiceProvider, file);
        });
    }

    /// <exception cref="CannotStartException">In words for the operator, whatever the database answers.</exception>
    private static async Task ReadAsync(string file, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The comments cannot be stored. {StorageTrouble.Of(error, file)}", error);
        }
    }

    private static async Task PrepareAsync(this IHost app, bool isSite)
    {
        app.Services.GetRequiredService<HeldWordsFile>();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommentsDb>();
        var file = app.Services.GetRequiredService<CommentsDbFile>().Path;
        var isNew = StoreChecks.IsMissing(file);
        if (isNew && !app.Services.GetRequiredService<IOptions<CommentsOptions>>().Value.CreateWhenMissing)
        {
            throw new CannotStartException(
                $"There is no database {file}, and none is made: Comments:CreateWhenMissing is false. Put it back with `restore`, or name "
                + "another place in ConnectionStrings:Comments.");
        }

        Hold(app.Services.GetRequiredService<InUse>(), file, isSite);
        var logger = app.Services.GetRequiredService<ILogger<CommentsDb>>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var log = new CarryingLog(logger, clock);
        if (await SqliteFile.PrepareAsync(db.Database.GetConnectionString()!, clock.GetUtcNow(), CancellationToken.None, log) is { } kept)
        {
            log.Ended(kept);
        }

        if (isNew)
        {
            MadeNew(logger, file);
        }

        await ReadAsync(file, () => app.Services.GetRequiredService<ThreadVersions>().ReadAsync(db, CancellationToken.None));
    }

    private static void Hold(InUse inUse, string file, bool isSite)
    {
        inUse.Hold(file);
        if (isSite)
        {
            inUse.HoldAsSite(file);
        }
    }

    private static async Task EraseAgainAsync(IServiceProvider services)
    {
        var (db, store, erasures) = (services.GetRequiredService<CommentsDb>(), services.GetRequiredService<CommentStore>(),
            services.GetRequiredService<Erasures>());
        var count = await store.WriteAsync(() => erasures.RepeatAsync(db, store.UtcNow, CancellationToken.None), CancellationToken.None);
        if (count > 0)
        {
            ErasedAgain(services.GetRequiredService<ILogger<CommentsDb>>(), count);
        }

        await erasures.TidyAsync(db, store.UtcNow, CancellationToken.None);
    }

    private static async Task WarnAsync(IServiceProvider services, string file)
    {
        var logger = services.GetRequiredService<ILogger<CommentsDb>>();
        if (StoreChecks.IsReadByOthers(file))
        {
            ReadByOthers(logger, file);
        }

        var now = services.GetRequiredService<CommentStore>().UtcNow;
        if (await StoreChecks.NewestOfTomorrowAsync(services.GetRequiredService<CommentsDb>(), now, CancellationToken.None) is { } newest)
        {
            OfTomorrow(logger, newest, now);
        }
    }

    [LoggerMessage(LogLevel.Warning, "There was no database: made a new one at {File}.")]
    private static partial void MadeNew(ILogger logger, string file);

    [LoggerMessage(LogLevel.Warning, "{Count} comments that were deleted or made anonymous after this copy of the database are so again.")]
    private static partial void ErasedAgain(ILogger logger, int count);

    [LoggerMessage(
        LogLevel.Warning, "Everybody on this machine can read {File}, which holds the keys of sessions. Mend it: chmod go-rwx {File}*")]
    private static partial void ReadByOthers(ILogger logger, string file);

    [LoggerMessage(
        LogLevel.Warning, "The newest comment is of {Newest:u}, and it is {Now:u} now: this machine's clock is behind, or was ahead.")]
    private static partial void OfTomorrow(ILogger logger, DateTime newest, DateTime now);
}
