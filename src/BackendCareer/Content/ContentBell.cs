namespace BackendCareer.Content;

/// <summary>
/// Rings when something happens in the folder, and remembers for which files. The operating system's watcher behind it misses folders
/// behind links, a folder put in the place of another, and everything once its limit is reached.
/// </summary>
internal sealed partial class ContentBell(ContentFolder folder, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _rings = new(1); // rings once at the start
    private readonly Lock _lock = new();
    private HashSet<string> _paths = [];
    private bool _hasMissed = true; // nobody listened before
    private FileSystemWatcher? _watcher;
    private bool _watcherFailed;

    public void Dispose()
    {
        StopWatching();
        _rings.Dispose();
    }

    /// <returns>Whether it rang in time.</returns>
    public Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellationToken) => _rings.WaitAsync(patience, cancellationToken);

    public void Ring()
    {
        lock (_lock)
        {
            if (_rings.CurrentCount == 0)
            {
                _rings.Release();
            }
        }
    }

    /// <summary>The files for which it rang since the last time; all where some may have been missed.</summary>
    public RungFiles Take()
    {
        lock (_lock)
        {
            var rung = _hasMissed ? RungFiles.All : new RungFiles(_paths);
            (_paths, _hasMissed) = ([], false);
            return rung;
        }
    }

    /// <summary>Whatever happened is to be looked for everywhere.</summary>
    public void Miss()
    {
        lock (_lock)
        {
            _hasMissed = true;
        }
    }

    public void Watch()
    {
        if (_watcher is not null || !Directory.Exists(folder.Root))
        {
            return;
        }

        try
        {
            _watcher = new FileSystemWatcher(folder.Root) { IncludeSubdirectories = true };
            _watcher.Changed += (_, file) => Ring(file);
            _watcher.Created += (_, file) => Ring(file);
            _watcher.Deleted += (_, file) => Ring(file);
            _watcher.Renamed += (_, file) => Ring(file);
            _watcher.Error += (_, failed) => OnWatcherError(failed.GetException());
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            StopWatching();
            TellOnce(error);
        }
    }

    /// <summary>It missed a change, so it looks at a folder that is gone.</summary>
    public void WatchAnew()
    {
        StopWatching();
        Watch(); // at once: the next change would be missed as well
    }

    private void Ring(FileSystemEventArgs file)
    {
        lock (_lock)
        {
            _paths.Add(Path.GetRelativePath(folder.Root, file.FullPath).Replace(Path.DirectorySeparatorChar, '/'));
        }

        Ring();
    }

    /// <summary>Such as more events than it can hold, or the system's limit of watches, which only shows while it watches.</summary>
    private void OnWatcherError(Exception error)
    {
        Miss();
        if (error is not InternalBufferOverflowException)
        {
            TellOnce(error);
        }

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

    private void StopWatching()
    {
        _watcher?.Dispose();
        _watcher = null;
    }

    [LoggerMessage(LogLevel.Warning, "The folder cannot be watched ({Reason}); it is looked at every two seconds instead.")]
    private partial void WatchingFailed(string reason);
}

/// <summary>Files that are read again however they look from outside: a size and a time can be those of before.</summary>
/// <param name="paths">As the operating system told them, below the content folder: of files, and of folders that came or went.</param>
public sealed class RungFiles(IReadOnlySet<string> paths)
{
    private bool _areAll;

    public static RungFiles None { get; } = new(new HashSet<string>());

    public static RungFiles All { get; } = new(new HashSet<string>()) { _areAll = true };

    public bool HasAnyOf(FolderWalk walk) => walk.Files.Exists(entry => Has(walk, entry.Path, entry.File));

    /// <param name="file">What is behind the path: where that is a link, the system tells the name of the file it leads to.</param>
    public bool Has(FolderWalk walk, string path, FileInfo file) =>
        _areAll || (paths.Count > 0 && (Has(path) || (file.FullName != Path.Combine(walk.RealRoot, path) && Has(walk.PathOf(file)))));

    private bool Has(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (paths.Contains(path[..end]))
            {
                return true;
            }
        }

        return false;
    }
}
