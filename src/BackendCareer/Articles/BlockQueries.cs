using BackendCareer.Content;
using BackendCareer.Pay;

namespace BackendCareer.Articles;

/// <summary>What the blocks of an article read of the address. A page is kept only where they understood it: nonsense would fill the cache.</summary>
public static class BlockQueries
{
    private const string Explorer = "pay-explorer";

    public static string[] Keys { get; } = [.. PayChoice.Keys];

    public static bool Understands(Article article, IQueryCollection query, GuideData data) =>
        Has(article, Explorer) ? PayChoice.From(query, data).IsExact : !PayChoice.Keys.Any(query.ContainsKey);

    private static bool Has(Article article, string block) => article.Body.OfType<Block>().Any(part => part.Name == block);
}
