using System.Runtime.InteropServices;
using BackendCareer.Tests.Support;
using Microsoft.Playwright;

namespace BackendCareer.Benchmarks;

/// <summary>
/// How long an editor waits: from just before a file is written until the open page shows it. A real program, a real
/// browser; both read the clock of the one machine.
/// </summary>
internal static class LiveBenchmark
{
    private const int WarmUpRounds = 5;

    /// <summary>Remembers when a text came or went. The browser calls it before it paints.</summary>
    private const string Watch = """
        ([selector, text, isThere]) => {
          window.seen = new Promise(resolve => {
            const look = () => {
              const found = [...document.querySelectorAll(selector)].some(element => element.textContent.includes(text));
              if (found === isThere) { observer.disconnect(); resolve(Date.now()); }
            };
            const observer = new MutationObserver(look);
            observer.observe(document, { subtree: true, childList: true, characterData: true });
            look();
          });
        }
        """;

    public static async Task RunAsync(int articles, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("backendcareer-");
        try
        {
            var content = Path.Combine(folder.FullName, "content");
            var file = GeneratedGuide.Write(content, articles)[^1];
            using var site = await PublishedSite.StartAsync(content, folder.FullName);
            using var playwright = await Playwright.CreateAsync();
            await using var browser =
                await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
            var page = await browser.NewPageAsync();
            await page.GotoAsync($"{site.Address}/{Path.ChangeExtension(file, null)}");
            Print(articles, rounds, await MeasureAsync(
                page, Path.Combine(content, file), Path.Combine(content, "data", "glance.yml"), rounds));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Chromium() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium: apt-get install chromium-headless-shell, or set CHROMIUM_PATH.");

    private static async Task<(string What, List<double> Times)[]> MeasureAsync(IPage page, string file, string data, int rounds)
    {
        var text = await File.ReadAllTextAsync(file) + "\n::: glance share-back-end\n:::\n";
        var figures = await File.ReadAllTextAsync(data);
        List<double> saves = [], mistakes = [], repairs = [], headings = [], numbers = [];
        for (var round = 1; round <= WarmUpRounds + rounds; round++)
        {
            var marked = text.Replace("## ", $"Saved {round} times.\n\n## ", StringComparison.Ordinal);
            saves.Add(await TimeAsync(page, file, marked, "main", $"Saved {round} times.", isThere: true));
            mistakes.Add(await TimeAsync(
                page, file, marked.Replace("\ntitle: ", "\ntitel: ", StringComparison.Ordinal), ".live .where", ":3:1", isThere: true));
            repairs.Add(await TimeAsync(page, file, marked, ".live .where", ":3:1", isThere: false));
            // Any article may link to it.
            headings.Add(await TimeAsync(page, file, $"{marked}\n## New {round}\n", "main h2", $"New {round}", isThere: true));
            numbers.Add(await TimeAsync(
                page, data, figures.Replace("\"14.2%\"", $"\"{round}.2%\"", StringComparison.Ordinal), "main .figure", $"{round}.2%",
                isThere: true));
        }

        return
        [
            ("save → text", saves), ("mistake → banner", mistakes), ("repair → no banner", repairs),
            ("new heading → text", headings), ("figure of the data → text", numbers),
        ];
    }

    private static async Task<double> TimeAsync(IPage page, string file, string text, string selector, string expected, bool isThere)
    {
        await page.EvaluateAsync(Watch, new object[] { selector, expected, isThere });
        await Task.Delay(Random.Shared.Next(50, 150)); // an editor does not save in step with anything
        var before = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        await File.WriteAllTextAsync(file, text);
        return await page.EvaluateAsync<double>("window.seen") - before;
    }

    private static void Print(int articles, int rounds, (string What, List<double> Times)[] measured)
    {
        Console.WriteLine($"\n{articles:N0} articles, {rounds} rounds after {WarmUpRounds} to warm up.");
        Console.WriteLine($"{Processor()}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}.\n");
        Console.WriteLine("| | p50 | p95 | longest |\n| --- | ---: | ---: | ---: |");
        foreach (var (what, times) in measured)
        {
            var sorted = times.Skip(WarmUpRounds).Order().ToList();
            Console.WriteLine($"| {what} | {Share(sorted, 0.5):N0} ms | {Share(sorted, 0.95):N0} ms | {sorted[^1]:N0} ms |");
        }
    }

    /// <summary>The smallest time that so large a share did not exceed.</summary>
    private static double Share(List<double> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        var model = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1]
            : null;
        return $"{Environment.ProcessorCount} × {model ?? RuntimeInformation.ProcessArchitecture.ToString()}";
    }
}
