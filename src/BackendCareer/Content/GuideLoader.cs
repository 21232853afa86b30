using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Reads the folder, compiles it, publishes the guide and says in the log what happened.</summary>
public sealed partial class GuideLoader(
    ContentFolder folder, GitHistory history, GuideStore store, IHostEnvironment environment, TimeProvider clock,
    ILogger<GuideLoader> logger)
{
    private const int MostToldProblems = 50;

    private ImmutableArray<string> _toldSkipped = [];
    private CompiledGuide _compiled = CompiledGuide.Nothing;
    private CompiledGuide _good = CompiledGuide.Nothing;

    /// <summary>Of which the store has the problems.</summary>
    private CompiledGuide _shown = CompiledGuide.Nothing;

    /// <summary>Of which the log has them.</summary>
    private CompiledGuide _told = CompiledGuide.Nothing;

    private string _root = "";
    private DateTimeOffset _moment;

    /// <summary>The folder's stamp just before it was last read.</summary>
    public string LoadedStamp { get; private set; } = "";

    /// <summary>When the same files make another guide; null for never.</summary>
    public DateTimeOffset? NextMoment => _good.Guide?.NextMoment is { } next && next > _moment ? next : null;

    /// <summary>Whether a file could not be read, which may be over without a trace that a walk could see.</summary>
    public bool MissedFiles => _compiled.Files.Problems.Any(problem => problem.Rule == ContentRules.FileIsReadable);

    /// <summary>
    /// Whether there are problems that nobody was told, because the folder may have been read in the middle of a copy or a checkout.
    /// They are told when the folder has been quiet.
    /// </summary>
    public bool IsUnsettled { get; private set; }

    /// <summary>Reads every file, and takes them for what they are to be.</summary>
    public void Load() => Load(folder.Walk(), ContentFiles.None, RungFiles.None, isSettled: true);

    /// <summary>Reads the files that look different from outside, and those for which the bell rang.</summary>
    public void LoadChanges(FolderWalk walk, RungFiles rung) =>
        Load(walk, walk.RealRoot == _root ? _compiled.Files : ContentFiles.None, rung, isSettled: false);

    /// <summary>The folder is as it was last read: what was not told is true.</summary>
    public void Settle() => Publish(isSettled: true);

    private void Load(FolderWalk walk, ContentFiles before, RungFiles rung, bool isSettled)
    {
        var files = ContentFiles.Read(walk, before, rung) with { Changed = history.Read() };
        Compile(files, new Edition(clock.GetUtcNow(), ShowsAll: environment.IsDevelopment()));
        Publish(isSettled);
        (_root, LoadedStamp) = (walk.RealRoot, walk.Stamp()); // at the end: what failed half-way is tried again
    }

    private void Compile(ContentFiles files, Edition edition)
    {
        _compiled = GuideCompiler.Compile(files, edition, _compiled, _good.Guide);
        if (_compiled.Guide is not null)
        {
            _good = _compiled;
        }
        else if (NextMoment <= edition.Now)
        {
            // A mistake elsewhere keeps no expired article open.
            var later = GuideCompiler.Compile(_good.Files, edition, _good, _good.Guide);
            _good = later.Guide is null ? _good : later;
        }

        _moment = edition.Now;
    }

    /// <summary>A good guide at once; why there is none, and whatever the log says of problems, when that is settled.</summary>
    private void Publish(bool isSettled)
    {
        _shown = isSettled || _compiled.Guide is not null ? _compiled : _shown;
        if (store.Guide?.Version != _good.Guide?.Version || !store.Problems.SequenceEqual(_shown.Problems)
            || store.Files.Version() != _shown.Files.Version())
        {
            store.Publish(_shown with { Guide = _good.Guide });
            if (_compiled.Guide is { } guide)
            {
                GuidePublished(guide.Articles.Length, folder.Root, guide.Version);
            }
        }

        var isTold = _compiled.Problems.SequenceEqual(_told.Problems) && _compiled.Files.Version() == _told.Files.Version();
        IsUnsettled = !isSettled && !(isTold && _compiled.Files.Skipped.SequenceEqual(_toldSkipped));
        if (isSettled)
        {
            TellSkipped(_compiled.Files.Skipped);
        }

        if (isSettled && !isTold)
        {
            Tell(_compiled, _told);
            _told = _compiled;
        }
    }

    /// <summary>Also a file that went while the folder was walked looks like a link to nowhere.</summary>
    private void TellSkipped(ImmutableArray<string> skipped)
    {
        foreach (var link in skipped.Except(_toldSkipped))
        {
            LinkSkipped(link);
        }

        _toldSkipped = skipped;
    }

    private void Tell(CompiledGuide compiled, CompiledGuide earlier)
    {
        if (store.Guide is null && !environment.IsDevelopment())
        {
            return; // the start ends, and says why
        }

        if (store.Guide is null)
        {
            NoGuide(compiled.Problems.Count(problem => problem.KeepsBack == KeptBack.Guide));
        }
        else if (compiled.Guide is null)
        {
            GuideRefused(compiled.Problems.Count(problem => problem.KeepsBack == KeptBack.Guide));
        }

        foreach (var problem in compiled.Problems.Except(earlier.Problems).Take(MostToldProblems))
        {
            Tell(problem.IsWarning ? LogLevel.Warning : LogLevel.Error, problem);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} articles from {Folder} (version {Version}).")]
    private partial void GuidePublished(int count, string folder, string version);

    [LoggerMessage(LogLevel.Error, "The content was not published: problems {Count}. Each page shows them until they are mended.")]
    private partial void NoGuide(int count);

    [LoggerMessage(LogLevel.Error, "The content was not published: problems {Count}. A guide published before stays.")]
    private partial void GuideRefused(int count);

    [LoggerMessage("{Problem}")]
    private partial void Tell(LogLevel level, Problem problem);

    [LoggerMessage(LogLevel.Warning,
        "Skipped {Path}: links to folders, links out of the content folder and names that are not UTF-8 are not followed.")]
    private partial void LinkSkipped(string path);
}
