using System.CommandLine;

namespace BackendCareer.Comments;

/// <summary><c>comments …</c>: the discussion as a file, to keep or to move to another site.</summary>
public static class CommentsCommand
{
    private const string StandardStream = "-";

    private static readonly Argument<string> File = new("file") { Description = "JSON Lines; - is the standard stream." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would happen and store nothing." };

    public static Command Create(IServiceProvider services) => new("comments", "Exports and imports the discussion.")
    {
        With(services, new Command("export", "Writes every comment, vote and decision to a new file, while the site goes on.") { File },
            ExportAsync),
        With(services, new Command("import", "Takes in a file that was exported, while the site goes on.") { File, DryRun }, ImportAsync),
    };

    private static Command With(
        IServiceProvider services, Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task> action)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var scope = services.CreateAsyncScope();
            await action(scope.ServiceProvider, parsed, cancellationToken);
        });
        return command;
    }

    private static async Task ExportAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var export = services.GetRequiredService<CommentExport>();
        var path = parsed.GetRequiredValue(File);
        if (path != StandardStream)
        {
            var count = await ExportFile.WriteAsync(path, file => export.WriteAsync(file, cancellationToken));
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{count} written to {path}");
            return;
        }

        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        await export.WriteAsync(output, cancellationToken);
    }

    private static async Task ImportAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(File);
        await using var file = path == StandardStream ? Console.OpenStandardInput() : System.IO.File.OpenRead(path);
        var isTrial = parsed.GetValue(DryRun);
        var report = await TerminalProgress.RunAsync("Importing", progress =>
            services.GetRequiredService<CommentImport>().ReadAsync(file, isTrial, progress, cancellationToken));
        if (report.Problems.Count > 0)
        {
            throw new CommandFailedException(string.Join('\n',
                [.. report.Problems, report.IsFull ? "Nothing was stored; the file was read to here." : "Nothing was stored."]));
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{report}{(isTrial ? "; nothing was stored" : "")}");
    }
}
