using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Site;

/// <summary>In Development: what a page has to know to follow the files it is made of, and the mistakes in them.</summary>
/// <param name="Revision">Of the content the page shows; empty where it may be older than that of the store.</param>
/// <param name="Problems">
/// The first of what keeps back the guide, an article that readers wait for, or this page, whose own stand before all; the desk has the
/// rest, and warnings.
/// </param>
/// <param name="Count">How many there are.</param>
/// <param name="Article">Which article the page follows when its file is moved; null for no article.</param>
public sealed record LivePage(string Revision, ImmutableArray<LocatedProblem> Problems, int Count, Article? Article)
{
    /// <summary>A page of problems says them itself.</summary>
    public bool ListsProblems { get; init; }

    public bool IsToTell => Count > 0 && !ListsProblems;

    /// <summary>What the problems mean for the page that is open.</summary>
    public string Below { get; private init; } = "";

    /// <summary>Where a page hears of changes; also before there is a guide.</summary>
    public const string ChangesAddress = "/_editor/changes";

    private const int MostShown = 50;

    public string Changes => Article is null ? ChangesAddress : $"{ChangesAddress}?article={Uri.EscapeDataString(Article.Id)}";

    public string Title => Count == 1 ? "1 problem in the content" : $"{Count} problems in the content";

    /// <param name="guide">The one the page is drawn from; null before the first.</param>
    public static LivePage Of(GuideStore store, Guide? guide, Article? article = null)
    {
        // The revision first: whatever is read after it is as new or newer, and a page that is newer than it says is only loaded once too
        // often.
        var revision = store.Revision;
        var isNewest = ReferenceEquals(store.Guide, guide);
        var own = article is null ? [] : store.ProblemsOf(article);
        var problems = store.Problems.RemoveAll(problem => problem.IsWarning && !own.Contains(problem));
        var shown = problems.OrderByDescending(problem => problem.Path == article?.File || own.Contains(problem)).Take(MostShown);
        return new LivePage(isNewest ? revision : "", LocatedProblem.Of(shown, store.Files), problems.Length, article)
        {
            Below = BelowOf(article, isOld: !own.IsEmpty || problems.Any(problem => problem.KeepsBack == KeptBack.Guide)),
        };
    }

    private static string BelowOf(Article? article, bool isOld) => (isOld, article?.HasText ?? true) switch
    {
        (true, true) => "The page below is the last good one.",
        (true, false) => "There is no good text of this page yet.",
        _ => "The page below is up to date.",
    };
}

/// <summary>Which pages follow their files: those that somebody at this machine reads in Development.</summary>
public sealed class LivePages(GuideStore store, IHostEnvironment environment)
{
    /// <returns>Null for the answer to a form too: nobody could ask for it again by GET.</returns>
    public LivePage? Find(HttpContext context, Guide guide, PageHead head) =>
        environment.IsDevelopment() && context.IsFromHere() && HttpMethods.IsGet(context.Request.Method)
            ? LivePage.Of(store, guide, head.Article) with { ListsProblems = head.HasProblems }
            : null;
}
