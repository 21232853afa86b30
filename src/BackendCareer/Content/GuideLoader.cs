using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Reads the folder, compiles it, publishes the guide and says in the log what happened.</summary>
public sealed partial class GuideLoader(
    ContentFolder folder, GitHistory history, GuideStore store, IHostEnvironment environment, TimeProvider clock, ILogger<GuideLoader> logger)
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
