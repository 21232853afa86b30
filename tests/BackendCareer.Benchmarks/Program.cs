using System.Globalization;
using BackendCareer.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project tests/BackendCareer.Benchmarks -- live [articles] [rounds]
if (args is ["live", .. var numbers])
{
    await LiveBenchmark.RunAsync(
        numbers is [var articles, ..] ? int.Parse(articles, CultureInfo.InvariantCulture) : 1_000,
        numbers is [_, var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 60);
    return;
}

// dotnet run -c Release --project tests/BackendCareer.Benchmarks -- check
if (args is ["check"])
{
    await CheckBenchmark.RunAsync(articles: 1_000, faults: 500, rounds: 7);
    return;
}

// dotnet run -c Release --project tests/BackendCareer.Benchmarks -- discussion FILE
if (args is ["discussion", var file])
{
    await LargeDiscussion.MakeAsync(file);
    return;
}

// For tests/load.sh: dotnet run -c Release --project tests/BackendCareer.Benchmarks -- kestrel PAGE ADDRESS
if (args is ["kestrel", var page, var address])
{
    await BareKestrel.RunAsync(page, address);
    return;
}

// dotnet run -c Release --project tests/BackendCareer.Benchmarks -- --filter '*'
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance) // a project made for each benchmark would not know our central versions
    .WithStrategy(RunStrategy.Monitoring)
    .WithWarmupCount(20)
    .WithIterationCount(100);
BenchmarkSwitcher.FromAssembly(typeof(ThreadBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
