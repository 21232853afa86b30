using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>What other articles can know of one: where it is, when it is open, and which headings it has.</summary>
internal sealed record ArticleHead(ContentFile File, string Path, FrontMatter Front, ImmutableArray<Heading> Headings)
{
    /// <summary>Whether links to the two lead to the same place.</summary>
    public bool IsSameAs(ArticleHead other) =>
        ReferenceEquals(this, other)
        || (File.Path == other.File.Path && Front.Publication == other.Front.Publication && Headings.SequenceEqual(other.Headings));
}

/// <summary>
/// One article's file on its way through a compilation: read, then compiled. It is taken over from the compilation before
/// while its files are the same and the rest of the guide tells it the same.
/// </summary>
/// <param name="Head">Null for a file that cannot become an article.</param>
/// <param name="Article">Null until compiled.</param>
internal sealed record ArticleUnit(ContentFile File, ArticleHead? Head, Article? Article, ImmutableArray<Problem> Problems)
{
    /// <summary>The text as a tree; compiling uses it up, and it is not kept.</summary>
    private ParsedArticle? Parsed { get; init; }

    /// <summary>The files that it includes, with their texts; null for one that is not there.</summary>
    private ImmutableSortedDictionary<string, string?> Includes { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    private Dependencies? Dependencies { get; init; }

    public static ArticleUnit Read(ContentFile file, ContentFiles files, ArticleUnit? before)
    {
        if (before?.IsSameIn(file, files) == true)
        {
            return before;
        }

        var problems = new List<Problem>();
        var parsed = ParsedArticle.Read(file, files, problems);
        return new ArticleUnit(file, parsed?.Head, null, [.. problems])
        {
            Parsed = parsed,
            Includes = parsed?.Includes ?? ImmutableSortedDictionary<string, string?>.Empty
        };
    }

    private bool IsSameIn(ContentFile file, ContentFiles files) =>
        File == file && Includes.All(include => include.Value is not null && files.Find(include.Key)?.Text == include.Value);

    public ArticleUnit Compile(GuideIndex index, ContentFiles files)
    {
        if (Head is null)
        {
            return this;
        }

        if (Dependencies?.AreSameIn(index) == true)
        {
            return this;
        }

        var parsed = Parsed ?? ParsedArticle.Read(File, files, [])!;
        var dependencies = new Dependencies(index);
        var article = Compile(parsed, dependencies);
        return new ArticleUnit(File, Head, article, [.. parsed.Problems]) { Dependencies = dependencies, Includes = Includes };
    }

    private static Article? Compile(ParsedArticle parsed, Dependencies dependencies)
    {
        try
        {
            return new ArticleCompiler(dependencies).Compile(parsed);
        }
        catch (ArgumentException error)
        {
            parsed.Problems.Add(ParsedArticle.TooDeep(parsed.Head.File.Path, error));
            return null;
        }
    }
}
