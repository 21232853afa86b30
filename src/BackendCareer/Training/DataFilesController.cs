using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;

namespace BackendCareer.Training;

/// <summary>The files behind the tables about training, as they are.</summary>
public sealed class DataFilesController(ContentFolder folder, FileHashes hashes) : Controller
{
    [HttpGet("/" + TrainingRoute.Path)]
    public IActionResult Routes() => Csv(TrainingRoute.Path);

    [HttpGet("/" + ApprenticeRate.Path)]
    public IActionResult ApprenticePay() => Csv(ApprenticeRate.Path);

    private IActionResult Csv(string path) => folder.Find(path) is { } file
        ? PhysicalFile(file.FullName, "text/csv; charset=utf-8", file.LastWriteTimeUtc, EntityTag.Of(hashes.Of(file)))
        : NotFound();
}
