using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Editor;

/// <summary>What an editor sees beside the guide: the desk, and open pages that follow the files.</summary>
[EditorOnly]
[PrivatePage]
public sealed class EditorController(GuideStore store, TimeProvider clock, IHostApplicationLifetime lifetime) : Controller
{
    /// <summary>After a restart of the site the page is there again before one looks for it.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(500);

    [HttpGet("/_editor")]
    public IActionResult Show([FromServices] Guide guide) => View(Desk.Of(guide, store.Problems, store.Files, clock.GetUtcNow()));

    /// <param name="article">The id of the article that the page shows.</param>
    [HttpGet(LivePage.ChangesAddress)]
    public ServerSentEventsResult<ContentChange> Changes(string? article) =>
        TypedResults.ServerSentEvents(ChangesAsync(article, HttpContext.RequestAborted));

    /// <summary>The state of now, and each one after it; what is replaced before it was sent is left out.</summary>
    private async IAsyncEnumerable<SseItem<ContentChange>> ChangesAsync(string? article, [EnumeratorCancellation] CancellationToken gone)
    {
        // A stop of the site does not wait for pages that are open.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
        while (!ended.IsCancellationRequested)
        {
            var next = store.NextChange; // before the state is read: a change between the two is told, not missed
            var change = new ContentChange(store.Revision, AddressOf(article));
            yield return new SseItem<ContentChange>(change) { ReconnectionInterval = AskAgainAfter };
            await next.WaitAsync(ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string? AddressOf(string? article) => article is null ? null : store.Guide?.FindById(article)?.Address;
}

/// <summary>What an open page is told.</summary>
/// <param name="Revision">Of the content as it is now.</param>
/// <param name="Address">Where the page's article is now; null where there is none.</param>
public sealed record ContentChange(string Revision, string? Address);

/// <summary>For whoever edits on this machine, in Development; for everybody else there is nothing under the address.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EditorOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var environment = context.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>();
        if (!environment.IsDevelopment() || !context.HttpContext.IsFromHere())
        {
            context.Result = new NotFoundResult();
        }
    }
}
