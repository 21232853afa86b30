using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace BackendCareer.Site;

/// <summary>
/// Compresses a page better than its first reader could wait for, once it was asked for again and has stood for a while: the page of
/// a lively discussion is gone before that would pay. One at a time, and never before what readers wait for.
/// </summary>
internal sealed partial class BetterCodings(PageStore store, TimeProvider clock, ILogger<BetterCodings> logger) : BackgroundService
{
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    private const int MostWaiting = 256;

    private readonly Channel<KeptPage> _waiting = Channel.CreateBounded<KeptPage>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Nothing is lost where too many wait: it will be proposed again.</summary>
    public void Propose(KeptPage page) => _waiting.Writer.TryWrite(page);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var page in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            var missing = Settled - clock.GetElapsedTime(page.Since);
            if (missing > TimeSpan.Zero)
            {
                await Task.Delay(missing, clock, stoppingToken);
            }

            try
            {
                await Task.Factory.StartNew(
                    () => Improve(page), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default); // a thread of its own
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                NotImproved(error); // and stays as it is
            }
        }
    }

    private void Improve(KeptPage page)
    {
        if (page.IsImproved || page.Body(Coding.Brotli) is null || !page.State.IsCurrent)
        {
            return;
        }

        Background.Yield();
        var plain = page.Plain();
        if (Codings.BetterQuality(plain.Length, isOneOfMany: page.Key.Choice.Length > 0) is { } quality)
        {
            page.Replace(Coding.Brotli, Codings.Brotli(plain, quality));
            store.Measure(page);
        }

        page.IsImproved = true;
    }

    [LoggerMessage(LogLevel.Warning, "A page could not be compressed better.")]
    private partial void NotImproved(Exception error);
}

/// <summary>Work for which nobody waits.</summary>
internal static class Background
{
    private const int OneThread = 0; // PRIO_PROCESS, by which Linux means a thread
    private const int Last = 19;

    /// <summary>The runtime's own priorities do nothing on Linux. The thread must be one that ends after its work.</summary>
    public static void Yield()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(OneThread, 0, Last);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
