using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

public static partial class CommentsServices
{
    private const string DefaultConnection = "Data Source=data/comments.db";

    public static IServiceCollection AddComments(this IServiceCollection services, IConfiguration configuration, string appFolder)
    {
        services.AddOptions<CommentsOptions>().BindConfiguration("Comments").ValidateOnStart();
        services.AddSingleton<IValidateOptions<CommentsOptions>, CommentsOptionsValidator>();
        services.AddSingleton<IValidateOptions<CommentsOptions>, KnownProxies.Validator>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
        var connection = SqliteFile.ConnectionString(configuration.GetConnectionString("Comments") ?? DefaultConnection, appFolder);
        services.AddDbContext<CommentsDb>(options => options.UseSqlite(connection).AddInterceptors(new SqlitePragmas())
            .ConfigureWarnings(told => told.Ignore(StorageLog.ToldByWhoMeetsThem)));
        services.AddDataProtection().SetApplicationName("BackendCareer").PersistKeysToDbContext<CommentsDb>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, ReaderTokens>();
        services.AddSingleton(provider => new StorageLog(
            new SqliteConnectionStringBuilder(connection).DataSource, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StorageLog>>()));
        services.AddExceptionHandler<StorageFailure>();
        services.AddSingleton<ThreadVersions>();
        services.AddSingleton<WriteGate>();
        services.AddHostedService<VersionWatcher>();
        services.AddSingleton<CommentRules>();
        services.AddSingleton(provider => new HeldWordsFile(
            provider.GetRequiredService<IOptions<CommentsOptions>>().Value.HeldWordsFile is { Length: > 0 } file
                ? Path.GetFullPath(file, appFolder)
                : null,
            provider.GetRequiredService<ILogger<HeldWordsFile>>()));
        services.AddSingleton<EditRules>();
        services.AddScoped<CommentStore>();
        services.AddScoped<PostingRules>();
        services.AddScoped<CommentIntake>();
        services.AddScoped<CommentErasure>();
        services.AddScoped<VoteCounter>();
        services.AddScoped<ReportIntake>();
        services.AddSingleton<InUse>();
        services.AddScoped<Backup>();
        services.AddScoped<CommentExport>();
        services.AddScoped<CommentImport>();
        services.AddSingleton<FloodBrake>();
        return services;
    }

    /// <summary>Before the first request: the database exists, is writable and has today's tables.</summary>
    public static async Task PrepareCommentsAsync(this IHost app)
    {
        app.Services.GetRequiredService<HeldWordsFile>();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommentsDb>();
        var connection = db.Database.GetConnectionString()!;
        app.Services.GetRequiredService<InUse>().Hold(new SqliteConnectionStringBuilder(connection).DataSource);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await SqliteFile.PrepareAsync(connection, now, CancellationToken.None) is { } kept)
        {
            CarriedOver(app.Services.GetRequiredService<ILogger<CommentsDb>>(), kept);
        }

        await app.Services.GetRequiredService<ThreadVersions>().ReadAsync(db, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Information, "The comments of an older program were carried over; its database is kept for a week in {File}.")]
    private static partial void CarriedOver(ILogger logger, string file);
}
