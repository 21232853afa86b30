using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Editor;

/// <summary>A page that follows the files and has what no article has: details to open.</summary>
public sealed class DetailsController(GuideStore store) : Controller
{
    public const string Address = "/details";

    public static void Add(IServiceCollection services) =>
        services.AddControllersWithViews().AddApplicationPart(typeof(DetailsController).Assembly);

    [HttpGet(Address)]
    public ContentResult Show() => Content(
        $"""
        <!DOCTYPE html><html lang="en"><title>Details</title><script type="module" src="/editor.js"></script>
        <body><aside class="live" data-revision="{store.Revision}" data-changes="{LivePage.ChangesAddress}"></aside>
        <main><p class="{store.Revision}">Drawn for {store.Revision}.</p>
        <details><summary>More</summary><p>Of {store.Revision}.</p></details></main></body></html>
        """, "text/html");
}
