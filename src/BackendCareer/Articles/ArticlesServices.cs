namespace BackendCareer.Articles;

public static class ArticlesServices
{
    /// <summary>In Development pages are drawn anew each time, so that a changed view shows at once.</summary>
    public static void AddArticles(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddArticleCaching(enabled: !environment.IsDevelopment());
    }
}
