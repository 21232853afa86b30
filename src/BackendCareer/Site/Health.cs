using BackendCareer.Content;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BackendCareer.Site;

/// <summary>
/// What whoever looks after the machine asks: <c>/health/live</c>, whether the process answers, and <c>/health/ready</c>, whether
/// readers should be sent here.
/// </summary>
public static class Health
{
    internal const string Folder = "/health";

    /// <summary>The tag of what has to be well before readers come.</summary>
    public const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        // The framework writes a line each time that somebody asks; whatever fails has one of its own.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services.AddHostedService<LongGoodbye>();
        builder.Services.AddHealthChecks()
            .AddCheck<IsServing>("starting or ending", tags: [Ready])
            .AddCheck<HasGuide>("no guide", tags: [Ready]);
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.Map($"{Folder}/live", "live", _ => false);
        app.Map($"{Folder}/ready", "ready", check => check.Tags.Contains(Ready));
    }

    private static void Map(this IEndpointRouteBuilder app, string address, string isWell, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks(address, new HealthCheckOptions
        {
            Predicate = checks,
            ResponseWriter = (context, report) =>
            {
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync(AnswerOf(report, isWell));
            },
        }).WithMetadata(new HttpMethodMetadata([HttpMethods.Get]), new PrivatePageAttribute());

    private static string AnswerOf(HealthReport report, string isWell)
    {
        var faults = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key).ToList();
        return (faults.Count == 0 ? isWell : $"not {isWell}: {string.Join(", ", faults)}") + "\n";
    }
}

internal sealed class IsServing(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}

/// <summary>The last good one will do.</summary>
internal sealed class HasGuide(GuideStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.Guide is not null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

/// <summary><c>Site:SecondsBeforeEnd</c>: the server stops listening only after this.</summary>
internal sealed class LongGoodbye(IOptions<SiteOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock)
    : IHostedLifecycleService
{
    private Task? _goodbye;

    /// <summary>Once, however often it is told to end.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        lifetime.StopApplication(); // whoever asks is told from now on
        return _goodbye ??= Task.Delay(TimeSpan.FromSeconds(options.Value.SecondsBeforeEnd), clock, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
