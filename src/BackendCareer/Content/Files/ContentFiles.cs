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

    /// <summary>What each file looked like from outside when it was read.</summary>
    public IReadOnlyDictionary<string, FileStamp> Stamps { get; init; } = ImmutableDictionary<string, FileStamp>.Empty;

    /// <summary>The day of each file's last change, as the history of the folder has it; empty without one.</summary>
    public ImmutableDictionary<string, DateOnly> Changed { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>
    /// Files that cannot be taken, each with a problem, as far as they can be made out: what they say of themselves tells whose problem
    /// it is.
    /// </summary>
    public ImmutableArray<ContentFile> Damaged { get; init; } = [];

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
        var damaged = new List<TextFile>();
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
            else if (FileNames.IsText(path) && !foreign.Contains(path))
            {
                var read = isKnown ? new TextFile(known[path], null) : TextFile.Read(path, file);
                if (read.Problem is null)
                {
                    texts.Add(read.File);
                    stamps[path] = stamp;
                }
                else
                {
                    damaged.Add(read);
                }
            }
        }

        return new ContentFiles(texts.ToImmutable(), images.ToImmutable(), [.. walk.Skipped],
            [.. walk.Problems, .. damaged.Select(read => read.Problem!)])
        {
            Stamps = stamps,
            Damaged = [.. damaged.Select(read => read.File)],
            LeftOut = leftOut,
        };
    }
}
