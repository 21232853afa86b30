using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Reads the folder, compiles it, publishes the guide and says in the log what happened.</summary>
public sealed partial class GuideLoader(ContentFolder folder, GuideStore store, IHostEnvironment environment, ILogger<GuideLoader> logger)
{
    private const int MostToldProblems = 50;

    private ImmutableArray<string> _toldSkipped = [];

    /// <summary>The folder's stamp just before it was last read.</summary>
    public string LoadedStamp { get; private set; } = "";

    public void Load()
    {
        LoadedStamp = folder.Stamp();
        var files = folder.Read();
        foreach (var link in files.Skipped.Except(_toldSkipped))
        {
            LinkSkipped(link);
        }

        _toldSkipped = files.Skipped;

        var (versionBefore, problemsBefore) = (store.Guide?.Version, store.Problems);
        var compiled = GuideCompiler.Compile(files, includeDrafts: environment.IsDevelopment());
        store.Publish(compiled);
        if (versionBefore != store.Guide?.Version || !problemsBefore.SequenceEqual(compiled.Problems))
        {
            Tell(compiled);
        }
    }

    private void Tell(CompiledGuide compiled)
    {
        if (compiled.Guide is { } guide)
        {
            GuidePublished(guide.Articles.Length, folder.Root, guide.Version);
            return;
        }

        GuideRefused(compiled.Problems.Length);
        foreach (var problem in compiled.Problems.Take(MostToldProblems))
        {
            ProblemFound(problem);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} articles from {Folder} (version {Version}).")]
    private partial void GuidePublished(int count, string folder, string version);

    [LoggerMessage(LogLevel.Error, "The content was not published: problems {Count}. A guide published before stays.")]
    private partial void GuideRefused(int count);

    [LoggerMessage(LogLevel.Error, "{Problem}")]
    private partial void ProblemFound(Problem problem);

    [LoggerMessage(LogLevel.Warning, "Skipped {Path}: links to folders, and links out of the content folder, are not followed.")]
    private partial void LinkSkipped(string path);
}
