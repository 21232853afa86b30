using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>What other articles can know of one: where it is, when it is open, and which headings it has.</summary>
internal record ArticleHead(ContentFile File, string Path, FrontMatter Front, ImmutableArray<Heading> Headings)
{
    /// <summary>Whether links to the two lead to the same place.</summary>
    public bool LooksLike(ArticleHead other) =>
        ReferenceEquals(this, other)
        || (File.Path == other.File.Path && Front.Publication == other.Front.Publication && Headings.SequenceEqual(other.Headings));
}

/// <summary>
/// One article's file on its way through a compilation: read, then compiled. It is taken over from the compilation before
/// while its files are the same and the rest of the guide gives the same answers.
/// </summary>
/// <param name="Head">Null for a file that cannot become an article.</param>
/// <param name="Article">Null until compiled.</param>
internal sealed record ArticleUnit(ContentFile File, ArticleHead? Head, Article? Article, ImmutableArray<Problem> Problems)
{
    /// <summary>The text as a tree; compiling uses it up, and it is not kept.</summary>
    private ParsedArticle? Parsed { get; init; }

    /// <summary>The files that it includes, with their texts; null for one that is not there.</summary>
    private ImmutableSortedDictionary<string, string?> Includes { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    private Answers? Answers { get; init; }

    public static ArticleUnit Read(ContentFile file, ContentFiles files, ArticleUnit? before)
    {
        if (before?.File == file && before.Includes.All(include => include.Value is not null && files.Find(include.Key)?.Text == include.Value))
        {
            return before;
        }

        var problems = new List<Problem>();
        var parsed = ParsedArticle.Read(file, files, problems);
        return new ArticleUnit(file, parsed?.Head, null, [.. problems]) { Parsed = parsed, Includes = parsed?.Includes ?? ImmutableSortedDictionary<string, string?>.Empty };
    }

    public ArticleUnit Compile(Surroundings surroundings, ContentFiles files)
    {
        if (Head is null)
        {
            return this;
        }

        if (Answers?.In(surroundings) is { } same)
        {
            return this with { Answers = same };
        }

        var parsed = Parsed ?? ParsedArticle.Read(File, files, [])!;
        var answers = new Answers(surroundings);
        var article = Compile(parsed, answers);
        return new ArticleUnit(File, Head, article, [.. parsed.Problems]) { Answers = answers, Includes = Includes };
    }

    private static Article? Compile(ParsedArticle parsed, Answers answers)
    {
        try
        {
            return new ArticleCompiler(answers).Compile(parsed);
        }
        catch (ArgumentException error)
        {
            parsed.Problems.Add(ParsedArticle.TooDeep(parsed.File.Path, error));
            return null;
        }
    }
}
