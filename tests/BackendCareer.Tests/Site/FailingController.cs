using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Site;

/// <summary>A page whose code fails.</summary>
public sealed class FailingController : Controller
{
    public const string Address = "/fails";

    public static void Add(IServiceCollection services) =>
        services.AddControllersWithViews().AddApplicationPart(typeof(FailingController).Assembly);

    [HttpGet(Address)]
    public IActionResult Show() => throw new NotSupportedException("A mistake of ours.");
}
