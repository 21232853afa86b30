using System.Security.Claims;
using BackendCareer.Comments;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Moderation;

/// <summary>A moderator's own feed, which says to a feed reader that something waits.</summary>
public sealed class OwnFeedController(FeedSecrets secrets, SiteAddress site) : ModerationController
{
    private const string Address = "/moderation/feed";

    private string ModeratorId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    [HttpGet(Address)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken) =>
        Page("OwnFeed", new OwnFeedPage(await secrets.OfAsync(ModeratorId, cancellationToken)));

    /// <summary>
    /// A new address is in the answer itself, and nowhere else: one that a redirect led to would have to hold it, or the site to keep
    /// it.
    /// </summary>
    /// <param name="feed">What to do with it, as the button says.</param>
    [HttpPost(Address)]
    public async Task<IActionResult> Change([FromForm] string? feed, CancellationToken cancellationToken)
    {
        switch (feed)
        {
            case "new":
                var secret = await secrets.MakeAsync(ModeratorId, cancellationToken);
                var own = await secrets.OfAsync(ModeratorId, cancellationToken);
                return Page("OwnFeed", new OwnFeedPage(own) { Address = $"{site.RootFor(Request)}/waiting/{secret}" });
            case "off":
                await secrets.DropAsync(ModeratorId, cancellationToken);
                return this.SeeOther(Address);
            default:
                var unchanged = new OwnFeedPage(await secrets.OfAsync(ModeratorId, cancellationToken)) { IsUnclear = true };
                return Page("OwnFeed", unchanged, StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <param name="Secret">Null where there is no feed.</param>
public sealed record OwnFeedPage(FeedSecret? Secret)
{
    /// <summary>Of the feed that was just made; null ever after.</summary>
    public string? Address { get; init; }

    /// <summary>Whether no button was pressed that there is.</summary>
    public bool IsUnclear { get; init; }
}
