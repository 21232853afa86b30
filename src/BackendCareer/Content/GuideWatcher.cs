namespace BackendCareer.Content;

/// <summary>
/// Loads the guide again when the folder changes. The operating system only rings a bell (<see cref="ContentBell"/>): what decides is a
/// look at the folder, after each ring and every two seconds.
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
    private const int MostUnsettledLooks = 100; // a folder that is never quiet is told as it is at last

    private readonly ContentBell _bell = new(folder, logger);

    /// <summary>Silence after which a good guide is believed.</summary>
    private readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(environment.IsDevelopment() ? 15 : 150);

    /// <summary>Silence after which problems are: a copy or a checkout may pause.</summary>
    private readonly TimeSpan _calm = TimeSpan.FromMilliseconds(environment.IsDevelopment() ? 150 : 1000);
    private long _lastRead = clock.GetTimestamp();
    private int _unsettledLooks;
    private ITimer? _alarm;

    public override void Dispose()
    {
        _bell.Dispose();
        _alarm?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rang = await _bell.WaitAsync(loader.IsUnsettled ? _calm : LookEvery, stoppingToken);
            try
            {
                _bell.Watch();
                await LookAsync(rang, stoppingToken);
                SetAlarm();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LookFailed(error); // a bug of ours: readers keep the guide they have, and the watcher goes on
                _bell.Miss();
            }
        }
    }

    private async Task LookAsync(bool rang, CancellationToken cancellationToken)
    {
        if (rang)
        {
            await BeQuietAsync(cancellationToken);
        }

        var (rung, walk) = (_bell.Take(), folder.Walk()); // in this order: what happens meanwhile rings again
        var changed = walk.Stamp() != loader.LoadedStamp;
        if (changed && !rang)
        {
            _bell.WatchAnew();
            (rung, walk) = (RungFiles.All, await WalkWhenQuietAsync(cancellationToken));
        }
        else if (changed && !rung.HasAnyOf(walk))
        {
            rung = RungFiles.All; // something came or went, and it did not ring for that
        }

        if (clock.GetElapsedTime(_lastRead) > ReadAgainEvery)
        {
            rung = RungFiles.All; // a file put back with its old size and time changes no stamp, and the bell may have missed it
            _lastRead = clock.GetTimestamp();
        }

        if (changed || rung.HasAnyOf(walk) || loader.MissedFiles || loader.NextMoment <= clock.GetUtcNow())
        {
            loader.LoadChanges(walk, rung);
        }

        _unsettledLooks = loader.IsUnsettled ? _unsettledLooks + 1 : 0;
        if (loader.IsUnsettled && ((!rang && !changed) || _unsettledLooks > MostUnsettledLooks))
        {
            loader.Settle();
        }
    }

    /// <summary>Editors write a file in several steps, and each rings: waits until the bell has been silent for a moment.</summary>
    private async Task BeQuietAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostSettlingRounds && await _bell.WaitAsync(_quiet, cancellationToken); round++)
        {
            // rang again
        }
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
            ? clock.CreateTimer(_ => _bell.Ring(), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : null;
    }

    [LoggerMessage(LogLevel.Error, "Looking at the content folder failed; readers keep the last good guide.")]
    private partial void LookFailed(Exception error);
}
