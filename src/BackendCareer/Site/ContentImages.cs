using BackendCareer.Content;
using Microsoft.Extensions.FileProviders;

namespace BackendCareer.Site;

/// <summary>Serves the pictures of the content folder below <c>/images</c>, and nothing else of that folder.</summary>
internal static class ContentImages
{
    public static void UseContentImages(this WebApplication app)
    {
        var root = app.Services.GetRequiredService<ContentFolder>().Root;
        if (!Directory.Exists(root))
        {
            return; // in Development, with nothing to show but that
        }

        var files = new StaticFileOptions { FileProvider = new PhysicalFileProvider(root) };
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/images"), images => images.UseStaticFiles(files));
    }
}
