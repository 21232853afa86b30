using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>What readers choose in the blocks about training, seen from the page cache.</summary>
public static class TrainingChoices
{
    /// <summary>The page differs by these.</summary>
    public static readonly string[] Keys = [.. RouteFilter.Keys];

    /// <summary>Only what a form of this page can send is worth keeping; else whoever makes up addresses would fill the cache.</summary>
    public static bool AreOrdinary(Article article, IQueryCollection query, GuideData data) =>
        Has(article, "routes") || Has(article, "routes-map")
            ? RouteFilter.Read(query, data).Notes.IsEmpty
            : !RouteFilter.Keys.Any(query.ContainsKey);

    private static bool Has(Article article, string block) => article.Body.OfType<Block>().Any(part => part.Name == block);
}
