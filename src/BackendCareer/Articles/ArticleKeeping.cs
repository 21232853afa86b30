using System.Security.Cryptography;
using System.Text.Json;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Articles;

/// <summary>
/// The finished page of an article is kept until the guide or its thread changes. Both versions are part of its state, so nothing has
/// to be evicted and no page drawn from old text can be found under a new version.
/// </summary>
internal sealed class ArticleKeeping(GuideStore store, ThreadVersions threads) : PageKeeping
{
    public override IReadOnlyList<string> Choices { get; } = ["page", "sort", .. BlockPages.Keys];

    public override IEnumerable<string> Main => store.Guide?.Articles.Select(article => "/" + article.Path) ?? [];

    /// <summary>A reader with a key gets a page of their own.</summary>
    public override bool IsForEverybody(HttpRequest request) => ReaderKey.Of(request) is null;

    /// <summary>The guide is that of the request, by which its page will be drawn.</summary>
    public override PageState? StateOf(HttpContext context)
    {
        var guide = context.RequestServices.GetRequiredService<Guide>();
        var path = context.Request.RouteValues["path"]?.ToString() ?? "";
        if (guide.Find(path) is not { } article || !BlockPages.AreFew(context.Request.Query))
        {
            return null;
        }

        var thread = threads.Find(article.Id);
        return new ArticleState(store, guide.Version, thread, thread.Number);
    }

    private sealed record ArticleState(GuideStore Store, string Guide, ThreadVersion Thread, long Number) : PageState
    {
        public override bool IsCurrent => Thread.Number == Number && Store.Guide?.Version == Guide;
    }
}

internal static class Unkept
{
    /// <summary>For a page that is not what it should be: neither the site nor the reader keeps it.</summary>
    public static void DoNotKeep(this HttpContext context) => context.Response.Headers.CacheControl = "no-store";
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
