using System.CommandLine;

namespace BackendCareer.Tests.Support;

/// <summary>
/// Runs a command as an operator types it. What it throws reaches the test: left to itself the framework would print it and
/// end with 1, which is also how a command says that there are problems.
/// </summary>
internal static class CommandLine
{
    public static (int ExitCode, string Output) Run(this Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        var run = new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false };
        var exitCode = command.Parse(arguments).Invoke(run);
        return (exitCode, output.ToString().TrimEnd());
    }
}
