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
            .. GuideRules.Check(files, heads, edition.Today)];
        return Assemble(files, edition, data, units, InReadingOrder(problems)) with { Units = units, GuideIndex = index };
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

    private static ImmutableArray<Problem> InReadingOrder(IEnumerable<Problem> problems) =>
    [
        .. problems.Distinct().OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
    ];
}
