using System.Collections.Frozen;
using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Articles;

/// <summary>The pictures of the content folder: those that the guide found there, and no other kind of file.</summary>
public sealed class ImagesController(Guide guide, ContentFolder folder, WebpTwins twins) : Controller
{
    private const string TwinExtension = ".webp";

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
    public async Task<IActionResult> Show(string path, CancellationToken cancellationToken)
    {
        if (Find(path) is { } image)
        {
            return Original(image);
        }

        return path.EndsWith(TwinExtension, StringComparison.Ordinal) && Find(path[..^TwinExtension.Length]) is { Extension: ".png" or ".jpg" or ".jpeg" } original
            ? await TwinAsync(original, cancellationToken)
            : NotFound();
    }

    private FileInfo? Find(string path)
    {
        var image = $"images/{path}";
        var file = new FileInfo(folder.PathOf(image));

        // A pipe has no length, and whoever opens it waits for ever.
        return guide.Images.Contains(image) && Types.ContainsKey(file.Extension) && file is { Exists: true, Length: > 0 } ? file : null;
    }

    private PhysicalFileResult Original(FileInfo file) =>
        PhysicalFile(file.FullName, Types[file.Extension], file.LastWriteTimeUtc, entityTag: null!);

    private async Task<IActionResult> TwinAsync(FileInfo original, CancellationToken cancellationToken) =>
        await twins.FindAsync(original, cancellationToken) is { } twin
            ? File(twin, Types[TwinExtension], original.LastWriteTimeUtc, entityTag: null!)
            : Original(original);
}
