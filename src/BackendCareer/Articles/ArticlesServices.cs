using BackendCareer.Site;

namespace BackendCareer.Articles;

public static class ArticlesServices
{
    public static void AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<PageTags>();
        services.AddSingleton<PageKeeping, ArticleKeeping>();
        services.AddSingleton<Previews>();
        services.AddSingleton<WebpCopies>();
    }
}
