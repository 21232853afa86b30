using System.Diagnostics;
using BackendCareer.Tests.Support;

namespace BackendCareer.Benchmarks;

/// <summary>The program as it is published, as a process of its own, with a database of its own.</summary>
internal sealed class PublishedSite : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private PublishedSite(Process process, string address)
    {
        _process = process;
        Address = address;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // a full pipe would stop the site
    }

    public string Address { get; }

    public static async Task<PublishedSite> StartAsync(string content, string folder)
    {
        var program = Path.Combine(folder, "site");
        await PublishAsync(program);
        string[] arguments = [Path.Combine(program, "BackendCareer.dll")];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Content__Folder"] = content;
        start.Environment["ConnectionStrings__Comments"] = $"Data Source={Path.Combine(folder, "comments.db")}";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new PublishedSite(process, line[(at + Listening.Length)..]);
            }
        }

        throw new InvalidOperationException("The site did not start.");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>As the README says: what is published runs ahead-of-time code, which no other build makes.</summary>
    public static async Task PublishAsync(string program)
    {
        using var publish = Process.Start(
            "dotnet", ["publish", Repository.Sources, "-c", "Release", "-o", program, "-v", "quiet"]);
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The site could not be published.");
        }
    }
}
