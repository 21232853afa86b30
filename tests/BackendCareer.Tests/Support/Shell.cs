using System.Diagnostics;

namespace BackendCareer.Tests.Support;

/// <summary>
/// What an operator does to the files of a site, in another process: within one, closing a file takes SQLite's locks away.
/// </summary>
internal static class Shell
{
    /// <param name="database">$DB in the command.</param>
    public static void Run(string command, string database)
    {
        var start = new ProcessStartInfo("sh", ["-ec", command]) { RedirectStandardError = true };
        start.Environment["DB"] = database;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }

    /// <summary>By way of a copy.</summary>
    public static byte[] Read(string database)
    {
        Run("cp $DB $DB.look", database);
        return File.ReadAllBytes(database + ".look");
    }
}
