using System.Collections.Immutable;
using System.Globalization;

namespace BackendCareer.Content;

/// <summary>Holds the guide that readers see, and what keeps a newer one from being published.</summary>
public sealed class GuideStore(TimeProvider clock)
{
    private readonly long _start = clock.GetUtcNow().UtcTicks;
    private volatile State _state = new(CompiledGuide.Nothing, 0);

    /// <summary>The last good guide; null only before the first one, which happens in Development alone.</summary>
    public Guide? Guide => _state.Compiled.Guide;

    /// <summary>The mistakes in the folder as it is now; none, or warnings alone, when the guide shows it.</summary>
    public ImmutableArray<Problem> Problems => _state.Compiled.Problems;

    /// <summary>The folder as it was last read, with its mistakes.</summary>
    public ContentFiles Files => _state.Compiled.Files;

    /// <summary>Another one after each publication, and after a restart.</summary>
    public string Revision => string.Create(CultureInfo.InvariantCulture, $"{_start:x}-{_state.Number}");

    /// <summary>Ends when another guide or other problems take the place of those of now.</summary>
    public Task NextChange => _state.Replaced.Task;

    /// <summary>One reference write: a reader sees the old guide or the new one, never a mixture.</summary>
    /// <param name="compiled">Its guide is the last good one.</param>
    internal void Publish(CompiledGuide compiled)
    {
        var before = _state;
        _state = new State(compiled, before.Number + 1);
        before.Replaced.SetResult();
    }

    private sealed record State(CompiledGuide Compiled, int Number)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Reads the folder, compiles it, publishes the guide and says in the log what happened.</summary>
public sealed partial class GuideLoader(
    ContentFolder folder, GitHistory history, GuideStore store, IHostEnvironment environment, TimeProvider clock,
    ILogger<GuideLoader> logger)
{
    private const int MostToldProblems = 50;

    private ImmutableArray<string> _toldSkipped = [];
    private CompiledGuide _compiled = CompiledGuide.Nothing;
    private CompiledGuide _good = CompiledGuide.Nothing;

    /// <summary>The folder's stamp just before it was last read.</summary>
    public string LoadedStamp { get; private set; } = "";

    /// <summary>When the same files make another guide; null for never.</summary>
    public DateTimeOffset? NextMoment => _good.Guide?.NextMoment;

    /// <summary>Whether a file could not be read, which may be over without a trace that a walk could see.</summary>
    public bool MissedFiles => _compiled.Files.Problems.Any(problem => problem.Rule == ContentRules.FileIsReadable);

    /// <summary>Reads every file.</summary>
    public void Load() => Load(folder.Walk(), ContentFiles.None);

    /// <summary>Reads those files that look different from outside.</summary>
    public void LoadChanges(FolderWalk walk) => Load(walk, _compiled.Files);

    private void Load(FolderWalk walk, ContentFiles before)
    {
        var files = ContentFiles.Read(walk, before) with { Changed = history.Read() };
        foreach (var link in files.Skipped.Except(_toldSkipped))
        {
            LinkSkipped(link);
        }

        _toldSkipped = files.Skipped;

        var (earlier, version) = (_compiled, store.Guide?.Version);
        Compile(files, new Edition(clock.GetUtcNow(), ShowsAll: environment.IsDevelopment()));
        if (_good.Guide?.Version != version || !_compiled.Problems.SequenceEqual(earlier.Problems)
            || files.Version() != earlier.Files.Version())
        {
            store.Publish(_compiled with { Guide = _good.Guide });
            Tell(_compiled, earlier);
        }

        LoadedStamp = walk.Stamp(); // at the end: what failed half-way is tried again
    }

    private void Compile(ContentFiles files, Edition edition)
    {
        _compiled = GuideCompiler.Compile(files, edition, _compiled);
        if (_compiled.Guide is not null)
        {
            _good = _compiled;
        }
        else if (NextMoment <= edition.Now)
        {
            _good = GuideCompiler.Compile(_good.Files, edition, _good); // a mistake elsewhere does not keep an expired article open
        }
    }

    private void Tell(CompiledGuide compiled, CompiledGuide earlier)
    {
        if (compiled.Guide is { } guide)
        {
            GuidePublished(guide.Articles.Length, folder.Root, guide.Version);
        }
        else
        {
            GuideRefused(compiled.Problems.Count(problem => !problem.IsWarning));
        }

        foreach (var problem in compiled.Problems.Except(earlier.Problems).Take(MostToldProblems))
        {
            Tell(problem.IsWarning ? LogLevel.Warning : LogLevel.Error, problem);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} articles from {Folder} (version {Version}).")]
    private partial void GuidePublished(int count, string folder, string version);

    [LoggerMessage(LogLevel.Error, "The content was not published: problems {Count}. A guide published before stays.")]
    private partial void GuideRefused(int count);

    [LoggerMessage("{Problem}")]
    private partial void Tell(LogLevel level, Problem problem);

    [LoggerMessage(LogLevel.Warning,
        "Skipped {Path}: links to folders, links out of the content folder and names that are not UTF-8 are not followed.")]
    private partial void LinkSkipped(string path);
}
