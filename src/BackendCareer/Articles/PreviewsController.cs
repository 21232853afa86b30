using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Articles;

/// <summary>An article that readers cannot open, for who was sent its preview.</summary>
[PrivatePage]
[Area("Articles")]
public sealed class PreviewsController(Guide guide, Previews previews) : Controller
{
    [HttpGet("/preview/{token}")]
    public IActionResult Show(string? token)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the right to read: no link hands it on
        var id = token is null ? null : previews.Read(token); // nothing but white space is none
        if (id is not null && guide.FindById(id) is { } published)
        {
            return Redirect(published.Address);
        }

        return guide.Hidden.FirstOrDefault(article => article.Id == id) is { } hidden ? View("Show", PageOf(hidden)) : NotShown(id);
    }

    /// <summary>Who was sent the address is told that it is right; who made one up, that there is nothing.</summary>
    private IActionResult NotShown(string? id)
    {
        if (id is null)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NotShown");
    }

    private ArticlePage PageOf(Article hidden) =>
        new(guide, hidden, new BlockPages(guide, Request.Path, Request.Query), Discussion: null);
}
