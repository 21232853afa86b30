using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>Whether a change leaves the guide as sound as it was: seen in memory, before anything is written.</summary>
internal static class GuideChange
{
    private const int MostNamed = 3;

    /// <summary>
    /// What is wrong after a change and was not before it. A problem that only moved, with its file or down a line, is no new one.
    /// </summary>
    /// <param name="newNames">Of files that have another name afterwards.</param>
    public static IReadOnlyList<Problem> NewProblems(
        CompiledGuide before, CompiledGuide after, IReadOnlyDictionary<string, string> newNames)
    {
        var known = before.Problems.CountBy(problem => (problem.Rule, newNames.GetValueOrDefault(problem.Path, problem.Path)))
            .ToDictionary();
        return
        [
            .. after.Problems.GroupBy(problem => (problem.Rule, problem.Path))
                .Where(found => found.Count() > known.GetValueOrDefault(found.Key))
                .SelectMany(found => found),
        ];
    }

    /// <summary>A line for each, with its file as it can be opened from here.</summary>
    public static string Told(IEnumerable<Problem> problems, ContentFolder folder) =>
        string.Join('\n', problems.Select(problem => problem with { Path = folder.FromHere(problem.Path) }));

    /// <summary>The guide as it is, for commands that need all of it.</summary>
    /// <exception cref="CommandFailedException">It has mistakes.</exception>
    public static CompiledGuide Sound(ContentFolder folder, ContentFiles files, DateTimeOffset now)
    {
        var compiled = GuideCompiler.Compile(files, new Edition(now, ShowsAll: true));
        if (compiled.Guide is not null)
        {
            return compiled;
        }

        var errors = compiled.Problems.Where(problem => !problem.IsWarning).ToList();
        var named = string.Join("; ", errors.Take(MostNamed)
            .Select(problem => $"{folder.FromHere(problem.Path)}:{problem.Line}: {problem.What}"));
        throw new CommandFailedException($"The guide has {errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")}, which `check` "
            + $"shows: {named}{(errors.Count > MostNamed ? "; …" : "")}");
    }
}
