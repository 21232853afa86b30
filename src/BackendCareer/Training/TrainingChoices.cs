using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>What readers choose in the blocks about training, seen from the page cache.</summary>
public static class TrainingChoices
{
    /// <summary>The page differs by these.</summary>
    public static readonly string[] Keys = [.. RouteFilter.Keys, .. ApprenticeChoice.Keys];

    /// <summary>Only what few addresses can say is worth keeping; else whoever makes up addresses would fill the cache.</summary>
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
