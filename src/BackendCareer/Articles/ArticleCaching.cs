using System.Security.Cryptography;
using System.Text.Json;
using BackendCareer.Comments;
using BackendCareer.Content;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace BackendCareer.Articles;

/// <summary>
/// Keeps the finished, compressed page of an article until the guide or its thread changes. Both versions are part of
/// the key, so nothing has to be evicted and no page drawn from old text can be found under a new version.
/// </summary>
public static class ArticleCaching
{
    public const string Policy = "article";

    /// <param name="enabled">False in Development, where a changed view must show at once.</param>
    public static void AddArticleCaching(this IServiceCollection services, bool enabled) =>
        services.AddSingleton<PageTags>().AddOutputCache(cache =>
    {
        cache.SizeLimit = 64 << 20;
        cache.AddPolicy(Policy, policy =>
        {
            if (!enabled)
            {
                policy.NoCache();
                return;
            }

            policy.Expire(TimeSpan.FromHours(12))
                .With(context => BlockPages.AreFew(context.HttpContext.Request.Query))
                .With(context => ReaderKey.Of(context.HttpContext.Request) is null) // a reader with a key gets a page of their own
                .SetVaryByQuery(["page", "sort", .. BlockPages.Keys])
                .SetVaryByHost(false)
                .SetVaryByHeader("Accept-Encoding") // one of three: AcceptedCoding stands before the cache
                .VaryByValue(context => KeyValuePair.Create("version", VersionOf(context)));
        });
    });

    /// <summary>For a page that is not what it should be: neither the site nor the reader keeps it.</summary>
    public static void DoNotKeep(this HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage = false;
    }

    private static string VersionOf(HttpContext context)
    {
        var guide = context.RequestServices.GetRequiredService<Guide>();
        var article = guide.Find(context.Request.RouteValues["path"]?.ToString() ?? "");
        return article is null
            ? guide.Version
            : context.RequestServices.GetRequiredService<PageTags>().Of(
                guide, context.RequestServices.GetRequiredService<ThreadVersions>().Of(article.Id));
    }
}

/// <summary>Which state of the guide, a thread and the program a page shows.</summary>
public sealed class PageTags(IOptions<CommentsOptions> options)
{
    private static readonly Guid Build = typeof(PageTags).Module.ModuleVersionId;

    /// <summary>A page says, for one, for how long a comment can be edited.</summary>
    private readonly string _settings =
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(options.Value)))[..8];

    /// <summary>Weak: the compressed and the plain page say the same.</summary>
    public string Of(Guide guide, long threadVersion) => $"W/\"{guide.Version}-{threadVersion:x}-{Build:N}-{_settings}\"";
}
