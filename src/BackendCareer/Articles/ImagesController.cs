using System.Collections.Frozen;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Articles;

/// <summary>The pictures of the content folder: those that the guide found there, and no other kind of file.</summary>
public sealed class ImagesController(Guide guide, ContentFolder folder, FileHashes hashes, WebpCopies copies) : Controller
{
    private const string WebpExtension = ".webp";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    [HttpGet("/images/{**path}")]
    public async Task<IActionResult> Show(string? path, CancellationToken cancellationToken)
    {
        path ??= "";
        if (Find(path) is { } image)
        {
            return Original(path, image);
        }

        var name = path.EndsWith(WebpExtension, StringComparison.Ordinal) ? path[..^WebpExtension.Length] : "";
        return ArticleImages.HasWebp(name) && Find(name) is { } original
            ? await WebpAsync(name, original, cancellationToken)
            : NotFound();
    }

    /// <summary>Looks again at the folder: after a mistake the guide still knows pictures that may be links by now.</summary>
    private FileInfo? Find(string path)
    {
        var image = $"images/{path}";
        return guide.Images.Contains(image) && Types.ContainsKey(Path.GetExtension(path)) ? folder.Find(image) : null;
    }

    /// <param name="path">Says the kind of the picture; the file that a link leads to may have any name.</param>
    private PhysicalFileResult Original(string path, FileInfo file) =>
        PhysicalFile(file.FullName, Types[Path.GetExtension(path)], file.LastWriteTimeUtc, EntityTag.Of(hashes.Of(file)));

    private async Task<IActionResult> WebpAsync(string path, FileInfo original, CancellationToken cancellationToken)
    {
        var hash = hashes.Of(original);
        return await copies.FindAsync(original, hash, cancellationToken) is { } copy
            ? File(copy, Types[WebpExtension], original.LastWriteTimeUtc, EntityTag.Of(hash, "-webp"))
            : Original(path, original);
    }
}
