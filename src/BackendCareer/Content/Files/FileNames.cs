using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>
/// What a file is by its name. Those that other programs leave in the folder, and those that are named nearly as if they were read,
/// are left out with a word about it.
/// </summary>
internal static partial class FileNames
{
    private const string Readme = "README"; // for who writes, in any folder

    /// <summary>Each is read whole as text.</summary>
    private static readonly string[] Endings = [".md", ".yml", ".csv", ".svg"];

    public static bool IsImage(string path) => path.StartsWith("images/", StringComparison.Ordinal);

    public static bool IsText(string path) => !IsImage(path) && Endings.Contains(Path.GetExtension(path));

    /// <param name="paths">All of the folder: a copy is known by the file, or the folder, that it is made from.</param>
    public static ImmutableArray<Problem> LeftOut(IReadOnlyCollection<string> paths)
    {
        var names = paths.SelectMany(Steps).Distinct().Where(step => IsOwn(step.Name)).ToLookup(step => step.Folder, step => step.Name);
        return
        [
            .. from path in paths
               where !IsImage(path) && StemOf(path) != Readme
               let mistake = MistakeIn(path, names)
               where mistake is not null
               select new Problem(mistake, path, 1, 1),
        ];
    }

    /// <summary>The folders on the way to a file, then the file without its ending.</summary>
    private static IEnumerable<(string Folder, string Name)> Steps(string path)
    {
        var start = 0;
        for (var end = path.IndexOf('/'); end >= 0; end = path.IndexOf('/', start))
        {
            yield return (path[..start], path[start..end]);
            start = end + 1;
        }

        yield return (path[..start], StemOf(path));
    }

    /// <param name="names">For each folder those of what is in it.</param>
    private static Mistake? MistakeIn(string path, ILookup<string, string> names) => MeantBy(path) switch
    {
        null => null,
        var meant when Steps(meant).Any(step => IsForeign(step.Name, names[step.Folder])) => new Mistake(
            ContentRules.FileIsOurs, "This looks like a copy, a lock or a conflict of another program; it is left out.",
            "Delete it; or take over what is in it that you need, or give it a name of small letters, digits and hyphens."),
        var meant when meant != path => new Mistake(
            ContentRules.FileEnding, $"Nothing reads a file that ends in {Path.GetExtension(path)}.", $"Name it {meant}."),
        _ => MistakeInPlace(path),
    };

    private static Mistake? MistakeInPlace(string path) => Path.GetExtension(path) switch
    {
        ".yml" or ".csv" when !CompiledData.Paths.Contains(path) => Unread(
            Nearest.DidYouMean(path, CompiledData.Paths, "Write what is in it into a file that is read, or take it out.")),
        ".md" when !ParsedArticle.IsArticle(path) && !IncludeResolver.IsInclude(path) => Unread(
            "An article stands outside of data/: move it there, name it README.md if it is for who writes, or take it out."),
        ".svg" when !DrawingParser.IsDrawing(path) => Unread(
            $"Put it below {DrawingParser.Folder} if it is drawn into a page, and below images/ if it is a picture."),
        _ => null,
    };

    private static Mistake Unread(string remedy) => new(ContentRules.FileIsRead, "Nothing reads this file.", remedy);

    /// <summary>The path under which the file would be read; null for a file of another kind.</summary>
    private static string? MeantBy(string path)
    {
        var ending = Path.GetExtension(path).Trim().ToLowerInvariant();
        var meant = ending switch
        {
            _ when Endings.Contains(ending) => ending,
            ".markdown" or ".mdown" or ".mkdn" or ".mkd" or ".mdwn" or ".mdtext" or ".mdx" or ".mdd" or ".dm" => ".md",
            ".yaml" or ".yam" or ".ymal" or ".ylm" => ".yml",
            ".cvs" => ".csv",
            _ => null,
        };
        if (ending is ".txt" or ".text")
        {
            return MeantByPlainText(path);
        }

        return meant is null ? null : Path.ChangeExtension(path, meant);
    }

    /// <summary>a.md for a.md.txt, as some editors save it, and for a.txt.</summary>
    private static string? MeantByPlainText(string path)
    {
        var inner = Path.ChangeExtension(path, null);
        if (Endings.Contains(Path.GetExtension(inner).ToLowerInvariant()))
        {
            return MeantBy(inner);
        }

        return IsAddress(StemOf(path)) && !path.StartsWith("data/", StringComparison.Ordinal) ? inner + ".md" : null;
    }

    private static bool IsForeign(string name, IEnumerable<string> neighbours) =>
        !IsOwn(name) && (ForeignName().IsMatch(name)
            || neighbours.Any(other => name.StartsWith(other, StringComparison.Ordinal) && Addition().IsMatch(name[other.Length..])));

    private static bool IsOwn(string name) => name == Readme || IsAddress(name);

    private static bool IsAddress(string stem) => Address().IsMatch(stem);

    private static string StemOf(string path) => Path.GetFileNameWithoutExtension(path);

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex Address();

    /// <summary>As word processors, file managers, Dropbox, Syncthing, Nextcloud, git and editors name what they leave.</summary>
    [GeneratedRegex(
        """
        ^~\$ | ^\# | ~\d*$ | \(\d+\)$ | \.(?:bak|orig|old|tmp|save|swp|rej)$ | _(?:BACKUP|BASE|LOCAL|REMOTE)_\d+$
        | ^(?:copy|kopi[aeo]?|copie|copia|cópia)(?:\ ?\(\d+\))?\ (?:of|von|van|de|di|da|do|af|av)[ ]
        | [\ (_.-](?:copy|kopi[aeo]?|copie|copia|cópia|копия|копія)(?:[\ )_\d]|$) | コピー | 副本 | 복사본
        | sync-conflict | conflicted\ copy | case\ conflict | [([_.]conflict
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForeignName();

    /// <summary>What no address holds, behind the name of another: 42-DESKTOP-7, 42 2 or 42 [1] beside 42, in whatever language.</summary>
    [GeneratedRegex(@"^(?: ?[(\[{]| [-–—] |[._~]|-[A-Z0-9]*[A-Z]|(?: \d+)+$)", RegexOptions.CultureInvariant)]
    private static partial Regex Addition();
}
