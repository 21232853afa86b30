using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Feeds;

/// <summary>Tells a moderator's feed reader, which cannot sign in, that something waits. The address is the right to read it.</summary>
public sealed class WaitingController(Guide guide, CommentsDb db, FeedSecrets secrets, SiteAddress site) : Controller
{
    [HttpGet("/waiting/{secret}")]
    public async Task<IActionResult> Show(string secret, CancellationToken cancellationToken)
    {
        if (!await secrets.KnowsAsync(secret, cancellationToken))
        {
            return NotFound();
        }

        var waiting = await WaitingFeed.LoadAsync(db, cancellationToken);
        var atom = WaitingFeed.ToAtom(waiting, guide.Settings.Title, site.RootFor(Request));
        Response.Headers[HeaderNames.CacheControl] = "private, no-cache"; // its reader alone, who asks with the tag
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return File(atom, Atom.Type, lastModified: null, EntityTag.Of(atom));
    }
}
