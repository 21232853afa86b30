namespace BackendCareer.Content;

/// <summary>The only place that opens the guide's files. Never throws for what a folder may hold.</summary>
public sealed class ContentFolder(string root)
{
    /// <summary>Under which path a problem of the folder itself is reported.</summary>
    internal const string Itself = ".";

    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <param name="configured">Empty for the nearest; a relative one is taken from <paramref name="programFolder"/>.</param>
    public static ContentFolder At(string configured, string programFolder) =>
        new(configured.Length > 0 ? Path.GetFullPath(configured, programFolder) : Nearest());

    private string RealRoot => Directory.ResolveLinkTarget(Root, returnFinalTarget: true)?.FullName ?? Root;

    public string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>As it can be opened from the folder in which a command runs.</summary>
    public string FromHere(string file) => Path.GetRelativePath(Environment.CurrentDirectory, PathOf(file)).Replace('\\', '/');

    /// <summary>The nearest folder <c>content</c> with a <c>guide.yml</c>, from the program's own folder upwards.</summary>
    public static string Nearest()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(candidate, "guide.yml")))
            {
                return candidate;
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "content");
    }

    /// <summary>What is in the folder, without what is in the files.</summary>
    public FolderWalk Walk()
    {
        var walk = new FolderWalk(Root);
        try
        {
            walk = new FolderWalk(RealRoot);
            walk.Visit(new DirectoryInfo(walk.RealRoot));
        }
        catch (Exception error) when (error is DirectoryNotFoundException or FileNotFoundException)
        {
            walk.Problems.Add(new Problem(ContentRules.FolderIsThere, Itself, 1, 1, $"The content folder {Root} is not there.",
                "Restore it, or name the right one in Content:Folder."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            walk.Problems.Add(new Problem(ContentRules.FolderIsThere, Itself, 1, 1, $"The content folder cannot be read: {error.Message}",
                OpenFiles.AreTooMany(error) ? OpenFiles.Remedy : "Give the site the right to read every folder in it."));
        }

        return walk;
    }

    /// <summary>
    /// A file to be sent as it is now; null where it is gone or empty, cannot be read, or has become a link out of the folder.
    /// </summary>
    public FileInfo? Find(string path)
    {
        try
        {
            // A pipe has no length, and whoever opens it waits for ever.
            if (new FolderWalk(RealRoot).Find(path) is not { Length: > 0 } file)
            {
                return null;
            }

            using var opened = Open(file); // only a try tells who may read it
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>As weakly locked as can be: reading a file must not make somebody's save fail.</summary>
    internal static FileStream Open(FileInfo file) => file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    internal static byte[] ReadBytes(FileInfo file)
    {
        using var stream = Open(file);
        using var bytes = new MemoryStream((int)file.Length);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public ContentFiles Read() => ContentFiles.Read(Walk(), ContentFiles.None);
}
