using System.Collections.Immutable;
using System.Text;

namespace BackendCareer.Content;

/// <summary>The only place that reads the guide's files. Never throws for what a folder may hold.</summary>
public sealed class ContentFolder(string root)
{
    /// <summary>256 KiB: thirty times the longest article, and small enough to parse at once.</summary>
    public const int MaxFileBytes = 256 * 1024;

    /// <summary>Under which path a problem of the folder itself is reported.</summary>
    internal const string Itself = ".";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] TextExtensions = [".md", ".yml", ".csv", ".svg"];

    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    private string RealRoot => Directory.ResolveLinkTarget(Root, returnFinalTarget: true)?.FullName ?? Root;

    public string PathOf(string file) => Path.Combine(Root, file);

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
                "Give the site the right to read every folder in it."));
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

    public ContentFiles Read() => Read(Walk(), ContentFiles.None);

    /// <param name="before">An earlier reading: what looks as it did then is not read again.</param>
    public static ContentFiles Read(FolderWalk walk, ContentFiles before)
    {
        var texts = ImmutableArray.CreateBuilder<ContentFile>();
        var images = ImmutableSortedDictionary.CreateBuilder<string, ImageSize?>(StringComparer.Ordinal);
        var stamps = new Dictionary<string, FileStamp>();
        var problems = new List<Problem>(walk.Problems);
        var known = before.Texts.ToDictionary(file => file.Path);
        foreach (var (path, file) in walk.Files)
        {
            var stamp = FileStamp.Of(file);
            var isKnown = before.Stamps.GetValueOrDefault(path) == stamp;
            if (IsImage(path))
            {
                images[path] = isKnown ? before.Images[path] : ImageHeader.SizeOf(path, file);
                stamps[path] = stamp;
            }
            else if (IsText(path) && (isKnown ? known[path] : ReadText(path, file, problems)) is { } text)
            {
                texts.Add(text);
                stamps[path] = stamp;
            }
        }

        return new ContentFiles(texts.ToImmutable(), images.ToImmutable(), [.. walk.Skipped], [.. problems]) { Stamps = stamps };
    }

    private static bool IsImage(string path) => path.StartsWith("images/", StringComparison.Ordinal);

    private static bool IsText(string path) => !IsImage(path) && TextExtensions.Contains(Path.GetExtension(path));

    private static ContentFile? ReadText(string path, FileInfo file, List<Problem> problems)
    {
        try
        {
            var mistake = file.Length switch
            {
                // Also true of pipes and devices, which would block: nothing of length 0 is ever opened.
                0 => new Mistake(ContentRules.FileIsFilled, "The file is empty.", "Write it, or delete it."),
                > MaxFileBytes =>
                    new Mistake(ContentRules.FileIsSmall, $"The file has {file.Length:N0} bytes; the limit is {MaxFileBytes:N0}.",
                    "Split it."),
                _ => null,
            };
            if (mistake is not null)
            {
                problems.Add(new Problem(mistake, path, 1, 1));
                return null;
            }

            return Decode(path, ReadBytes(file), problems) is { } text ? new ContentFile(path, text) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ContentRules.FileIsReadable, path, 1, 1, $"The file cannot be read: {error.Message}",
                "Give the site the right to read it."));
            return null;
        }
    }

    private static string? Decode(string path, ReadOnlySpan<byte> bytes, List<Problem> problems)
    {
        var body = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            var text = StrictUtf8.GetString(body).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            if (!text.Contains('\0'))
            {
                return text;
            }

            problems.Add(Located(path, body[..body.IndexOf((byte)0)], "The file is not text: it holds a zero byte."));
        }
        catch (DecoderFallbackException error)
        {
            problems.Add(Located(path, body[..Math.Max(0, error.Index)], "The file is not valid UTF-8 here."));
        }

        return null;
    }

    private static Problem Located(string path, ReadOnlySpan<byte> before, string what) => new(
        ContentRules.FileIsText, path, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), what, "Save the file as UTF-8 text.");
}
