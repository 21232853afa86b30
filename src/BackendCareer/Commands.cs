using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer;

/// <summary>Why a command could not do its work, in words for the operator who gave it.</summary>
public sealed class CommandFailedException(string message) : Exception(message);

/// <summary>What an operator can have the program do instead of serving the site.</summary>
internal static class Commands
{
    /// <summary>
    /// Settings begin with a dash or hold an equals sign; a word that does neither is a command, if perhaps a mistyped one.
    /// </summary>
    public static bool AreIn(string[] args) =>
        args is [var first, ..] && (IsHelp(first) || first is "--version" || (first is [not ('-' or '/'), ..] && !first.Contains('=')));

    /// <summary>What is there for a site that cannot start, and for whoever wants to know which one it is.</summary>
    public static bool NeedNoSettings(string[] args) => args is ["doctor" or "--version", ..];

    /// <summary>
    /// The settings among the arguments; those of a command are its own, and its output holds no log. Only the doctor takes them as
    /// the site does.
    /// </summary>
    public static string[] SettingsIn(string[] args) => args switch
    {
        ["doctor", .. var settings] when !settings.Any(IsHelp) => settings,
        _ => AreIn(args) ? ["--Logging:Console:LogLevel:Default=None"] : args,
    };

    private static bool IsHelp(string word) => word is "--help" or "-h" or "-?";

    /// <param name="prepareStore">What has to be done before a command of the store.</param>
    /// <param name="ofStore">Commands that work on what is stored.</param>
    public static async Task<int> RunAsync(string[] args, Func<Task> prepareStore, Command[] ofStore, params Command[] others)
    {
        var root = new RootCommand("The guide. Without a command it serves the site.");
        foreach (var command in ofStore.Concat(others))
        {
            root.Add(command);
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (parsed.Action is ParseErrorAction)
            {
                var wrong = parsed.UnmatchedTokens is [var word, ..] ? $"`{word}` is not understood here." : parsed.Errors[0].Message;
                throw new CommandFailedException($"{wrong} Try --help.");
            }

            if (ofStore.Any(command => command.Subcommands.Append(command).Contains(parsed.CommandResult.Command)))
            {
                await prepareStore();
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is CommandFailedException or DbException or DbUpdateException or IOException
            or UnauthorizedAccessException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(error.GetBaseException().Message);
            return 1;
        }
    }
}
