using System.CommandLine;

namespace BackendCareer.Comments;

/// <summary><c>backup</c> and <c>restore</c>: everything that is stored, as one file.</summary>
public static class BackupCommands
{
    private static readonly Argument<string> Target = new("file") { Description = "A new file." };
    private static readonly Argument<string> Source = new("file") { Description = "A file that `backup` wrote." };

    public static Command CreateBackup(IServiceProvider services)
    {
        var command = new Command("backup", "Copies the database to a new file, while the site goes on, and checks the copy.") { Target };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var scope = services.CreateAsyncScope();
            var path = parsed.GetRequiredValue(Target);
            var comments = await TerminalProgress.RunAsync("Copying", progress =>
                scope.ServiceProvider.GetRequiredService<Backup>().WriteAsync(path, progress, cancellationToken));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{path} is written and checked: {comments:N0} comments. Keep it secret: it holds the keys of sessions.");
        });
        return command;
    }

    public static Command CreateRestore(IServiceProvider services)
    {
        var command = new Command("restore", "Puts a backup in the place of the database, which is kept. The site must not run.")
        {
            Source,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var scope = services.CreateAsyncScope();
            var path = parsed.GetRequiredValue(Source);
            var kept = await TerminalProgress.RunAsync("Copying", progress =>
                scope.ServiceProvider.GetRequiredService<Backup>().RestoreAsync(path, progress, cancellationToken));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                kept is null ? "The backup is in place." : $"The backup is in place. The database of before is kept as {kept}.");
        });
        return command;
    }
}

/// <summary>When the last backup was made: the time of an empty file beside the database.</summary>
internal static class BackupMark
{
    public static DateTime? Of(string file) => File.Exists(NameOf(file)) ? File.GetLastWriteTimeUtc(NameOf(file)) : null;

    /// <summary>Who may read the database and not write beside it has made a backup all the same.</summary>
    public static void Put(string file)
    {
        try
        {
            File.WriteAllBytes(NameOf(file), []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // nobody is told of it
        }
    }

    private static string NameOf(string file) => file + ".backed-up";
}
