using BackendCareer.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/BackendCareer.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(ThreadBenchmarks).Assembly).Run(args);
