using System.CommandLine;
using System.Reflection;
using BackendCareer.Content;
using BackendCareer.Settings;

namespace BackendCareer.Doctor;

/// <summary>
/// <c>doctor</c>: what the site would run with, and everything that keeps it from running well. Changes nothing, works while the site
/// runs, and where it cannot start.
/// </summary>
public static class DoctorCommand
{
    private const int Sick = 1;

    public static Command Create(SettingsCheck settings, IConfiguration configuration, IHostEnvironment environment)
    {
        var command = new Command("doctor",
            "Looks at settings, machine, database and content, and says what is wrong. Takes settings as the site does. Ends with 0, "
            + "or with 1 where something fails.")
        {
            TreatUnmatchedTokensAsErrors = false, // they are settings, and were read as such
        };
        command.SetAction((parsed, cancellationToken) => ExamineAsync(settings, configuration, environment,
            parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> ExamineAsync(
        SettingsCheck settings, IConfiguration configuration, IHostEnvironment environment, TextWriter output,
        CancellationToken cancellationToken)
    {
        var (folder, clock) = (environment.ContentRootPath, TimeProvider.System);
        var store = new StoreReport(settings, folder, clock);
        (string Title, List<Finding> Findings)[] report =
        [
            ("Settings", [.. SettingsReport.Of(settings)]),
            ("Machine", [.. MachineReport.Of(environment, clock, store.File ?? folder)]),
            ("Database", await store.ExamineAsync(cancellationToken)),
            ("Content", [ContentReport.Of(ContentFolder.At(settings.TextOf("Content:Folder"), folder), clock.GetUtcNow())]),
            ("Readers and proxy", [.. AddressReport.Of(settings, configuration, environment, store.SiteRuns)]),
        ];
        var program = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        await output.WriteLineAsync($"BackendCareer {program.InformationalVersion}");
        foreach (var (title, findings) in report)
        {
            await WriteAsync(output, title, findings);
        }

        var (fails, warnings) = (Count(report, Health.Fail), Count(report, Health.Warn));
        await output.WriteLineAsync($"\nfail {fails}, warn {warnings}");
        return fails > 0 ? Sick : 0;
    }

    private static int Count((string, List<Finding> Findings)[] report, Health health) =>
        report.Sum(section => section.Findings.Count(finding => finding.Health == health));

    private static async Task WriteAsync(TextWriter output, string title, List<Finding> findings)
    {
        var width = findings.Max(finding => finding.Topic.Length);
        await output.WriteLineAsync($"\n{title}");
        foreach (var (health, topic, text) in findings)
        {
            await output.WriteLineAsync($"  {health.ToString().ToLowerInvariant(),-4}  {topic.PadRight(width)}  {text}".TrimEnd());
        }
    }
}
