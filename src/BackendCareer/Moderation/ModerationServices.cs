using BackendCareer.Settings;

namespace BackendCareer.Moderation;

public static class ModerationServices
{
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddOptions<ModerationOptions>().BindConfiguration("Moderation").Configure<IConfiguration>(TakeInOneLine);
        return services
            .AddSingleton<Looks>()
            .AddScoped<QueueRows>()
            .AddScoped<QueueLists>()
            .AddScoped<Notices>()
            .AddScoped<DiscussionDesk>()
            .AddScoped<DecisionIntake>()
            .AddScoped<BanIntake>()
            .AddScoped<OwnPages>();
    }

    /// <summary>The framework takes no notice of a list in one line.</summary>
    private static void TakeInOneLine(ModerationOptions options, IConfiguration configuration) =>
        options.Reasons.AddRange(Setting.ItemsOf(configuration["Moderation:Reasons"] ?? ""));
}
