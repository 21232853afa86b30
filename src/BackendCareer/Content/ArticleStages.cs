using System.Collections.Frozen;

namespace BackendCareer.Content;

/// <summary>How near an article is to readers; of two that cannot both be right the nearer one is.</summary>
internal enum Stage
{
    /// <summary>Readers have it, or are to have it now.</summary>
    Open,

    /// <summary>Readers are to have it by its dates and did not yet.</summary>
    Due,

    /// <summary>Its day is to come.</summary>
    Coming,

    /// <summary>A draft, or an article that has expired.</summary>
    Aside,
}

/// <summary>
/// The stage of every article. What a reader does not have keeps nothing else back while it is broken; what one has keeps its last
/// good text, and with it the guide.
/// </summary>
internal sealed class ArticleStages
{
    private readonly FrozenDictionary<string, Stage> _byFile;
    private readonly ILookup<string, Publication> _unread;

    /// <param name="published">The last good guide; null for none.</param>
    public ArticleStages(IReadOnlyCollection<ArticleUnit> units, Edition edition, Guide? published)
    {
        var withheld = published is null ? [] : WithheldFrom(published).ToHashSet();
        _byFile = units.ToFrozenDictionary(unit => unit.File.Path, unit => StageOf(unit, edition.Now, withheld));
        var unread = units.Where(unit => unit.Head is null).ToList();
        _unread = unread.ToLookup(unit => ParsedArticle.PathOf(unit.File.Path), unit => unit.Publication);
        UnreadDrafts = unread.Where(unit => unit.Publication.Draft).Select(unit => unit.File.Path).ToFrozenSet();
    }

    /// <summary>Files of drafts of which nothing else can be read.</summary>
    public FrozenSet<string> UnreadDrafts { get; }

    /// <summary>When readers could open the article at a path whose text cannot be read; null where there is none.</summary>
    public Publication? OfUnread(string path) => _unread[path].FirstOrDefault();

    public Stage Of(string file) => _byFile[file];

    public Stage Of(ArticleHead head) => Of(head.File.Path);

    private static IEnumerable<string> WithheldFrom(Guide published) =>
        published.Articles.Concat(published.Hidden).Where(article => !article.Publication.IsOpen(published.Edition.Now))
            .Select(article => article.File).Concat(published.LeftOut);

    private static Stage StageOf(ArticleUnit unit, DateTimeOffset now, HashSet<string> withheld) => unit.Publication switch
    {
        _ when ParsedArticle.PathOf(unit.File.Path).Length == 0 => Stage.Open, // the guide hangs below it
        { Draft: true } => Stage.Aside,
        var publication when publication.HasExpired(now) => Stage.Aside,
        var publication when publication.IsScheduled(now) => Stage.Coming,
        _ => withheld.Contains(unit.File.Path) ? Stage.Due : Stage.Open,
    };
}
