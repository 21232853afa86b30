using Spectre.Console;

namespace BackendCareer;

/// <summary>Shows how far long work has come, where somebody looks on; a log is told nothing.</summary>
internal static class TerminalProgress
{
    /// <param name="work">Reports from 0 to 1; until it first does, nobody knows how much there is to do.</param>
    public static Task<T> RunAsync<T>(string what, Func<IProgress<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new Progress<double>());
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().StartAsync(async context =>
        {
            var bar = new Bar(context.AddTask(what, new ProgressTaskSettings { MaxValue = 1 }).IsIndeterminate());
            var result = await work(bar);
            bar.Report(1);
            return result;
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value)
        {
            task.IsIndeterminate = false;
            task.Value = value;
        }
    }
}
