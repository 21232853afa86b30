namespace BackendCareer.Content;

/// <summary>
/// Loads the guide again when the folder changes. The operating system's watcher only rings a bell: it misses folders
/// behind links, a folder put in the place of another, and everything once its limit is reached. What decides is a look
/// at the folder, after each ring and every two seconds.
/// </summary>
public sealed partial class GuideWatcher(
    ContentFolder folder, GuideLoader loader, IHostEnvironment environment, TimeProvider clock, ILogger<GuideWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReadAgainEvery = TimeSpan.FromMinutes(10);
    private const int MostSettlingRounds = 20;

    private readonly SemaphoreSlim _bell = new(1); // rings once at the start
    private readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(environment.IsDevelopment() ? 15 : 150);
    private FileSystemWatcher? _watcher;
    private bool _watcherFailed;
    private long _lastRead = clock.GetTimestamp();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rang = await _bell.WaitAsync(LookEvery, stoppingToken);
            try
            {
                Watch();
                await LookAsync(rang, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LookFailed(error); // a bug of ours: readers keep the guide they have, and the watcher goes on
            }
        }
    }

    private async Task LookAsync(bool rang, CancellationToken cancellationToken)
    {
        var changed = folder.Stamp() != loader.LoadedStamp;
        if (changed)
        {
            await SettleAsync(cancellationToken);
        }

        // A file put back with its old size and time changes no stamp: read everything now and then.
        if (changed || clock.GetElapsedTime(_lastRead) > ReadAgainEvery)
        {
            _lastRead = clock.GetTimestamp();
            loader.Load();
        }

        if (changed && !rang)
        {
            StopWatching(); // it missed this change, so it looks at a folder that is gone
        }
    }

    public override void Dispose()
    {
        StopWatching();
        base.Dispose();
    }

    /// <summary>Waits until nothing has changed for a moment, so that a half-copied folder is not read.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        string before;
        var rounds = 0;
        do
        {
            before = folder.Stamp();
            await Task.Delay(_quiet, cancellationToken);
        }
        while (folder.Stamp() != before && ++rounds < MostSettlingRounds);
    }

    private void Watch()
    {
        if (_watcher is not null || !Directory.Exists(folder.Root))
        {
            return;
        }

        try
        {
            _watcher = new FileSystemWatcher(folder.Root) { IncludeSubdirectories = true };
            _watcher.Changed += (_, _) => Ring();
            _watcher.Created += (_, _) => Ring();
            _watcher.Deleted += (_, _) => Ring();
            _watcher.Renamed += (_, _) => Ring();
            _watcher.Error += (_, _) => Ring();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            StopWatching();
            if (!_watcherFailed)
            {
                WatchingFailed(error.Message);
            }

            _watcherFailed = true;
        }
    }

    private void Ring()
    {
        if (_bell.CurrentCount == 0)
        {
            _bell.Release();
        }
    }

    private void StopWatching()
    {
        _watcher?.Dispose();
        _watcher = null;
    }

    [LoggerMessage(LogLevel.Warning, "The folder cannot be watched ({Reason}); it is looked at every two seconds instead.")]
    private partial void WatchingFailed(string reason);

    [LoggerMessage(LogLevel.Error, "Looking at the content folder failed; readers keep the last good guide.")]
    private partial void LookFailed(Exception error);
}
