namespace BackendCareer.Articles;

public static class ArticlesServices
{
    /// <param name="keepsPages">False in Development, where a changed view must show at once.</param>
    public static void AddArticles(this IServiceCollection services, bool keepsPages)
    {
        services.AddArticleCaching(keepsPages);
        services.AddSingleton<Previews>();
        services.AddSingleton<WebpCopies>();
    }
}
