using System.Collections.Frozen;
using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Training;

namespace BackendCareer.Articles;

/// <summary>What the page of an article needs.</summary>
/// <param name="Blocks">What its <c>:::</c> blocks show for the address.</param>
/// <param name="Discussion">
/// Null for a preview, shown to one who was sent its address: it has none, and nothing that leads to a page of its own.
/// </param>
public sealed record ArticlePage(Guide Guide, Article Article, BlockPages Blocks, DiscussionPage? Discussion)
{
    public bool IsPreview => Discussion is null;

    /// <summary>Whose pages are listed below the text; null for none.</summary>
    public Article? Section => IsPreview ? null : Guide.SectionOf(Article);

    public string SectionTitle => $"More on {Section?.NavTitle}";

    /// <summary>The figures that stand beside the title: those of the article's first <c>::: glance</c>.</summary>
    public Block? Glance { get; } = Article.Body.OfType<Block>().FirstOrDefault(block => block.Name == "glance");

    /// <summary>The body without what stands elsewhere on the page.</summary>
    public BodyPage Text => new(Blocks, Article.Body.Where(part => part != Glance), Article.CommentsOpen ? Discussion : null);

    /// <summary>The one address of this page for search engines: another order of the threads is no other page.</summary>
    public string Canonical => Article.Address + CommentAddress.QueryOf(Discussion?.Thread?.Page ?? 1, ThreadSort.Oldest);
}

/// <summary>Parts of an article's text.</summary>
/// <param name="Comments">Null where nobody can comment on a section.</param>
public sealed record BodyPage(BlockPages Blocks, IEnumerable<BodyPart> Parts, DiscussionPage? Comments = null);

/// <summary>What the <c>:::</c> blocks of an article show for one address, whose choices are read once.</summary>
/// <param name="address">Of the article, without its query.</param>
public sealed class BlockPages(Guide guide, string address, IQueryCollection query)
{
    private static readonly FrozenDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["glance"] = new("/Articles/_Glance.cshtml", (pages, block) => block.Arguments.Select(key => pages.Data.Figures[key])),
        ["drawing"] = new("/Articles/_Drawing.cshtml", (pages, block) => (pages.Data.Drawings[block.Arguments[0]], block.Inside)),
        ["pay-explorer"] = new("/Pay/_Explorer.cshtml", (pages, _) => PayExplorer.Of(pages.Data, pages.Address, pages.Pay)),
        ["route"] = new("/Training/_Route.cshtml",
            (pages, block) => block.Arguments.Select(id => pages.Data.Routes.First(route => route.Id == id)).ToList()),
        ["routes"] = new("/Training/_Routes.cshtml", (pages, _) => new RoutesPage(pages.Guide, pages.Address, pages.Routes)),
        ["routes-map"] = new("/Training/_RoutesMap.cshtml", (pages, _) => RoutesMapPage.Of(pages.Data, pages.Routes)),
        ["apprentice-pay"] = new(
            "/Training/_ApprenticePay.cshtml", (pages, _) => ApprenticePage.Of(pages.Data, pages.Address, pages.Apprentice)),
    }.ToFrozenDictionary();

    private static readonly string[] OfTraining = [.. RouteFilter.Keys, .. ApprenticeChoice.Keys];

    /// <summary>What blocks read of an address: the page differs by these.</summary>
    public static string[] Keys { get; } = [.. PayChoice.Keys, .. OfTraining];

    private Guide Guide => guide;

    private GuideData Data => guide.Data;

    private string Address => address;

    private PayChoice Pay => field ??= PayChoice.From(query, Data);

    private RouteFilter Routes => field ??= RouteFilter.Read(query, Data);

    private ApprenticeChoice Apprentice => field ??= ApprenticeChoice.Read(query);

    /// <summary>
    /// A page with one choice about training will be asked for again. With more there are too many for a cache, and each is asked for
    /// seldom.
    /// </summary>
    public static bool AreFew(IQueryCollection query) => OfTraining.Count(key => !string.IsNullOrEmpty(query[key])) <= 1;

    public static string ViewOf(string block) => Kinds[block].View;

    /// <summary>What the view of a block needs.</summary>
    public object Of(Block block) => Kinds[block.Name].Page(this, block);

    /// <summary>
    /// Whether a form of this page could have sent the address, without an amount that a reader typed; nobody keeps the rest, which
    /// would fill the cache.
    /// </summary>
    public bool Understand(Article article) =>
        Understand(article, ["pay-explorer"], PayChoice.Keys, () => Pay.Notes.IsEmpty)
        && Understand(article, ["routes", "routes-map"], RouteFilter.Keys, () => Routes.Notes.IsEmpty)
        && Understand(article, ["apprentice-pay"], ApprenticeChoice.Keys, () => Apprentice is { Notes.IsEmpty: true, Fees: 0 });

    private bool Understand(Article article, string[] blocks, ImmutableArray<string> keys, Func<bool> isUnderstood) =>
        article.Body.OfType<Block>().Any(block => blocks.Contains(block.Name)) ? isUnderstood() : !keys.Any(query.ContainsKey);

    private sealed record Kind(string View, Func<BlockPages, Block, object> Page);
}
