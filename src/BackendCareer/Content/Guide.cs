using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BackendCareer.Content;

/// <summary>All that is published, in one immutable snapshot: a request reads one guide from its start to its end.</summary>
public sealed class Guide
{
    private readonly FrozenDictionary<string, Article> _byPath;
    private readonly FrozenDictionary<string, int> _places;
    private readonly ILookup<string?, Article> _children;

    /// <param name="articles">All of them, whether readers can open them or not.</param>
    /// <param name="leftOut">The broken ones among them; more than have an article to be shown.</param>
    internal Guide(
        ContentFiles files, Edition edition, GuideSettings settings, ImmutableArray<Article> articles,
        IReadOnlyCollection<ArticleUnit> leftOut, FrozenDictionary<string, string> aliases, GuideData data)
    {
        Edition = edition;
        LeftOut = [.. leftOut.Select(unit => unit.File.Path)];
        Settings = settings;
        Data = data;
        Aliases = aliases;
        Images = [.. files.Images.Keys];
        var shown = articles.ToLookup(article =>
            edition.ShowsAll || (edition.Shows(article.Publication) && !LeftOut.Contains(article.File)));
        var paths = shown[true].Select(article => article.Path).ToHashSet();
        Articles = InReadingOrder(shown[true].ToLookup(article => NearestAbove(article.Path, paths.Contains)), parent: null);
        Hidden = [.. shown[false]];
        NextMoment = articles.Select(article => article.Publication).Concat(leftOut.Select(unit => unit.Publication))
            .SelectMany(publication => publication.MomentsAfter(edition.Now)).Concat(articles.SelectMany(Overdue))
            .Min(moment => (DateTimeOffset?)moment);
        Version = VersionOf(files);
        _byPath = Articles.ToFrozenDictionary(article => article.Path);
        _children = Articles.ToLookup(article => NearestAbove(article.Path, _byPath.ContainsKey));
        _places = Articles.Select((article, place) => (article.Path, place)).ToFrozenDictionary(pair => pair.Path, pair => pair.place);
        Navigation = [.. _children[""]];
    }

    /// <summary>Equal for equal content and history at the same stage of its publication, also after a restart.</summary>
    public string Version { get; }

    public Edition Edition { get; }

    /// <summary>When time alone makes another guide of the same files; null for never.</summary>
    public DateTimeOffset? NextMoment { get; }

    public GuideSettings Settings { get; }

    public GuideData Data { get; }

    /// <summary>Every article: the home page first, then each section followed by its own articles.</summary>
    public ImmutableArray<Article> Articles { get; }

    public ImmutableArray<Article> Navigation { get; }

    /// <summary>Drafts, and articles that are not published yet or no longer; of a broken one its last good text.</summary>
    public ImmutableArray<Article> Hidden { get; }

    /// <summary>Files of broken articles that keep nothing else back: readers have none, editors see what stands in for them.</summary>
    public ImmutableHashSet<string> LeftOut { get; }

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

    /// <summary>Where a broken article has the id of another, the other.</summary>
    public Article? FindById(string id) => Articles.Where(article => article.Id == id).MinBy(article => LeftOut.Contains(article.File));

    /// <summary>Whether the day by which the facts were to be read again has passed.</summary>
    public bool IsOverdue(Article article) => article.NextReview < Edition.Today;

    public Article? Previous(Article article) => At(_places[article.Path] - 1);

    public Article? Next(Article article) => At(_places[article.Path] + 1);

    /// <summary>The article whose pages are listed with this one: itself if it has any below it, else the one above it.</summary>
    /// <returns>Null where the navigation lists them, or there is none but this.</returns>
    public Article? SectionOf(Article article)
    {
        var head = _children[article.Path].Any() ? article : Find(NearestAbove(article.Path, _byPath.ContainsKey) ?? "");
        return head is { IsHome: false } && Below(head).Any(page => page != article) ? head : null;
    }

    /// <summary>The pages directly below one, in reading order.</summary>
    public IEnumerable<Article> Below(Article article) => _children[article.Path];

    /// <summary>As far as they are there: the last good text of a broken article may name what is gone.</summary>
    public IEnumerable<Article> Related(Article article) => article.Related.Select(Find).OfType<Article>();

    /// <summary>From the home page down to the article's parent, as far as readers can open them; empty for the home page.</summary>
    public IEnumerable<Article> Above(Article article)
    {
        var above = new Stack<Article>();
        for (var path = ParentOf(article.Path); path is not null; path = ParentOf(path))
        {
            if (Find(path) is { } parent)
            {
                above.Push(parent);
            }
        }

        return above;
    }

    /// <summary>When a review becomes overdue, where that is still to come.</summary>
    private IEnumerable<DateTimeOffset> Overdue(Article article) =>
        article.NextReview is { } day && !IsOverdue(article) ? [new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)] : [];

    private string VersionOf(ContentFiles files)
    {
        var stage = string.Join('\n',
            Articles.Select(article => $"{article.Path} {IsOverdue(article)} {article.Publication.IsOpen(Edition.Now)} "
                + $"{article.Updated:O}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{files.Version()}\n{stage}")).AsSpan(0, 8));
    }

    private Article? At(int place) => place >= 0 && place < Articles.Length ? Articles[place] : null;

    private static ImmutableArray<Article> InReadingOrder(ILookup<string?, Article> children, string? parent) =>
    [
        .. children[parent]
            .OrderBy(article => article.Order)
            .ThenBy(article => article.Title, StringComparer.Ordinal)
            .SelectMany(article => InReadingOrder(children, article.Path).Prepend(article)),
    ];

    /// <summary>The page above, or the next one up where that is left out.</summary>
    private static string? NearestAbove(string path, Predicate<string> isThere)
    {
        var above = ParentOf(path);
        while (above is not null && !isThere(above))
        {
            above = ParentOf(above);
        }

        return above;
    }

    /// <summary>"training/bts" → "training" → "" (home) → null.</summary>
    internal static string? ParentOf(string path) => path.Length == 0 ? null : path[..Math.Max(0, path.LastIndexOf('/'))];
}

/// <summary>For whom, and for which moment, a guide is made.</summary>
/// <param name="ShowsAll">Drafts and articles out of their time are shown like any other: for editors.</param>
public sealed record Edition(DateTimeOffset Now, bool ShowsAll)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    internal bool Shows(Publication publication) => ShowsAll || publication.IsOpen(Now);
}
