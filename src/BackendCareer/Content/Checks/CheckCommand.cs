using System.CommandLine;

namespace BackendCareer.Content;

/// <summary><c>check</c>: every mistake in the content, before anybody publishes it. Reads files alone: no site, no database.</summary>
public static class CheckCommand
{
    private const int Clean = 0;
    private const int HasProblems = 1;
    private const int CouldNotRun = 2;

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "text for people, github for remarks beside the changed lines, json or sarif for programs.",
        DefaultValueFactory = _ => nameof(ReportFormat.Text).ToLowerInvariant(),
    }.AcceptOnlyFromAmong([.. Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant())]);

    private static readonly Option<bool> Rules = new("--rules") { Description = "Writes the list of what is checked instead." };

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("check",
            "Reads the content and lists every mistake in it. Ends with 0 (none, or in drafts and expired articles alone), 1 (some) or 2 "
            + "(could not read it).") { Format, Rules };
        command.SetAction(parsed => Check(services, parsed));
        return command;
    }

    private static int Check(IServiceProvider services, ParseResult parsed)
    {
        if (parsed.GetValue(Rules))
        {
            parsed.InvocationConfiguration.Output.Write(RulesPage.Text());
            return Clean;
        }

        var folder = services.GetRequiredService<ContentFolder>();
        var files = folder.Read();
        var problems = GuideCompiler.Compile(files,
            new Edition(services.GetRequiredService<TimeProvider>().GetUtcNow(), ShowsAll: true)).Problems;
        ProblemReport.Write(Enum.Parse<ReportFormat>(parsed.GetRequiredValue(Format), ignoreCase: true), problems, files, folder,
            parsed.InvocationConfiguration.Output);
        if (files.FolderIsUnreadable)
        {
            return CouldNotRun;
        }

        return problems.Any(problem => !problem.IsWarning) ? HasProblems : Clean;
    }
}
