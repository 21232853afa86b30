using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>The file that an editor means, and whether a new one can be there.</summary>
public static class ArticleFile
{
    private const string Extension = ".md";

    /// <summary>
    /// A file that may have to be written. <c>training/x</c>, <c>training/x.md</c> and <c>content/training/x.md</c> from the working folder
    /// are one file; where it could be two, the one whose folder is there.
    /// </summary>
    /// <returns>Its path in the content folder, with forward slashes.</returns>
    /// <exception cref="CommandFailedException">It would be outside of that folder.</exception>
    public static string Named(string typed, string contentRoot, string workingFolder)
    {
        var possible = Possible(typed, contentRoot, workingFolder);
        return possible.Find(file => Directory.Exists(Path.GetDirectoryName(Path.Combine(contentRoot, file)))) ?? possible[0];
    }

    /// <summary>The article of a file that an editor names, or of an address where the file is the index of a folder.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static Article Find(IReadOnlyCollection<Article> articles, ContentFolder folder, string typed)
    {
        var possible = Possible(typed, folder.Root, Environment.CurrentDirectory);
        return Meant(articles, possible)
            ?? throw new CommandFailedException($"There is no article {possible[0]}. "
                + Nearest.DidYouMean(possible[0], articles.Select(other => other.File), "`list` shows all there are."));
    }

    /// <summary>Of the files that a name could be the first that is there.</summary>
    public static Article? Meant(IReadOnlyCollection<Article> articles, IEnumerable<string> possible) => possible
        .Select(file => articles.FirstOrDefault(article => article.File == file)
            ?? articles.FirstOrDefault(article => article.Path == ParsedArticle.PathOf(file)))
        .FirstOrDefault(article => article is not null);

    /// <summary>As seen from the working folder, then from the content folder.</summary>
    public static List<string> Possible(string typed, string contentRoot, string workingFolder)
    {
        if (typed.Trim().Length == 0 || typed.Contains('\0'))
        {
            throw new CommandFailedException("The path is empty. Name a file of the content folder, such as training/x.");
        }

        var possible = new[] { workingFolder, contentRoot }.Select(from => Inside(contentRoot, Path.GetFullPath(typed, from)))
            .OfType<string>().Distinct().Select(path => path.EndsWith(Extension, StringComparison.Ordinal) ? path : path + Extension)
            .ToList();
        return possible.Count > 0
            ? possible
            : throw new CommandFailedException($"{typed} is outside of the content folder, {contentRoot}.");
    }

    /// <exception cref="CommandFailedException">Something is there, or what is there would not become an article.</exception>
    public static void DemandFree(string file, ContentFolder folder, FolderWalk walk)
    {
        if (file.Split('/')[0] is "images" || !ParsedArticle.IsArticle(file))
        {
            throw new CommandFailedException($"{file} would not be an article: data/, images/, includes/ and every README.md hold "
                + "something else.");
        }

        var there = walk.Files.Select(found => found.Path).Concat(walk.Skipped)
            .FirstOrDefault(path => path.Equals(file, StringComparison.OrdinalIgnoreCase));
        if (there is not null || IsThere(folder.PathOf(file)))
        {
            throw new CommandFailedException(there is null || there == file
                ? $"{folder.FromHere(file)} is there already."
                : $"{folder.FromHere(there)} is there already and differs in capitals alone: many machines take the two for "
                    + "one.");
        }

        if (LinkAbove(file, folder) is { } link)
        {
            throw new CommandFailedException($"{folder.FromHere(link)} is a link to another folder, which the guide does not follow. "
                + "Choose another folder.");
        }
    }

    private static string? Inside(string root, string full)
    {
        var start = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;
        return full.StartsWith(start, StringComparison.Ordinal) ? full[start.Length..].Replace(Path.DirectorySeparatorChar, '/') : null;
    }

    /// <summary>Also a folder of this name, or a link that leads nowhere.</summary>
    private static bool IsThere(string full) => Path.Exists(full) || new FileInfo(full).LinkTarget is not null;

    private static string? LinkAbove(string file, ContentFolder folder)
    {
        for (var above = Path.GetDirectoryName(file); above is { Length: > 0 }; above = Path.GetDirectoryName(above))
        {
            if (new DirectoryInfo(folder.PathOf(above)).LinkTarget is not null)
            {
                return above;
            }
        }

        return null;
    }
}
