using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BackendCareer.Tests.Support;
using Microsoft.CodeAnalysis.Text;

namespace BackendCareer.Mutants;

/// <summary>A copy of the repository whose code holds every drawn mutant behind a switch, built once.</summary>
internal sealed partial class MutatedCopy : IDisposable
{
    private const string Switch = """
        internal static class MutantSwitch
        {
            private static readonly int Chosen = int.Parse(System.Environment.GetEnvironmentVariable("MUTANT") ?? "-1");
            private static readonly string? Reached = System.Environment.GetEnvironmentVariable("MUTANTS_REACHED");
            private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, bool> Known = new();

            public static bool IsOn(int number)
            {
                if (Reached is not null && Known.TryAdd(number, true))
                {
                    lock (Known) { System.IO.File.AppendAllText(Reached, number + "\n"); }
                }

                return number == Chosen;
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backendcareer-mutants-");

    private MutatedCopy() => OpenToEverybody(Root, (UnixFileMode)0b111_101_101);

    public string Root => _folder.FullName;

    /// <summary>Those that compile, in the order in which they were drawn; a mutant's number is its place.</summary>
    public IReadOnlyList<Mutant> Mutants { get; private set; } = [];

    /// <param name="drawn">In the order of the draw: the first that compile are taken.</param>
    public static async Task<MutatedCopy> BuildAsync(IEnumerable<Mutant> drawn, int count)
    {
        var copy = new MutatedCopy();
        var waiting = new Queue<Mutant>(drawn);
        copy.CopyRepository();
        while (true)
        {
            copy.Take(waiting, count);
            var written = copy.Write();
            var errors = await copy.BuildAsync();
            if (errors.Count == 0)
            {
                return copy;
            }

            copy.Drop([.. errors.Select(error => written.BlameFor(error.File, error.Line, error.Column))]);
        }
    }

    /// <summary>Some tests run the program as another user.</summary>
    public static void OpenToEverybody(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(Root, file);

    private void CopyRepository()
    {
        var files = Git("ls-files", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Path.Combine(Repository.Root, file), PathOf(file));
        }

        File.WriteAllText(PathOf("src/BackendCareer/MutantSwitch.cs"), Switch);
    }

    /// <summary>No two overlap: one would be inside the other's text.</summary>
    private void Take(Queue<Mutant> waiting, int count)
    {
        var taken = Mutants.ToList();
        while (taken.Count < count && waiting.TryDequeue(out var next))
        {
            if (!taken.Any(other => other.File == next.File && other.Span.OverlapsWith(next.Span)))
            {
                taken.Add(next);
            }
        }

        Mutants = taken;
    }

    private void Drop(HashSet<Mutant> blamed)
    {
        foreach (var file in blamed.Select(mutant => mutant.File).Distinct())
        {
            File.Copy(Path.Combine(Repository.Root, file), PathOf(file), overwrite: true);
        }

        Mutants = [.. Mutants.Where(mutant => !blamed.Contains(mutant))];
    }

    private WrittenMutants Write()
    {
        var written = new WrittenMutants();
        foreach (var file in Mutants.Select((mutant, number) => (mutant, number)).GroupBy(pair => pair.mutant.File))
        {
            var original = SourceText.From(File.ReadAllText(Path.Combine(Repository.Root, file.Key)));
            var changes = file.OrderBy(pair => pair.mutant.Span.Start).ToList();
            var text = original.WithChanges(changes.Select(pair => new TextChange(pair.mutant.Span, pair.mutant.SwitchedBy(pair.number))));
            File.WriteAllText(PathOf(file.Key), text.ToString(), Encoding.UTF8);
            written.Add(file.Key, text, changes);
        }

        return written;
    }

    /// <returns>Where the compiler refuses a mutant.</returns>
    /// <exception cref="InvalidOperationException">It refuses something else.</exception>
    private async Task<HashSet<(string File, int Line, int Column)>> BuildAsync()
    {
        const string Lenient =
            "-p:TreatWarningsAsErrors=false;RunAnalyzers=false;EnforceCodeStyleInBuild=false;GenerateDocumentationFile=false";
        var revision = Git("rev-parse", "HEAD")[0]; // which a build otherwise takes from .git, and the copy has none
        string[] arguments =
        [
            "build", "tests/BackendCareer.Tests", "-v", "quiet", Lenient, $"-p:SourceRevisionId={revision}", "-p:UseSharedCompilation=false",
        ];
        using var build = StartIn(Root, "dotnet", arguments);
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        var errors = Error().Matches(output)
            .Select(match => match.Groups)
            .Select(place => (Path.GetRelativePath(Root, place["file"].Value), Number(place["line"]), Number(place["column"])))
            .ToHashSet();
        return build.ExitCode == 0 || errors.Count > 0
            ? errors
            : throw new InvalidOperationException($"The copy cannot be built.\n{output}");
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static string[] Git(params string[] arguments)
    {
        using var git = StartIn(Repository.Root, "git", arguments);
        return git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process StartIn(string folder, string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;

    [GeneratedRegex(@"^(?<file>[^(\n]+)\((?<line>\d+),(?<column>\d+)\): error ", RegexOptions.Multiline)]
    private static partial Regex Error();
}
