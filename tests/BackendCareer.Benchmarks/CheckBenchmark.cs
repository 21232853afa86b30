using System.Diagnostics;
using System.Globalization;
using BackendCareer.Tests.Content;

namespace BackendCareer.Benchmarks;

/// <summary>How long <c>check</c> takes from a cold start, on a large guide with many mistakes.</summary>
internal static class CheckBenchmark
{
    public static async Task RunAsync(int articles, int faults, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("backendcareer-");
        try
        {
            var (content, program) = (Path.Combine(folder.FullName, "content"), Path.Combine(folder.FullName, "site"));
            var planted = PlantedFaults.Plant(content, articles, faults).Count;
            await PublishedSite.PublishAsync(program);
            var times = new List<double>();
            for (var round = 0; round < rounds; round++)
            {
                times.Add(await TimeAsync(program, content, planted));
            }

            var (shortest, median, longest) = (times.Min(), times.Order().ElementAt(rounds / 2), times.Max());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{articles:N0} articles, {planted} faults, {rounds} cold runs: {shortest:N2} to {longest:N2} s, median {median:N2} s."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> TimeAsync(string program, string content, int planted)
    {
        string[] arguments = [Path.Combine(program, "BackendCareer.dll"), "check", "--format", "github"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["Content__Folder"] = content;
        var clock = Stopwatch.StartNew();
        using var check = Process.Start(start)!;
        var found = (await check.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        await check.WaitForExitAsync();
        return found == planted ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"{found} of {planted} were found.");
    }
}
