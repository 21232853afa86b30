using Spectre.Console;

namespace BackendCareer;

/// <summary>Shows how far long work has come, where somebody looks on; elsewhere a log can be told now and then.</summary>
internal static class TerminalProgress
{
    /// <param name="work">Reports from 0 to 1; until it first does, nobody knows how much there is to do.</param>
    /// <param name="log">Is told where there is no terminal; null for nobody.</param>
    public static Task<T> RunAsync<T>(string what, Func<IProgress<double>, Task<T>> work, ProgressLog? log = null)
    {
        if (Console.IsErrorRedirected)
        {
            return log is null ? work(new Progress<double>()) : log.RunAsync(work);
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

/// <summary>Tells every five seconds how far work has come, also while one step of it takes longer than that.</summary>
/// <param name="tell">Is given 0 to 1.</param>
public sealed class ProgressLog(TimeProvider clock, Action<double> tell) : IProgress<double>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private double _value;

    public async Task<T> RunAsync<T>(Func<IProgress<double>, Task<T>> work)
    {
        await using var timer = clock.CreateTimer(_ => tell(Volatile.Read(ref _value)), null, Pause, Pause);
        return await work(this);
    }

    public void Report(double value) => Volatile.Write(ref _value, value);
}
