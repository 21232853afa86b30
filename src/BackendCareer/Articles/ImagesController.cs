using System.Collections.Frozen;
using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Articles;

/// <summary>The pictures of the content folder: those that the guide found there, and no other kind of file.</summary>
public sealed class ImagesController(Guide guide, ContentFolder folder) : Controller
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    }.ToFrozenDictionary();

    [HttpGet("/images/{**path}")]
    public IActionResult Show(string path)
    {
        var image = $"images/{path}";
        var file = new FileInfo(folder.PathOf(image));

        // A pipe has no length, and whoever opens it waits for ever.
        return guide.Images.Contains(image) && Types.TryGetValue(file.Extension, out var type) && file is { Exists: true, Length: > 0 }
            ? PhysicalFile(file.FullName, type, file.LastWriteTimeUtc, entityTag: null!)
            : NotFound();
    }
}
