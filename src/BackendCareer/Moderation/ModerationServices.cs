namespace BackendCareer.Moderation;

public static class ModerationServices
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddScoped<QueueRows>()
        .AddScoped<QueueLists>()
        .AddScoped<Notices>()
        .AddScoped<DecisionIntake>()
        .AddScoped<BanIntake>()
        .AddScoped<OwnPages>();
}
