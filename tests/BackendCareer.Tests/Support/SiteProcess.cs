using System.Diagnostics;

namespace BackendCareer.Tests.Support;

/// <summary>The built program as an operator runs it, in Production and in a folder of the test's own.</summary>
internal static class SiteProcess
{
    /// <param name="input">What stands on its standard input, which is no terminal.</param>
    public static async Task<ProgramEnd> RunAsync(TestFolder folder, string input, params string[] arguments)
    {
        var database = folder.PathOf("comments.db");
        if (!File.Exists(database))
        {
            TestSite.PutEmptyDatabase(database);
        }

        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(Repository.Sources, "bin", configuration, "net10.0", "BackendCareer.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Comments"] = $"Data Source={database}";
        start.Environment["Kestrel__Endpoints__Http__Url"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It started all the same. {await output}");
        }

        return new ProgramEnd(process.ExitCode, await output, await error);
    }
}

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Error);
