using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BackendCareer.Content;

/// <summary>One text file of the guide.</summary>
/// <param name="Path">Relative to the content folder, with forward slashes.</param>
/// <param name="Text">Line ends are LF; no byte order mark.</param>
public sealed record ContentFile(string Path, string Text)
{
    /// <summary>Equal for equal texts, also after a restart.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 8));
}

/// <summary>What shows that a file was written, without reading it.</summary>
public readonly record struct FileStamp(long Length, long WrittenTicks)
{
    public static FileStamp Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc.Ticks);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Length}|{WrittenTicks}");
}

/// <summary>What one reading of the content folder found.</summary>
/// <param name="Images">
/// Paths of the files below <c>images/</c>, which are served as they are, and their sizes; null for one that cannot be read.
/// </param>
/// <param name="Skipped">Links that lead out of the folder or to another folder: never followed.</param>
public sealed record ContentFiles(
    ImmutableArray<ContentFile> Texts,
    ImmutableSortedDictionary<string, ImageSize?> Images,
    ImmutableArray<string> Skipped,
    ImmutableArray<Problem> Problems)
{
    /// <summary>256 KiB: thirty times the longest article, and small enough to parse at once.</summary>
    public const int MaxFileBytes = 256 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What each file looked like from outside when it was read.</summary>
    public IReadOnlyDictionary<string, FileStamp> Stamps { get; init; } = ImmutableDictionary<string, FileStamp>.Empty;

    /// <summary>The day of each file's last change, as the history of the folder has it; empty without one.</summary>
    public ImmutableDictionary<string, DateOnly> Changed { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>Files that are there and no part of the guide, and what is to be done about each.</summary>
    public ImmutableArray<Problem> LeftOut { get; init; } = [];

    public static ContentFiles None { get; } = new([], ImmutableSortedDictionary<string, ImageSize?>.Empty, [], []);

    /// <summary>The folder itself could not be read: nothing can be said of what is in it.</summary>
    public bool FolderIsUnreadable => IsUnreadable(ContentFolder.Itself);

    /// <summary>Whether a file is there but could not be read.</summary>
    public bool IsUnreadable(string path) => Problems.Any(problem => problem.Path == path);

    public ContentFile? Find(string path) => Texts.FirstOrDefault(file => file.Path == path);

    /// <summary>A hash of every path, text and size of an image: equal content has an equal version, also after a restart.</summary>
    public string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Hash}\0"));
        }

        foreach (var (path, size) in Images)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{size}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    /// <param name="before">An earlier reading: what looks as it did then is not read again.</param>
    /// <param name="rung">What is read again all the same.</param>
    public static ContentFiles Read(FolderWalk walk, ContentFiles before, RungFiles? rung = null)
    {
        var texts = ImmutableArray.CreateBuilder<ContentFile>();
        var images = ImmutableSortedDictionary.CreateBuilder<string, ImageSize?>(StringComparer.Ordinal);
        var stamps = new Dictionary<string, FileStamp>();
        var problems = new List<Problem>(walk.Problems);
        var known = before.Texts.ToDictionary(file => file.Path);
        var leftOut = FileNames.LeftOut([.. walk.Files.Select(found => found.Path)]);
        var foreign = leftOut.Select(problem => problem.Path).ToHashSet();
        foreach (var (path, file) in walk.Files)
        {
            var stamp = FileStamp.Of(file);
            var isKnown = before.Stamps.GetValueOrDefault(path) == stamp && rung?.Has(walk, path, file) != true;
            if (FileNames.IsImage(path))
            {
                images[path] = isKnown ? before.Images[path] : ImageHeader.SizeOf(path, file);
                stamps[path] = stamp;
            }
            else if (FileNames.IsText(path) && !foreign.Contains(path)
                && (isKnown ? known[path] : ReadText(path, file, problems)) is { } text)
            {
                texts.Add(text);
                stamps[path] = stamp;
            }
        }

        return new ContentFiles(texts.ToImmutable(), images.ToImmutable(), [.. walk.Skipped], [.. problems])
        {
            Stamps = stamps,
            LeftOut = leftOut,
        };
    }

    private static ContentFile? ReadText(string path, FileInfo file, List<Problem> problems)
    {
        try
        {
            var mistake = file.Length switch
            {
                // Also true of pipes and devices, which would block: nothing of length 0 is ever opened.
                0 => new Mistake(ContentRules.FileIsFilled, "The file is empty.", "Write it, or delete it."),
                > MaxFileBytes => new Mistake(
                    ContentRules.FileIsSmall, $"The file has {file.Length:N0} bytes; the limit is {MaxFileBytes:N0}.", "Split it."),
                _ => null,
            };
            if (mistake is not null)
            {
                problems.Add(new Problem(mistake, path, 1, 1));
                return null;
            }

            return Decode(path, ContentFolder.ReadBytes(file), problems) is { } text && HasNoConflict(path, text, problems)
                ? new ContentFile(path, text)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(ContentRules.FileIsReadable, path, 1, 1, $"The file cannot be read: {error.Message}",
                OpenFiles.AreTooMany(error) ? OpenFiles.Remedy : "Give the site the right to read it."));
            return null;
        }
    }

    /// <summary>Two versions in one file are neither: whatever else would be said of it leads astray.</summary>
    private static bool HasNoConflict(string path, string text, List<Problem> problems)
    {
        var conflict = ConflictMarkers.In(path, text);
        problems.AddRange(conflict is null ? [] : [conflict]);
        return conflict is null;
    }

    private static string? Decode(string path, ReadOnlySpan<byte> bytes, List<Problem> problems)
    {
        var body = bytes;
        while (body.StartsWith(Encoding.UTF8.Preamble)) // a program that writes one without looking makes two
        {
            body = body[Encoding.UTF8.Preamble.Length..];
        }

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
        ContentRules.FileIsText, path, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), what,
        "Save the file as UTF-8 text.");
}
