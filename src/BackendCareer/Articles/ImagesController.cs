using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticFiles;

namespace BackendCareer.Articles;

/// <summary>The pictures of the content folder: those that the guide found there, and no other file.</summary>
public sealed class ImagesController(Guide guide, ContentFolder folder) : Controller
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    [HttpGet("/images/{**path}")]
    public IActionResult Show(string path)
    {
        var image = $"images/{path}";
        var file = folder.PathOf(image);
        return guide.Images.Contains(image) && System.IO.File.Exists(file) && Types.TryGetContentType(file, out var type)
            ? PhysicalFile(file, type, System.IO.File.GetLastWriteTimeUtc(file), entityTag: null!)
            : NotFound();
    }
}
