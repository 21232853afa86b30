using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

public static class CommentsServices
{
    private const string DefaultConnection = "Data Source=data/comments.db";

    public static IServiceCollection AddComments(this IServiceCollection services, IConfiguration configuration, string appFolder)
    {
        services.AddOptions<CommentsOptions>().BindConfiguration("Comments").ValidateOnStart();
        services.AddSingleton<IValidateOptions<CommentsOptions>, CommentsOptionsValidator>();
        var connection = SqliteFile.ConnectionString(configuration.GetConnectionString("Comments") ?? DefaultConnection, appFolder);
        services.AddDbContext<CommentsDb>(options => options.UseSqlite(connection).AddInterceptors(new SqliteFile.Pragmas()));
        services.AddSingleton<ThreadVersions>();
        services.AddSingleton<WriteGate>();
        services.AddScoped<CommentIntake>();
        return services;
    }

    /// <summary>Before the first request: the database exists, is writable and has today's tables.</summary>
    public static async Task PrepareCommentsAsync(this IHost app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<CommentsDb>().Database.GetConnectionString()!;
        await SqliteFile.PrepareAsync(connection, CancellationToken.None);
    }
}
