namespace BackendCareer.Content;

/// <summary>
/// Loads the guide again when the folder changes. The operating system's watcher only rings a bell: it misses folders
/// behind links, a folder put in the place of another, and everything once its limit is reached. What decides is a look
/// at the folder, after each ring and every two seconds.
/// </summary>
public sealed partial class GuideWatcher(
    ContentFolder folder, GuideLoader loader, IHostEnvironment environment, TimeProvider clock, ILogger<GuideWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReadAgainEvery = TimeSpan.FromMinutes(10);
    // a timer has its limit; the folder is looked at more often in any case
    private static readonly TimeSpan LongestAlarm = TimeSpan.FromDays(1);
    private const int MostSettlingRounds = 20;

    private readonly SemaphoreSlim _bell = new(1); // rings once at the start
    private readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(environment.IsDevelopment() ? 15 : 150);
    private FileSystemWatcher? _watcher;
    private bool _watcherFailed;
    private long _lastRead = clock.GetTimestamp();
    private ITimer? _alarm;

    public override void Dispose()
    {
        StopWatching();
        _alarm?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rang = await _bell.WaitAsync(LookEvery, stoppingToken);
            try
            {
                Watch();
                await LookAsync(rang, stoppingToken);
                SetAlarm();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LookFailed(error); // a bug of ours: readers keep the guide they have, and the watcher goes on
            }
        }
    }

    private async Task LookAsync(bool rang, CancellationToken cancellationToken)
    {
        var walk = rang ? await WalkAfterBellAsync(cancellationToken) : folder.Walk();
        var changed = walk.Stamp() != loader.LoadedStamp;
        if (changed && !rang)
        {
            StopWatching(); // it missed this change, so it looks at a folder that is gone
            Watch(); // at once: the next change would be missed as well
            walk = await WalkWhenQuietAsync(cancellationToken);
        }

        if (clock.GetElapsedTime(_lastRead) > ReadAgainEvery)
        {
            loader.Load(); // a file put back with its old size and time changes no stamp
            _lastRead = clock.GetTimestamp();
        }
        else if (changed || loader.MissedFiles || loader.NextMoment <= clock.GetUtcNow())
        {
            loader.LoadChanges(walk);
        }
    }

    /// <summary>Editors write a file in several steps, and each rings: looks when the bell has been silent for a moment.</summary>
    private async Task<FolderWalk> WalkAfterBellAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostSettlingRounds && await _bell.WaitAsync(_quiet, cancellationToken); round++)
        {
            // rang again
        }

        return folder.Walk();
    }

    /// <summary>The same without a bell: looks until nothing has changed for a moment, so that a half-copied folder is not read.</summary>
    private async Task<FolderWalk> WalkWhenQuietAsync(CancellationToken cancellationToken)
    {
        var walk = folder.Walk();
        for (var round = 0; round < MostSettlingRounds; round++)
        {
            var before = walk.Stamp();
            await Task.Delay(_quiet, cancellationToken);
            walk = folder.Walk();
            if (walk.Stamp() == before)
            {
                break;
            }
        }

        return walk;
    }

    /// <summary>Rings when an article opens or closes by the clock.</summary>
    private void SetAlarm()
    {
        _alarm?.Dispose();
        _alarm = loader.NextMoment - clock.GetUtcNow() is { } wait && wait < LongestAlarm
            ? clock.CreateTimer(_ => Ring(), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : null;
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
            _watcher.Error += (_, failed) => OnWatcherError(failed.GetException());
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            StopWatching();
            TellOnce(error);
        }
    }

    /// <summary>Such as the system's limit of watches, which only shows while it watches.</summary>
    private void OnWatcherError(Exception error)
    {
        TellOnce(error);
        Ring();
    }

    private void TellOnce(Exception error)
    {
        if (!_watcherFailed)
        {
            WatchingFailed(error.Message);
        }

        _watcherFailed = true;
    }

    private void Ring()
    {
        lock (_bell)
        {
            if (_bell.CurrentCount == 0)
            {
                _bell.Release();
            }
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
