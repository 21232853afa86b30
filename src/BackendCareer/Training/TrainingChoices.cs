using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>What readers choose in the blocks about training, seen from the page cache.</summary>
public static class TrainingChoices
{
    /// <summary>The page differs by these.</summary>
    public static readonly string[] Keys = [.. RouteFilter.Keys, .. ApprenticeChoice.Keys];

    /// <summary>A page with one choice will be asked for again. With more there are too many for a cache, and each is asked for seldom.</summary>
    public static bool AreFew(IQueryCollection query) => Keys.Count(key => !string.IsNullOrEmpty(query[key])) <= 1;

    /// <summary>Whether a form of this page could have sent it, without an amount that a reader typed; nobody keeps the rest.</summary>
    public static bool AreOrdinary(Article article, IQueryCollection query, GuideData data) =>
        (Has(article, "routes", "routes-map")
            ? RouteFilter.Read(query, data).Notes.IsEmpty
            : !RouteFilter.Keys.Any(query.ContainsKey))
        && (Has(article, "apprentice-pay")
            ? ApprenticeChoice.Read(query) is { Notes.IsEmpty: true, Fees: 0 }
            : !ApprenticeChoice.Keys.Any(query.ContainsKey));

    private static bool Has(Article article, params string[] blocks) =>
        article.Body.OfType<Block>().Any(block => blocks.Contains(block.Name));
}
