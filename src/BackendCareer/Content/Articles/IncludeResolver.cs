using System.Collections.Immutable;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>Puts the text of other files in the place of an article's <c>::: include</c> blocks. Each block remembers its file.</summary>
internal sealed class IncludeResolver(ContentFiles files, ICollection<Problem> problems)
{
    public const string Folder = "includes/";
    private const string Origin = "file";
    private const int MostDepth = 4;
    private const int MostFiles = 50; // ten in each of ten in each of ten would be a thousand

    private readonly Dictionary<string, string?> _read = [];
    private int _included;
    private int _characters;

    public static bool IsInclude(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>A file that an article can include; a README is for whoever writes.</summary>
    public static bool IsText(string path) =>
        IsInclude(path) && path.EndsWith(".md", StringComparison.Ordinal) && Path.GetFileName(path) != "README.md";

    /// <summary>Every file that was asked for, with its text; null for one that is not there.</summary>
    public ImmutableSortedDictionary<string, string?> Read => _read.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The file in which a part of an article was written.</summary>
    public static string FileOf(MarkdownObject place, string article)
    {
        for (var block = place as Markdig.Syntax.Block ?? BlockOf(place as Inline); block is not null; block = block.Parent)
        {
            if (block.GetData(Origin) is string file)
            {
                return file;
            }
        }

        return article;
    }

    /// <param name="way">The files that lead here, the article first.</param>
    public void Expand(MarkdownDocument document, ImmutableArray<string> way)
    {
        foreach (var place in document.Descendants<CustomContainer>().Where(container => container.Info == BlockRules.Include).ToList())
        {
            var blocks = BlocksOf(place, way);
            var parent = place.Parent!;
            var index = parent.IndexOf(place);
            parent.RemoveAt(index);
            foreach (var block in blocks)
            {
                parent.Insert(index++, block);
            }
        }
    }

    private List<Markdig.Syntax.Block> BlocksOf(CustomContainer place, ImmutableArray<string> way)
    {
        var path = (place.Arguments ?? "").Trim();
        var mistake = BlockRules.MistakeInInclude(place) ?? MistakeIn(path, way);
        if (mistake is not null)
        {
            problems.Add(new Problem(mistake, way[^1], place.Line + 1, place.Column + 1));
            return [];
        }

        return files.Find(path) is { } file && ArticleMarkdown.Parse(file, problems) is { } document ? Take(document, file, way) : [];
    }

    private Mistake? MistakeIn(string path, ImmutableArray<string> way)
    {
        if (!IsInclude(path) || !path.EndsWith(".md", StringComparison.Ordinal))
        {
            return new Mistake(ContentRules.IncludeIsThere, $"The block ::: include names no file below {Folder}: {path}.",
                $"Write its path from the content folder, such as {Folder}apply.md.");
        }

        var text = _read[path] = files.Find(path)?.Text;
        if (text is null && !files.IsUnreadable(path))
        {
            return new Mistake(ContentRules.IncludeIsThere, $"There is no file {path}.", Nearest.DidYouMean(
                path, files.Texts.Select(file => file.Path).Where(IsInclude), "Write it, or take the block out."));
        }

        return EndlessMistake(path, way) ?? LargeMistake(text ?? "");
    }

    private static Mistake? EndlessMistake(string path, ImmutableArray<string> way)
    {
        if (way.Contains(path))
        {
            return new Mistake(ContentRules.IncludeEnds, $"{path} includes itself: {string.Join(", ", way.Add(path))}.",
                "Take one of these includes out.");
        }

        return way.Length > MostDepth
            ? new Mistake(ContentRules.IncludeEnds, $"Includes stand in each other more than {MostDepth} deep here.",
                "Include the file from the article.")
            : null;
    }

    private Mistake? LargeMistake(string text)
    {
        _characters += text.Length;
        if (_characters > ContentFiles.MaxFileBytes)
        {
            return new Mistake(
                ContentRules.IncludeEnds, "The includes of this article hold more text than one article may.", "Split the article.");
        }

        return ++_included > MostFiles
            ? new Mistake(ContentRules.IncludeEnds, $"The article has more than {MostFiles} includes.", "Write some of the text into it.")
            : null;
    }

    private List<Markdig.Syntax.Block> Take(MarkdownDocument document, ContentFile file, ImmutableArray<string> way)
    {
        Expand(document, way.Add(file.Path));
        var blocks = document.ToList();
        document.Clear();
        foreach (var block in blocks.Where(block => block.GetData(Origin) is null)) // the others are of a file that this one includes
        {
            block.SetData(Origin, file.Path);
        }

        return blocks;
    }

    private static LeafBlock? BlockOf(Inline? inline)
    {
        var root = inline as ContainerInline ?? inline?.Parent;
        while (root?.Parent is { } parent)
        {
            root = parent;
        }

        return root?.ParentBlock;
    }
}
