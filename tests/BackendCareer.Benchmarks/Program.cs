using BackendCareer.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project tests/BackendCareer.Benchmarks -- --filter '*'
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance) // a project made for each benchmark would not know our central versions
    .WithStrategy(RunStrategy.Monitoring)
    .WithWarmupCount(20)
    .WithIterationCount(100);
BenchmarkSwitcher.FromAssembly(typeof(ThreadBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
