using Microsoft.Extensions.Options;

namespace BackendCareer.Content;

public static class ContentServices
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration("Content");
        services.AddSingleton(provider => ContentFolder.At(provider.GetRequiredService<IOptions<ContentOptions>>().Value.Folder,
            provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSingleton<FileHashes>();
        services.AddSingleton<GitHistory>();
        services.AddSingleton<GuideStore>();
        services.AddSingleton<GuideLoader>();
        services.AddHostedService<GuideWatcher>();

        // A request keeps the guide it started with, whatever is published meanwhile.
        services.AddScoped(provider => provider.GetRequiredService<GuideStore>().Guide
            ?? throw new InvalidOperationException("No guide has been published yet."));
        return services;
    }

    /// <summary>Before the first request: the guide, or in Production the end.</summary>
    /// <exception cref="CannotStartException">There are problems and nobody at a screen to mend them.</exception>
    public static void PublishFirstGuide(this IHost app)
    {
        app.Services.GetRequiredService<GuideLoader>().Load();
        var store = app.Services.GetRequiredService<GuideStore>();
        if (store.Guide is null && !app.Services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            throw new CannotStartException(
                $"The guide cannot be published; its content has problems:{Environment.NewLine}"
                + string.Join(Environment.NewLine, store.Problems.Where(problem => problem.KeepsBack == KeptBack.Guide)));
        }
    }
}
