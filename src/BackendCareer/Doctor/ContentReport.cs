using BackendCareer.Content;

namespace BackendCareer.Doctor;

/// <summary>Whether the guide could be published as it is now.</summary>
internal static class ContentReport
{
    public static Finding Of(ContentFolder folder, DateTimeOffset now)
    {
        var compiled = GuideCompiler.Compile(folder.Read(), new Edition(now, ShowsAll: false));
        var warnings = compiled.Problems.Count(problem => problem.IsWarning);
        var errors = compiled.Problems.Length - warnings;
        return compiled.Guide is { } guide
            ? Finding.Ok("guide", $"articles {guide.Articles.Length}, problems 0, warnings {warnings} in {folder.Root}")
            : Finding.Fail("guide", compiled.Files.FolderIsUnreadable
                ? $"{compiled.Problems[0].What} {compiled.Problems[0].Remedy}"
                : $"problems {errors}, warnings {warnings} in {folder.Root}: `check` lists them.");
    }
}
