using System.Text;

namespace BackendCareer.Content;

/// <summary>
/// Every file below a folder, in one order on every machine. Names that begin with a dot are left out, links to
/// folders and links that leave the root are never followed: a loop or <c>/etc</c> in the content stays outside.
/// </summary>
public sealed class FolderWalk(string realRoot)
{
    public string RealRoot { get; } = realRoot;

    public List<(string Path, FileInfo File)> Files { get; } = [];

    public List<string> Skipped { get; } = [];

    /// <summary>When something last came into a folder, went, or took the place of another; all else can look as before.</summary>
    private readonly List<long> _changes = [];

    /// <summary>What kept the folder, or a part of it, from being walked.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Changes whenever a path, a size or a time of a file or folder does; knows nothing of what the files hold.</summary>
    public string Stamp()
    {
        var stamp = new StringBuilder(RealRoot);
        foreach (var (path, file) in Files)
        {
            stamp.Append('\n').Append(path).Append('|').Append(FileStamp.Of(file));
        }

        return stamp.Append('\n').AppendJoin('\n', Skipped).Append('\n').AppendJoin('|', _changes).ToString();
    }

    /// <summary>One file as it is now; null where it is gone, or has become a link out of the root since a walk found it.</summary>
    internal FileInfo? Find(string path)
    {
        var file = new FileInfo(Path.Combine(RealRoot, path));
        return IsInside(file) && Target(file) is FileInfo { Exists: true } found ? found : null;
    }

    internal void Visit(DirectoryInfo folder)
    {
        _changes.Add(folder.LastWriteTimeUtc.Ticks);
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.Name.StartsWith('.'))
            {
                continue;
            }

            switch (Target(entry))
            {
                case FileInfo { Exists: true } file:
                    Files.Add((PathOf(entry), file));
                    break;
                // a name that is not UTF-8 cannot be opened
                case DirectoryInfo { LinkTarget: null } child when child.FullName == entry.FullName && Directory.Exists(child.FullName):
                    Visit(child);
                    break;
                default:
                    Skipped.Add(PathOf(entry));
                    break;
            }
        }
    }

    /// <summary>The entry itself, or the file inside the root that it is a link to; null for any other link.</summary>
    private FileSystemInfo? Target(FileSystemInfo entry)
    {
        if (entry.LinkTarget is null)
        {
            return entry;
        }

        var target = ResolveLink(entry);
        return target is not null && IsInside(target) ? target : null;
    }

    /// <summary>A path that begins with the root may still lead out of it, through a folder that is a link.</summary>
    private bool IsInside(FileSystemInfo entry)
    {
        for (var folder = Directory.GetParent(entry.FullName); folder is { LinkTarget: null }; folder = folder.Parent)
        {
            if (folder.FullName == RealRoot)
            {
                return true;
            }
        }

        return false;
    }

    private static FileSystemInfo? ResolveLink(FileSystemInfo entry)
    {
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null; // a link to itself
        }
    }

    internal string PathOf(FileSystemInfo entry) =>
        Path.GetRelativePath(RealRoot, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
