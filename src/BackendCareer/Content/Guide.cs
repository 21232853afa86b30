using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Content;

/// <summary>All that is published, in one immutable snapshot: a request reads one guide from its start to its end.</summary>
public sealed class Guide
{
    private readonly FrozenDictionary<string, Article> _byPath;
    private readonly FrozenDictionary<string, int> _places;

    internal Guide(
        string version, GuideSettings settings, IEnumerable<Article> articles, FrozenDictionary<string, string> aliases,
        IEnumerable<string> images, GuideData data)
    {
        Version = version;
        Settings = settings;
        Data = data;
        Aliases = aliases;
        Images = images.ToImmutableHashSet();
        Articles = InReadingOrder(articles.ToLookup(article => ParentOf(article.Path)), parent: null);
        Navigation = [.. Articles.Where(article => !article.IsHome && !article.Path.Contains('/'))];
        _byPath = Articles.ToFrozenDictionary(article => article.Path);
        _places = Articles.Select((article, place) => (article.Path, place)).ToFrozenDictionary(pair => pair.Path, pair => pair.place);
    }

    /// <summary>Equal for equal content, also after a restart.</summary>
    public string Version { get; }

    public GuideSettings Settings { get; }

    public GuideData Data { get; }

    /// <summary>Every article: the home page first, then each section followed by its own articles.</summary>
    public ImmutableArray<Article> Articles { get; }

    public ImmutableArray<Article> Navigation { get; }

    /// <summary>Former paths and the paths that took their place.</summary>
    public FrozenDictionary<string, string> Aliases { get; }

    /// <summary>Paths of the pictures, such as <c>images/desk.webp</c>.</summary>
    public ImmutableHashSet<string> Images { get; }

    public Article? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The article that a wrong path means: one address for each, so no capitals, no slash at the end, no former path.</summary>
    public Article? FindMoved(string path)
    {
        var canonical = path.Trim('/').ToLowerInvariant();
        return Find(canonical) ?? Find(Aliases.GetValueOrDefault(canonical, canonical));
    }

    public Article? FindById(string id) => Articles.FirstOrDefault(article => article.Id == id);

    public Article? Previous(Article article) => At(_places[article.Path] - 1);

    public Article? Next(Article article) => At(_places[article.Path] + 1);

    public IEnumerable<Article> Related(Article article) => article.Related.Select(path => _byPath[path]);

    /// <summary>From the home page down to the article's parent; empty for the home page.</summary>
    public IEnumerable<Article> Above(Article article)
    {
        var above = new Stack<Article>();
        for (var path = ParentOf(article.Path); path is not null; path = ParentOf(path))
        {
            above.Push(_byPath[path]);
        }

        return above;
    }

    private Article? At(int place) => place >= 0 && place < Articles.Length ? Articles[place] : null;

    private static ImmutableArray<Article> InReadingOrder(ILookup<string?, Article> children, string? parent) =>
    [
        .. children[parent]
            .OrderBy(article => article.Order)
            .ThenBy(article => article.Title, StringComparer.Ordinal)
            .SelectMany(article => InReadingOrder(children, article.Path).Prepend(article)),
    ];

    /// <summary>"training/bts" → "training" → "" (home) → null.</summary>
    internal static string? ParentOf(string path) => path.Length == 0 ? null : path[..Math.Max(0, path.LastIndexOf('/'))];
}

/// <summary>What <c>guide.yml</c> says about the whole guide.</summary>
public sealed record GuideSettings(string Title, string Tagline, string Description);

/// <summary>The tables and registries below <c>data/</c>, and the drawings.</summary>
public sealed record GuideData(
    FrozenDictionary<string, Source> Sources,
    FrozenDictionary<string, Figure> Figures,
    FrozenDictionary<string, HtmlString> Drawings,
    ImmutableArray<PayRow> Pay,
    ImmutableArray<OtherPay> OtherPay,
    ImmutableArray<EducationPremium> Education,
    ImmutableArray<TrainingRoute> Routes,
    ImmutableArray<ApprenticeRate> ApprenticeRates,
    ImmutableArray<MinimumWage> MinimumWages,
    ImmutableArray<GlossaryTerm> Glossary);
