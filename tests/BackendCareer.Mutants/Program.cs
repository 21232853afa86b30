using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using BackendCareer.Mutants;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.FileSystemGlobbing;

// dotnet run --project tests/BackendCareer.Mutants -- SEED [COUNT [LOG]] [--in GLOB…]
// LOG is all that an earlier run with the same sources printed: only what nobody noticed then is tried again.
// GLOB names files below src/BackendCareer that are drawn from, all others are not: "Sessions/Passkeys/*.cs".
string[] settled = [.. args.TakeWhile(word => word != "--in")];
string[] globs = [.. args.Skip(settled.Length + 1)];
var seed = int.Parse(settled[0], CultureInfo.InvariantCulture);
var count = settled is [_, var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 150;
const double Enough = 0.9;
var time = Stopwatch.StartNew();

var all = Files(globs).SelectMany(file => MutantFinder.In(file, File.ReadAllText(Path.Combine(Repository.Root, file)))).ToArray();
var draw = $"Seed {seed}: {count} of {all.Length} mutants{(globs is [] ? "" : $" in {string.Join(' ', globs)}")}.";
var left = settled is [_, _, var log] ? LeftBy(await File.ReadAllTextAsync(log)) : null;
Console.WriteLine(draw);
new Random(seed).Shuffle(all);
using var copy = await MutatedCopy.BuildAsync(all, count);
Console.WriteLine($"{time.Elapsed.TotalMinutes:N1} min: built. Which tests run through which of them?");
var related = await RelatedTests.FindAsync(copy, workers: 2);
Console.WriteLine($"{time.Elapsed.TotalMinutes:N1} min: known.");

var tried = copy.Mutants.Index().Where(pair => left is null || left.Contains($"{pair.Item}")).ToArray();
var survivors = new SortedDictionary<int, Mutant>();
var done = 0;
await Parallel.ForEachAsync(tried, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (pair, _) =>
{
    var (place, mutant) = pair;
    var reason = await KillerOf(mutant, place);
    lock (survivors)
    {
        if (reason is null)
        {
            survivors[place] = mutant;
        }

        Console.WriteLine($"{++done}/{tried.Length} {mutant} — {reason ?? "NOBODY NOTICED"}");
    }
});

var noticed = copy.Mutants.Count - survivors.Count;
var score = noticed / (double)copy.Mutants.Count;
Console.WriteLine($"\nSeed {seed}: {noticed} of {copy.Mutants.Count} noticed, {score:P1}, in {time.Elapsed.TotalMinutes:N0} min. Left:");
foreach (var mutant in survivors.Values)
{
    Console.WriteLine(mutant);
}

return score >= Enough ? 0 : 1;

// Half a log, or that of another draw, would make mutants noticed that nobody tried.
HashSet<string> LeftBy(string text) => text.StartsWith(draw, StringComparison.Ordinal) && text.Split("Left:") is [_, var names]
    ? [.. names.Split('\n')]
    : throw new InvalidOperationException($"This is not all of what a run printed that began with “{draw}”");

async Task<string?> KillerOf(Mutant mutant, int place)
{
    foreach (var tests in related.Of(mutant, place))
    {
        if (await TestRun.RunAsync(copy, tests, ("MUTANT", place.ToString(CultureInfo.InvariantCulture))) is { IsRed: true } red)
        {
            return red.Reason;
        }
    }

    return null;
}

// What Stryker goes through has a run of its own.
static IEnumerable<string> Files(string[] globs)
{
    var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "BackendCareer.Tests", "stryker-config.json")))!;
    var patterns = settings["stryker-config"]!["mutate"]!.AsArray().Select(pattern => (string)pattern!);
    string[] left = [.. patterns, "**/Migrations/**", "obj/**", "bin/**"];
    return (globs is [] ? ["**/*.cs"] : globs).SelectMany(glob => FilesOf(glob, left)).Distinct().Order(StringComparer.Ordinal);
}

static string[] FilesOf(string glob, string[] left)
{
    var sources = new Matcher().AddInclude(glob);
    sources.AddExcludePatterns(left);
    string[] files = [.. sources.GetResultsInFullPath(Repository.Sources).Where(file => Path.GetExtension(file) is ".cs")];
    return files is []
        ? throw new ArgumentException($"No file to draw from is called “{glob}” below {Repository.Sources}")
        : [.. files.Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];
}
