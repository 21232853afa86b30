namespace BackendCareer.Doctor;

/// <summary>What the site stands on.</summary>
internal static class MachineReport
{
    private const long Megabyte = 1_000_000;
    private const long LittleSpace = 1_000 * Megabyte;
    private const long NoSpace = 20 * Megabyte;

    /// <param name="file">Where the site writes.</param>
    public static IEnumerable<Finding> Of(IHostEnvironment environment, TimeProvider clock, string file)
    {
        yield return Finding.Ok("program", $"in {environment.ContentRootPath}, as {Environment.UserName}");
        yield return environment.IsDevelopment()
            ? Finding.Warn("environment",
                "Development: readers would see drafts and mistakes. Set ASPNETCORE_ENVIRONMENT=Production where they come.")
            : Finding.Ok("environment", environment.EnvironmentName);
        yield return Finding.Ok("clock", $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC; the time zone is {clock.LocalTimeZone.Id}");
        yield return Disk(file);
    }

    private static Finding Disk(string file)
    {
        try
        {
            var drive = new DriveInfo(NearestFolder(file));
            var text = $"{drive.AvailableFreeSpace / Megabyte:N0} MB free of {drive.TotalSize / Megabyte:N0} MB at {drive.Name}";
            return drive.AvailableFreeSpace switch
            {
                < NoSpace => Finding.Fail("disk", $"{text}: make room, or no comment can be stored."),
                < LittleSpace => Finding.Warn("disk", $"{text}: make room soon."),
                _ => Finding.Ok("disk", text),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Warn("disk", $"cannot be asked for its free space: {error.Message}");
        }
    }

    /// <summary>A place that is not there yet will be made on the disk of what is above it.</summary>
    internal static string NearestFolder(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
