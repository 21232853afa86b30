using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>What came of one compilation.</summary>
/// <param name="Guide">Null where a problem keeps back more than the article it is in.</param>
/// <param name="Files">What was compiled; a problem is shown with its line.</param>
public sealed record CompiledGuide(Guide? Guide, ImmutableArray<Problem> Problems, ContentFiles Files)
{
    public static CompiledGuide Nothing { get; } = new(null, [], ContentFiles.None);

    /// <summary>Files of broken articles that keep nothing else back, each with what is wrong in it.</summary>
    public FrozenDictionary<string, ImmutableArray<Problem>> LeftOut { get; init; } =
        FrozenDictionary<string, ImmutableArray<Problem>>.Empty;

    /// <summary>What the next compilation may take over.</summary>
    internal ImmutableArray<ArticleUnit> Units { get; init; } = [];

    internal GuideIndex? GuideIndex { get; init; }
}

/// <summary>Files in, a guide or every problem out. Pure: no clock, no disk, no exception for what an author wrote.</summary>
public static class GuideCompiler
{
    /// <param name="before">An earlier compilation; the result is the same without it, and comes later.</param>
    /// <param name="published">
    /// The last good guide: a broken article that its readers do not have is left out, whatever its dates say, and its last good text
    /// stands in for it where it is shown.
    /// </param>
    public static CompiledGuide Compile(ContentFiles files, Edition edition, CompiledGuide? before = null, Guide? published = null)
    {
        if (files.FolderIsUnreadable)
        {
            return new CompiledGuide(null, files.Problems, files) { Units = before?.Units ?? [], GuideIndex = before?.GuideIndex };
        }

        var known = before?.Units.ToDictionary(unit => unit.File.Path) ?? [];
        var data = CompiledData.Of(files, before?.GuideIndex?.Data);
        ImmutableArray<ArticleUnit> read =
        [
            .. InParallel(files.Texts.Where(file => ParsedArticle.IsArticle(file.Path)),
                file => ArticleUnit.Read(file, files, known.GetValueOrDefault(file.Path))),
            .. files.Damaged.Where(file => ParsedArticle.IsArticle(file.Path)).Select(file => ArticleUnit.OfDamaged(file, files)),
        ];
        var stages = new ArticleStages(read, edition, published);
        var steps = new Steps(files, edition, data, stages, published);

        // Nobody links to an article that is left out, which shows at the end: what was left out before is the best guess.
        var guess = steps.Late(read, published?.LeftOut ?? []);
        var compiled = steps.Compile(read, guess, before?.GuideIndex);
        var late = steps.Late(read, compiled.LeftOut.Keys);
        return late.SetEquals(guess) ? compiled : steps.Compile(compiled.Units, late, compiled.GuideIndex);
    }

    /// <summary>What follows once every file is read.</summary>
    private sealed record Steps(ContentFiles Files, Edition Edition, CompiledData Data, ArticleStages Stages, Guide? Published)
    {
        /// <summary>Which of some files have an article that would be open by its dates.</summary>
        public HashSet<string> Late(ImmutableArray<ArticleUnit> read, IEnumerable<string> leftOut) => leftOut.Intersect(
            read.Where(unit => unit.Publication.IsOpen(Edition.Now)).Select(unit => unit.File.Path)).ToHashSet();

        /// <param name="late">Those that are left out all the same.</param>
        public CompiledGuide Compile(ImmutableArray<ArticleUnit> read, HashSet<string> late, GuideIndex? before)
        {
            var heads = read.Select(unit => unit.Head).OfType<ArticleHead>().OrderBy(Stages.Of).ToList();
            var index = new GuideIndex(new ArticleLinks(heads, Files, Edition, late, Stages.UnreadDrafts), Data);
            index = before?.IsSameAs(index) == true ? before : index; // of which nobody has to be asked again
            var units = InParallel(read, unit => unit.Compile(index, Files));
            IEnumerable<Problem> others = [.. Files.Problems, .. Data.Problems, .. GuideRules.Check(Files, heads, Stages, Edition.Today),
                .. GuideRules.RoutePages(Data.Data.Routes, heads, Stages), .. GuideRules.Unused(Files, units)];
            var verdict = Verdict.On(others, units, Stages, Edition.Today);
            var guide = Data.Settings is null || verdict.Problems.Any(problem => problem.KeepsBack == KeptBack.Guide)
                ? null
                : Assemble(Data.Settings, units, verdict.LeftOut);
            return new CompiledGuide(guide, verdict.Problems, Files) { LeftOut = verdict.LeftOut, Units = units, GuideIndex = index };
        }

        private Guide Assemble(
            GuideSettings settings, ImmutableArray<ArticleUnit> units, FrozenDictionary<string, ImmutableArray<Problem>> leftOut)
        {
            var broken = units.Where(unit => leftOut.ContainsKey(unit.File.Path)).ToList();
            var sound = units.Where(unit => unit.Article is not null && !leftOut.ContainsKey(unit.File.Path)).ToList();
            var shown = sound.Where(unit => Edition.Shows(unit.Publication));
            var articles = sound.ConvertAll(unit => Dated(unit.Article!, Files));
            articles.AddRange(StandIns.For(broken, articles, Edition, Published, Data.Data).ToList());
            return new Guide(
                Files, Edition, settings, [.. articles], broken, GuideRules.AliasesOf(shown.Select(unit => unit.Head!)), Data.Data);
        }
    }

    /// <summary>What an author says of an article comes before what the history of its file says.</summary>
    private static Article Dated(Article article, ContentFiles files) =>
        article.Updated is null && files.Changed.TryGetValue(article.File, out var day) ? article with { Updated = day } : article;

    private static ImmutableArray<TOut> InParallel<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> work) =>
        [.. items.AsParallel().AsOrdered().Select(work)];
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

    /// <summary>Nothing of it is shown: a problem of the file says why.</summary>
    private bool IsDamaged { get; init; }

    /// <summary>When readers could open it. Where that cannot be read they could now, unless it says that it is a draft.</summary>
    public Publication Publication { get; } = Head?.Front.Publication ?? FrontMatter.PublicationIn(File);

    public static ArticleUnit Read(ContentFile file, ContentFiles files, ArticleUnit? before)
    {
        if (before is { IsDamaged: false } && before.IsSameIn(file, files))
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

    /// <summary>The guide knows it as far as it can be made out. What else is wrong with it shows when its file is mended.</summary>
    public static ArticleUnit OfDamaged(ContentFile file, ContentFiles files) =>
        Read(file, files, before: null) with { Problems = [], Parsed = null, IsDamaged = true };

    private bool IsSameIn(ContentFile file, ContentFiles files) =>
        File == file && Includes.All(include => include.Value is not null && files.Find(include.Key)?.Text == include.Value);

    public ArticleUnit Compile(GuideIndex index, ContentFiles files)
    {
        if (Head is null || IsDamaged || Dependencies?.AreSameIn(index) == true)
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
