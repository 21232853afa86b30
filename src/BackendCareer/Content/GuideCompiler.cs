using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>What came of one compilation.</summary>
/// <param name="Guide">Null where a problem is more than a warning: a guide is published whole or not at all.</param>
/// <param name="Files">What was compiled; a problem is shown with its line.</param>
public sealed record CompiledGuide(Guide? Guide, ImmutableArray<Problem> Problems, ContentFiles Files)
{
    public static CompiledGuide Nothing { get; } = new(null, [], ContentFiles.None);

    /// <summary>What the next compilation may take over.</summary>
    internal ImmutableArray<ArticleUnit> Units { get; init; } = [];

    internal GuideIndex? GuideIndex { get; init; }
}

/// <summary>Files in, a guide or every problem out. Pure: no clock, no disk, no exception for what an author wrote.</summary>
public static class GuideCompiler
{
    /// <param name="before">An earlier compilation; the result is the same without it, and comes later.</param>
    public static CompiledGuide Compile(ContentFiles files, Edition edition, CompiledGuide? before = null)
    {
        if (files.FolderIsUnreadable)
        {
            return new CompiledGuide(null, files.Problems, files) { Units = before?.Units ?? [], GuideIndex = before?.GuideIndex };
        }

        var known = before?.Units.ToDictionary(unit => unit.File.Path) ?? [];
        var data = CompiledData.Of(files, before?.GuideIndex?.Data);
        var read = InParallel(files.Texts.Where(file => ParsedArticle.IsArticle(file.Path)),
            file => ArticleUnit.Read(file, files, known.GetValueOrDefault(file.Path)));
        var heads = read.Select(unit => unit.Head).OfType<ArticleHead>().ToList();
        var index = new GuideIndex(new ArticleLinks(heads, files, edition), data);
        index = before?.GuideIndex?.IsSameAs(index) == true ? before.GuideIndex : index; // of which nobody has to be asked again
        var units = InParallel(read, unit => unit.Compile(index, files));
        IEnumerable<Problem> problems = [.. files.Problems, .. data.Problems, .. units.SelectMany(unit => unit.Problems),
            .. GuideRules.Check(files, heads, edition.Today), .. GuideRules.Unused(files, units)];
        return Assemble(files, edition, data, units, InReadingOrder(problems, edition.Today)) with { Units = units, GuideIndex = index };
    }

    private static CompiledGuide Assemble(
        ContentFiles files, Edition edition, CompiledData data, ImmutableArray<ArticleUnit> units, ImmutableArray<Problem> problems)
    {
        if (data.Settings is null || problems.Any(problem => !problem.IsWarning))
        {
            return new CompiledGuide(null, problems, files);
        }

        var shown = units.Where(unit => edition.Shows(unit.Head!.Front.Publication)).ToList();
        var guide = new Guide(
            files, edition, data.Settings, [.. units.Select(unit => Dated(unit.Article!, files))],
            GuideRules.AliasesOf(shown.Select(unit => unit.Head!)), data.Data);
        return new CompiledGuide(guide, problems, files);
    }

    /// <summary>What an author says of an article comes before what the history of its file says.</summary>
    private static Article Dated(Article article, ContentFiles files) =>
        article.Updated is null && files.Changed.TryGetValue(article.File, out var day) ? article with { Updated = day } : article;

    private static ImmutableArray<TOut> InParallel<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> work) =>
        [.. items.AsParallel().AsOrdered().Select(work)];

    private static ImmutableArray<Problem> InReadingOrder(IEnumerable<Problem> problems, DateOnly today) =>
    [
        .. problems.Where(problem => problem.HoldsOn(today)).Distinct()
            .OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)
    ];
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
    public ImmutableSortedDictionary<string, string?> Includes { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

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
        if (Head is null || Dependencies?.AreSameIn(index) == true)
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
            parsed.Problems.Add(ArticleMarkdown.TooDeep(parsed.Head.File.Path, error));
            return null;
        }
    }
}

/// <summary>The rest of the guide as one article sees it while it is compiled.</summary>
internal sealed record GuideIndex(ArticleLinks Links, CompiledData Data)
{
    public bool IsSameAs(GuideIndex other) => ReferenceEquals(Data, other.Data) && Links.IsSameAs(other.Links);
}

/// <summary>
/// What an article asked of the index and was told. Asking through this alone is what allows an article to be taken over from
/// one compilation to the next: it is compiled again when it would be told something else.
/// </summary>
internal sealed class Dependencies(GuideIndex index)
{
    private readonly List<Dependency> _all = [];

    /// <summary>The one of which all of them are known to be true.</summary>
    private GuideIndex _index = index;

    /// <param name="question">Has no other effect, and refers to nothing that is large: it is kept.</param>
    public T Ask<T>(Func<GuideIndex, T> question)
    {
        var told = question(_index);
        _all.Add(new Dependency<T>(question, told));
        return told;
    }

    public bool AreSameIn(GuideIndex index)
    {
        var areSame = ReferenceEquals(_index, index) || _all.TrueForAll(dependency => dependency.IsSameIn(index));
        _index = areSame ? index : _index;
        return areSame;
    }

    private abstract record Dependency
    {
        public abstract bool IsSameIn(GuideIndex index);
    }

    private sealed record Dependency<T>(Func<GuideIndex, T> Question, T Told) : Dependency
    {
        public override bool IsSameIn(GuideIndex index) => EqualityComparer<T>.Default.Equals(Question(index), Told);
    }
}
