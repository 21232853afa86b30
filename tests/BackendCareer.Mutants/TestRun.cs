using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BackendCareer.Mutants;

/// <summary>How a run of tests ended.</summary>
/// <param name="Reason">The first test that was red, or what else ended it; null where all were green.</param>
internal sealed partial record TestRun(string? Reason)
{
    public bool IsRed => Reason is not null;

    /// <summary>Ends with the first test that is red.</summary>
    public static async Task<TestRun> RunAsync(MutatedCopy copy, TestFilter tests, (string Name, string Value) variable)
    {
        const string Folder = "tests/BackendCareer.Tests";
        string[] arguments =
        [
            "test", $"{Folder}/bin/Debug/net10.0/BackendCareer.Tests.dll",
            "--settings", $"{Folder}/{(tests.IsSlow ? "slow" : "quick")}.runsettings", "--filter", tests.Names,
            "--logger", "console;verbosity=normal",
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = copy.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable.Name] = variable.Value;
        using var run = Process.Start(start)!;
        _ = run.StandardError.ReadToEndAsync(CancellationToken.None); // says the same, and a full pipe would stop it
        using var patience = new CancellationTokenSource(tests.Patience);
        try
        {
            var isGreen = false;
            while (await run.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                isGreen |= line is "Test Run Successful." || line.StartsWith("No test matches", StringComparison.Ordinal);
                if (RedTest().Match(line) is { Success: true } red)
                {
                    return new TestRun(red.Groups["name"].Value);
                }
            }

            await run.WaitForExitAsync(patience.Token);
            return new TestRun(isGreen ? null : $"no test was red, and the run did not end well: exit code {run.ExitCode}");
        }
        catch (OperationCanceledException)
        {
            return new TestRun("it never ended");
        }
        finally
        {
            run.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"^\s+Failed (?<name>\S+)")]
    private static partial Regex RedTest();
}
