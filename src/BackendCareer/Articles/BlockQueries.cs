using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Training;

namespace BackendCareer.Articles;

/// <summary>What the blocks of an article read of the address, seen from the page cache.</summary>
public static class BlockQueries
{
    private static readonly string[] OfTraining = [.. RouteFilter.Keys, .. ApprenticeChoice.Keys];

    /// <summary>The page differs by these.</summary>
    public static string[] Keys { get; } = [.. PayChoice.Keys, .. OfTraining];

    /// <summary>A page with one choice about training will be asked for again. With more there are too many for a cache, and each is asked for seldom.</summary>
    public static bool AreFew(IQueryCollection query) => OfTraining.Count(key => !string.IsNullOrEmpty(query[key])) <= 1;

    /// <summary>Whether a form of this page could have sent it, without an amount that a reader typed; nobody keeps the rest, which would fill the cache.</summary>
    public static bool Understands(Article article, IQueryCollection query, GuideData data) =>
        Understands(article, query, ["pay-explorer"], PayChoice.Keys, () => PayChoice.From(query, data).Notes.IsEmpty)
        && Understands(article, query, ["routes", "routes-map"], RouteFilter.Keys, () => RouteFilter.Read(query, data).Notes.IsEmpty)
        && Understands(article, query, ["apprentice-pay"], ApprenticeChoice.Keys, () => ApprenticeChoice.Read(query) is { Notes.IsEmpty: true, Fees: 0 });

    private static bool Understands(Article article, IQueryCollection query, string[] blocks, ImmutableArray<string> keys, Func<bool> read) =>
        article.Body.OfType<Block>().Any(block => blocks.Contains(block.Name)) ? read() : !keys.Any(query.ContainsKey);
}
