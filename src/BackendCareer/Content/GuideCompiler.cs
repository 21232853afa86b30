using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>What came of one compilation.</summary>
/// <param name="Guide">Null where there are problems: a guide is published whole or not at all.</param>
/// <param name="Files">What was compiled; a problem is shown with its line.</param>
public sealed record CompiledGuide(Guide? Guide, ImmutableArray<Problem> Problems, ContentFiles Files);

/// <summary>Files in, a guide or every problem out. Pure: no clock, no disk, no exception for what an author wrote.</summary>
public static class GuideCompiler
{
    public static CompiledGuide Compile(ContentFiles files, bool includeDrafts)
    {
        if (files.FolderIsUnreadable)
        {
            return new CompiledGuide(null, files.Problems, files);
        }

        var problems = new List<Problem>(files.Problems);
        var settings = ReadSettings(files, problems);
        var sources = SourcesReader.ReadSources(files, problems);
        var data = ReadData(files, sources, problems);
        var parsed = files.Texts
            .Where(file => ParsedArticle.IsArticle(file.Path))
            .Select(file => ParsedArticle.Read(file, files, problems))
            .OfType<ParsedArticle>()
            .ToList();
        CheckTogether(parsed, problems);
        var articles = CompileArticles(files, sources, data, parsed, problems);
        var aliases = ReadAliases(parsed.Where(article => includeDrafts || !article.Front.Draft).ToList(), problems);
        if (problems.Count > 0 || settings is null)
        {
            return new CompiledGuide(null, InReadingOrder(problems), files);
        }

        var published = articles.Where(article => includeDrafts || !article.Draft).ToList();
        return new CompiledGuide(new Guide(files.Version(), settings, published, aliases, files.Images.Keys, data), [], files);
    }

    private static GuideSettings? ReadSettings(ContentFiles files, List<Problem> problems)
    {
        const string Path = "guide.yml";
        if (files.Find(Path) is not { } file)
        {
            if (files.IsUnreadable(Path))
            {
                return null;
            }

            problems.Add(new Problem(ContentRules.SettingsAreThere, Path, 1, 1, "guide.yml is missing.", "Write it, with `title:` and `tagline:`."));
            return null;
        }

        if (YamlReader.Read(file.Text, new ContentLocation(Path, 0, problems)) is not { } map)
        {
            return null;
        }

        var settings = new GuideSettings(map.RequiredText("title"), map.RequiredText("tagline"), map.Text("description"));
        map.RefuseUnknownKeys();
        return settings;
    }

    private static GuideData ReadData(ContentFiles files, SourceRegistry sources, List<Problem> problems) => new(
        sources.Entries,
        SourcesReader.ReadFigures(files, sources, problems),
        DrawingReader.ReadAll(files, problems),
        PayRow.ReadAll(files, sources, problems),
        OtherPay.ReadAll(files, sources, problems),
        EducationPremium.ReadAll(files, sources, problems),
        TrainingRoute.ReadAll(files, sources, problems),
        ApprenticeRate.ReadAll(files, sources, problems),
        MinimumWage.ReadAll(files, sources, problems),
        GlossaryTerm.ReadAll(files, sources, problems));

    /// <summary>What only shows when all articles are seen: twins, a page without a page above it, no home page.</summary>
    private static void CheckTogether(List<ParsedArticle> articles, List<Problem> problems)
    {
        ReportTwins(ContentRules.AddressIsOwn, articles, article => article.Path, "address /", "Rename one of them.", problems);
        ReportTwins(ContentRules.IdIsOwn, articles.Where(article => article.Front.Id.Length > 0), article => article.Front.Id, "id ", "Give one another id; keep the older one's.", problems);
        var paths = articles.Select(article => article.Path).ToHashSet();
        if (!paths.Contains(""))
        {
            problems.Add(new Problem(ContentRules.HomeIsThere, "index.md", 1, 1, "There is no home page.", "Write index.md at the top of the content folder."));
        }

        foreach (var article in articles)
        {
            if (PlaceMistake(article, articles) is { } mistake)
            {
                problems.Add(new Problem(mistake, article.File.Path, 1, 1));
            }
        }
    }

    /// <summary>A published page hangs below published pages; else readers would have no way to it.</summary>
    private static Mistake? PlaceMistake(ParsedArticle article, List<ParsedArticle> articles)
    {
        if (article is { Path: "", Front.Draft: true })
        {
            return new Mistake(ContentRules.HomeIsPublished, "The home page is a draft.", "Publish it: the guide hangs below it.");
        }

        if (Guide.ParentOf(article.Path) is not { Length: > 0 } above)
        {
            return null;
        }

        return articles.Find(candidate => candidate.Path == above) switch
        {
            null => new Mistake(ContentRules.PageAbove, $"There is no page /{above} above this one.", $"Write {above}.md."),
            { Front.Draft: true } when !article.Front.Draft => new Mistake(ContentRules.PageAbovePublished, $"The page /{above} above this one is a draft.", "Publish it, or make this one a draft too."),
            _ => null,
        };
    }

    private static void ReportTwins(
        ContentRule rule, IEnumerable<ParsedArticle> articles, Func<ParsedArticle, string> key, string what, string remedy, List<Problem> problems)
    {
        foreach (var twins in articles.GroupBy(key).Where(group => group.Count() > 1))
        {
            foreach (var twin in twins.Skip(1))
            {
                problems.Add(new Problem(rule, twin.File.Path, 1, 1, $"{twins.First().File.Path} has the same {what}{twins.Key}.", remedy));
            }
        }
    }

    private static List<Article> CompileArticles(
        ContentFiles files, SourceRegistry sources, GuideData data, List<ParsedArticle> parsed, List<Problem> problems)
    {
        var links = new ArticleLinks(parsed, files);
        var compiler = new ArticleCompiler(links, sources, data);
        return [.. parsed.Select(article => Compile(compiler, article, problems)).OfType<Article>()];
    }

    private static Article? Compile(ArticleCompiler compiler, ParsedArticle article, List<Problem> problems)
    {
        try
        {
            return compiler.Compile(article);
        }
        catch (ArgumentException error)
        {
            problems.Add(ParsedArticle.TooDeep(article.File.Path, error));
            return null;
        }
    }

    private static FrozenDictionary<string, string> ReadAliases(List<ParsedArticle> articles, List<Problem> problems)
    {
        var aliases = new Dictionary<string, string>();
        var paths = articles.Select(article => article.Path).ToHashSet();
        foreach (var article in articles)
        {
            foreach (var (alias, mark) in article.Front.Aliases)
            {
                var path = alias.Trim('/').ToLowerInvariant();
                if (path.Length == 0)
                {
                    article.Front.Place.Report(mark, ContentRules.AliasIsAddress, "The alias is empty.", "Write the former address, or take it out.");
                }
                else if (paths.Contains(path) || !aliases.TryAdd(path, article.Path))
                {
                    article.Front.Place.Report(mark, ContentRules.AliasIsFree, $"The alias {alias} is already the address of another article.", "Take it out.");
                }
            }
        }

        return aliases.ToFrozenDictionary();
    }

    private static ImmutableArray<Problem> InReadingOrder(IEnumerable<Problem> problems) =>
        [.. problems.Distinct().OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
}
