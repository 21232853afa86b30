using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>
/// What a file is by its name. Those that other programs leave in the folder, and those that are named nearly as if they were read,
/// are left out with a word about it.
/// </summary>
internal static partial class FileNames
{
    /// <summary>Each is read whole as text.</summary>
    private static readonly string[] Endings = [".md", ".yml", ".csv", ".svg"];

    public static bool IsImage(string path) => path.StartsWith("images/", StringComparison.Ordinal);

    public static bool IsText(string path) => !IsImage(path) && Endings.Contains(Path.GetExtension(path));

    /// <param name="paths">All of the folder: a copy is known by the file that it is made from.</param>
    public static ImmutableArray<Problem> LeftOut(IReadOnlyCollection<string> paths)
    {
        var stems = paths.Where(path => IsAddress(StemOf(path))).ToLookup(FolderOf, StemOf);
        return
        [
            .. from path in paths
               where !IsImage(path) && StemOf(path) != "README"
               let mistake = MistakeIn(path, stems[FolderOf(path)])
               where mistake is not null
               select new Problem(mistake, path, 1, 1),
        ];
    }

    /// <param name="neighbours">The files of the same folder, without their endings.</param>
    private static Mistake? MistakeIn(string path, IEnumerable<string> neighbours) => MeantBy(path) switch
    {
        null => null,
        var meant when IsForeign(StemOf(meant), neighbours) => new Mistake(
            ContentRules.FileIsOurs, "This looks like a copy, a lock or a conflict of another program; it is left out.",
            "Delete it; or take over what is in it that you need, or give it a name of small letters, digits and hyphens."),
        var meant when meant != path => new Mistake(
            ContentRules.FileEnding, $"Nothing reads a file that ends in {Path.GetExtension(path)}.", $"Name it {meant}."),
        _ when Path.GetExtension(path) is ".yml" or ".csv" && !CompiledData.Paths.Contains(path) => new Mistake(
            ContentRules.FileIsRead, "Nothing reads this file.",
            Nearest.DidYouMean(path, CompiledData.Paths, "Write what is in it into a file that is read, or take it out.")),
        _ => null,
    };

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

    private static bool IsForeign(string stem, IEnumerable<string> neighbours) =>
        !IsAddress(stem) && (ForeignName().IsMatch(stem)
            || neighbours.Any(other => stem.StartsWith(other, StringComparison.Ordinal) && Addition().IsMatch(stem[other.Length..])));

    private static bool IsAddress(string stem) => Address().IsMatch(stem);

    private static string StemOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex Address();

    /// <summary>As word processors, file managers, Dropbox, Syncthing, Nextcloud, git and editors name what they leave.</summary>
    [GeneratedRegex(
        """
        ^~\$ | ^\# | ~\d*$ | \ \(\d+\)$ | \.(?:bak|orig|old|tmp|save|swp|rej)$ | _(?:BACKUP|BASE|LOCAL|REMOTE)_\d+$
        | ^(?:copy|kopie|copie|copia|cópia)(?:\ \(\d+\))?\ (?:of|von|de|di)\ | [\ (_.-](?:copy|kopie|copie|copia|cópia)(?:[\ )_\d]|$)
        | sync-conflict | conflicted\ copy | case\ conflict | [([_.]conflict
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForeignName();

    /// <summary>What no address holds, behind the name of another file: 42-DESKTOP-7 beside 42, in whatever language.</summary>
    [GeneratedRegex(@"^(?: \(| - |[._~\[]|-[A-Z0-9]*[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Addition();
}
