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

    public string Root { get; } = Path.GetFullPath(root);

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

    public ContentFiles Read()
    {
        var texts = ImmutableArray.CreateBuilder<ContentFile>();
        var problems = new List<Problem>();
        var walk = Walk(problems);
        foreach (var (path, file) in walk.Files.Where(found => IsText(found.Path)))
        {
            if (ReadText(path, file, problems) is { } text)
            {
                texts.Add(new ContentFile(path, text));
            }
        }

        var images = walk.Files.Where(found => IsImage(found.Path)).ToImmutableSortedDictionary(found => found.Path, found => ImageHeader.SizeOf(found.File), StringComparer.Ordinal);
        return new ContentFiles(texts.ToImmutable(), images, [.. walk.Skipped], [.. problems]);
    }

    /// <summary>Changes whenever a path, a size or a time of writing does; reads no file.</summary>
    public string Stamp()
    {
        var walk = Walk([]);
        var stamp = new StringBuilder(walk.RealRoot);
        foreach (var (path, file) in walk.Files)
        {
            stamp.Append('\n').Append(path).Append('|').Append(file.Length).Append('|').Append(file.LastWriteTimeUtc.Ticks);
        }

        return stamp.ToString();
    }

    private static bool IsImage(string path) => path.StartsWith("images/", StringComparison.Ordinal);

    private static bool IsText(string path) => !IsImage(path) && TextExtensions.Contains(Path.GetExtension(path));

    private FolderWalk Walk(List<Problem> problems)
    {
        var walk = new FolderWalk(Root);
        try
        {
            walk = new FolderWalk(Directory.ResolveLinkTarget(Root, returnFinalTarget: true)?.FullName ?? Root);
            walk.Visit(new DirectoryInfo(walk.RealRoot));
        }
        catch (Exception error) when (error is DirectoryNotFoundException or FileNotFoundException)
        {
            problems.Add(new Problem(ContentRules.FolderIsThere, Itself, 1, 1, $"The content folder {Root} is not there.",
                "Restore it, or name the right one in Content:Folder."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ContentRules.FolderIsThere, Itself, 1, 1, $"The content folder cannot be read: {error.Message}",
                "Give the site the right to read every folder in it."));
        }

        return walk;
    }

    private static string? ReadText(string path, FileInfo file, List<Problem> problems)
    {
        try
        {
            var mistake = file.Length switch
            {
                // Also true of pipes and devices, which would block: nothing of length 0 is ever opened.
                0 => new Mistake(ContentRules.FileIsFilled, "The file is empty.", "Write it, or delete it."),
                > MaxFileBytes => new Mistake(ContentRules.FileIsSmall, $"The file has {file.Length:N0} bytes; the limit is {MaxFileBytes:N0}.", "Split it."),
                _ => null,
            };
            if (mistake is not null)
            {
                problems.Add(new Problem(mistake, path, 1, 1));
                return null;
            }

            return Decode(path, File.ReadAllBytes(file.FullName), problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ContentRules.FileIsReadable, path, 1, 1, $"The file cannot be read: {error.Message}", "Give the site the right to read it."));
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
