using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackendCareer.Content;

/// <summary>Who reads a list of problems.</summary>
public enum ReportFormat
{
    Text,
    Json,
    Github,
    Sarif,
}

/// <summary>A list of problems as people and programs read it.</summary>
internal static class ProblemReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for a console and for files: no page shows it
    };

    /// <param name="folder">Of which the files are; they are told from the folder in which the command runs.</param>
    /// <param name="files">In which the problems are: people see the line.</param>
    public static void Write(
        ReportFormat format, ImmutableArray<Problem> problems, ContentFiles files, ContentFolder folder, TextWriter output)
    {
        var located = LocatedProblem.Of(problems, files)
            .Select(found => found with { Problem = found.Problem with { Path = folder.FromHere(found.Problem.Path) } }).ToList();
        var told = located.ConvertAll(found => found.Problem);
        switch (format)
        {
            case ReportFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(told.Select(JsonProblem), Json));
                break;
            case ReportFormat.Sarif:
                output.WriteLine(JsonSerializer.Serialize(Sarif(told), Json));
                break;
            case ReportFormat.Github:
                told.ForEach(problem => output.WriteLine(GithubRemark(problem)));
                break;
            default:
                located.ForEach(found => WriteForPeople(found, output));
                output.WriteLine(Summary(told));
                break;
        }
    }

    private static void WriteForPeople(LocatedProblem located, TextWriter output)
    {
        var (problem, excerpt) = located;
        output.WriteLine($"{problem} [{(problem.IsWarning ? "warning " : "")}{problem.Rule.Id}]");
        if (excerpt is not null)
        {
            output.WriteLine($"    {Problem.Plain(excerpt.Line)}");
            output.WriteLine($"    {excerpt.Indent}^");
        }
    }

    private static string Summary(List<Problem> problems)
    {
        var drafts = problems.Count(problem => problem.KeepsBack == KeptBack.Draft);
        var warnings = problems.Count(problem => problem.KeepsBack == KeptBack.Nothing);
        return problems.Count == 0
            ? "No problems."
            : $"{Counted(problems.Count - drafts - warnings, "problem")}, {Counted(warnings, "warning")}"
                + (drafts == 0 ? "." : $"; {Counted(drafts, "problem")} in drafts or expired articles, which nobody else waits for.");
    }

    private static string Counted(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string LevelOf(Problem problem) => problem.IsWarning ? "warning" : "error";

    private static string MessageOf(Problem problem) => $"{problem.What} {problem.Remedy} {problem.Consequence}".TrimEnd();

    private static object JsonProblem(Problem problem) => new
    {
        problem.Path,
        problem.Line,
        problem.Column,
        Rule = problem.Rule.Id,
        Level = LevelOf(problem),
        KeepsBack = problem.KeepsBack.ToString().ToLowerInvariant(),
        problem.What,
        problem.Remedy,
    };

    /// <summary>https://docs.github.com/actions/reference/workflow-commands-for-github-actions</summary>
    private static string GithubRemark(Problem problem) =>
        $"::{LevelOf(problem)} file={Property(problem.Path)},line={problem.Line},col={problem.Column},title={problem.Rule.Id}"
        + $"::{Data(MessageOf(problem))}";

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");

    /// <summary>SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/</summary>
    private static Dictionary<string, object> Sarif(IEnumerable<Problem> problems) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                tool = new { driver = new { name = "BackendCareer check",
                    rules = ContentRules.All.Select(rule => new { id = rule.Id, shortDescription = new { text = rule.Says } }) } },
                columnKind = "utf16CodeUnits",
                results = problems.Select(SarifResult),
            },
        },
    };

    private static object SarifResult(Problem problem) => new
    {
        ruleId = problem.Rule.Id,
        level = LevelOf(problem),
        message = new { text = MessageOf(problem) },
        locations = new[]
        {
            new
            {
                physicalLocation = new
                {
                    artifactLocation = new { uri = Uri.EscapeDataString(problem.Path).Replace("%2F", "/") },
                    region = new { startLine = problem.Line, startColumn = problem.Column },
                },
            },
        },
    };
}
