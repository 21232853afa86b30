using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Sessions;

/// <summary>A page for moderators only, with the form that signs out.</summary>
[Authorize]
public sealed class ProtectedController : Controller
{
    public const string Address = "/for-moderators";

    public static void Add(IServiceCollection services) =>
        services.AddControllersWithViews().AddApplicationPart(typeof(ProtectedController).Assembly);

    [HttpGet(Address)]
    public IActionResult Show() => View("/Sessions/_SignOut.cshtml");

    [HttpPost(Address)]
    [ValidateAntiForgeryToken]
    public IActionResult Take([FromForm] string text) => Content(text);
}
