using BackendCareer.Settings;
using BackendCareer.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

public static class CommentsServices
{
    /// <summary>What can be set about them.</summary>
    public static IEnumerable<Setting> Settings => [StoreConnection.Setting, .. Setting.Of("Comments", new CommentsOptions())];

    public static IServiceCollection AddComments(this IServiceCollection services, IConfiguration configuration, string appFolder)
    {
        services.AddOptions<CommentsOptions>().BindConfiguration("Comments").Configure<IConfiguration>(KnownProxies.TakeInOneLine);
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
        var connection = SqliteFile.ConnectionString(StoreConnection.In(configuration), appFolder);
        services.AddSingleton(new CommentsDbFile(new SqliteConnectionStringBuilder(connection).DataSource));
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<SqlitePragmas>();
        services.AddSingleton<Erasures>();
        services.AddDbContext<CommentsDb>((provider, options) => options.UseSqlite(connection)
            .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
            .ConfigureWarnings(told => told.Ignore(
                // which old rows go first is all one
                [.. StorageLog.ToldByWhoMeetsThem, CoreEventId.RowLimitingOperationWithoutOrderByWarning])));
        services.AddDataProtection().SetApplicationName("BackendCareer").PersistKeysToDbContext<CommentsDb>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, ReaderTokens>();
        services.AddSingleton<StorageLog>();
        services.AddExceptionHandler<StorageFailure>();
        services.AddSingleton<StoreReady>();
        services.AddHealthChecks().AddCheck<StoreReady>("no discussion", tags: [Health.Ready]);
        services.AddSingleton<ThreadVersions>();
        services.AddSingleton<WriteGate>();
        services.AddHostedService<VersionWatcher>();
        services.AddHostedService<StoreWatcher>();
        services.AddHostedService<TextRenewal>();
        services.AddSingleton<CommentRules>();
        services.AddSingleton(provider => new HeldWordsFile(
            provider.GetRequiredService<IOptions<CommentsOptions>>().Value.HeldWordsFile is { Length: > 0 } file
                ? Path.GetFullPath(file, appFolder)
                : null,
            provider.GetRequiredService<ILogger<HeldWordsFile>>()));
        services.AddSingleton<EditRules>();
        services.AddScoped<CommentStore>();
        services.AddSingleton<OldActivities>();
        services.AddScoped<DeedRules>();
        services.AddScoped<HoldRules>();
        services.AddScoped<CommentIntake>();
        services.AddScoped<CommentErasure>();
        services.AddSingleton<SeenAnswers>();
        services.AddScoped<VoteCounter>();
        services.AddScoped<ReportIntake>();
        services.AddScoped<FeedSecrets>();
        services.AddSingleton<InUse>();
        services.AddScoped<Backup>();
        services.AddScoped<CommentExport>();
        services.AddScoped<CommentImport>();
        services.AddSingleton<FloodBrake>();
        return services;
    }
}
