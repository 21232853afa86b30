using System.Collections.Concurrent;
using System.Diagnostics;
using BackendCareer.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendCareer.Mutants;

/// <summary>Which tests to run, as <c>dotnet test --filter</c> takes it; the settings keep quick and slow ones apart.</summary>
/// <param name="Patience">A run that takes longer never ends.</param>
internal sealed record TestFilter(string Names, bool IsSlow, TimeSpan Patience);

/// <summary>What a run of one class of tests told, without a mutant.</summary>
/// <param name="Mutants">The numbers of those that it came by.</param>
internal sealed record ReachedMutants(IReadOnlySet<int> Mutants, TimeSpan Time);

/// <summary>The tests of one class, quick or slow ones.</summary>
internal sealed record TestClass(string Name, bool IsSlow)
{
    public string Filter => $"FullyQualifiedName~{Name}.";

    public static IReadOnlyList<TestClass> All() =>
    [
        .. from file in Directory.EnumerateFiles(
               Path.Combine(Repository.Root, "tests", "BackendCareer.Tests"), "*Tests.cs", SearchOption.AllDirectories)
           let text = File.ReadAllText(file)
           from type in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
           where type.Parent is BaseNamespaceDeclarationSyntax && HasTests(type)
           let name = $"{((BaseNamespaceDeclarationSyntax)type.Parent!).Name}.{type.Identifier.Text}"
           from isSlow in text.Contains("\"Slow\"", StringComparison.Ordinal) ? new[] { false, true } : [false]
           select new TestClass(name, isSlow),
    ];

    private static bool HasTests(ClassDeclarationSyntax type) =>
        type.DescendantNodes().OfType<AttributeSyntax>().Any(attribute => attribute.Name.ToString() is var name
            && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal)));
}

/// <summary>
/// Which tests run through which mutant: each class of tests once, in a process of its own, so that what a process does once
/// is seen for every class.
/// </summary>
internal sealed class RelatedTests(IReadOnlyDictionary<TestClass, ReachedMutants> reached)
{
    /// <summary>How much longer the same may take on a busy machine.</summary>
    private const int Busy = 5;

    private static readonly TimeSpan FirstPatience = TimeSpan.FromMinutes(5);

    public static async Task<RelatedTests> FindAsync(MutatedCopy copy, int workers)
    {
        var reached = new ConcurrentDictionary<TestClass, ReachedMutants>();
        await Parallel.ForEachAsync(TestClass.All(), new ParallelOptions { MaxDegreeOfParallelism = workers }, async (tests, _) =>
        {
            var file = Path.Combine(copy.Root, $"{tests.Name}{(tests.IsSlow ? ".slow" : "")}.reached");
            await File.WriteAllTextAsync(file, "", CancellationToken.None);
            MutatedCopy.OpenToEverybody(file, (UnixFileMode)0b110_110_110);
            var time = Stopwatch.StartNew();
            var filter = new TestFilter(tests.Filter, tests.IsSlow, FirstPatience);
            var run = await TestRun.RunAsync(copy, filter, ("MUTANTS_REACHED", file));
            if (run.IsRed && (await TestRun.RunAsync(copy, filter, ("MUTANTS_REACHED", file))).IsRed)
            {
                Console.WriteLine($"Red without a mutant, twice, and its class is not asked: {run.Reason}");
                return; // what it alone would notice counts as noticed by nobody
            }

            var numbers = (await File.ReadAllLinesAsync(file, CancellationToken.None)).Select(int.Parse).ToHashSet();
            reached[tests] = new ReachedMutants(numbers, time.Elapsed);
        });
        return new RelatedTests(reached);
    }

    /// <summary>The tests that come by, as they are tried: those of the mutant's own folder, the others, the slow ones.</summary>
    public IEnumerable<TestFilter> Of(Mutant mutant, int number) =>
        from pair in reached
        where mutant.IsOnce || pair.Value.Mutants.Contains(number)
        let isNear = pair.Key.Name.StartsWith($"BackendCareer.Tests.{mutant.Folder}.", StringComparison.Ordinal)
        let stage = (pair.Key.IsSlow, IsFar: !isNear)
        group pair by stage into tests
        orderby tests.Key
        select new TestFilter(
            string.Join('|', tests.Select(pair => pair.Key.Filter)), tests.Key.IsSlow,
            FirstPatience + (Busy * tests.Aggregate(TimeSpan.Zero, (sum, pair) => sum + pair.Value.Time)));
}
