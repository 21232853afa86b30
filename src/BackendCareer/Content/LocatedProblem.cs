using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>A problem with the line it is in.</summary>
/// <param name="Excerpt">Null for a file that is not there, or is no text.</param>
public sealed record LocatedProblem(Problem Problem, SourceExcerpt? Excerpt)
{
    public static ImmutableArray<LocatedProblem> Of(IEnumerable<Problem> problems, ContentFiles files) =>
        [.. problems.Select(problem => new LocatedProblem(problem, ExcerptOf(problem, files)))];

    private static SourceExcerpt? ExcerptOf(Problem problem, ContentFiles files) =>
        files.Find(problem.Path) is { } file ? SourceExcerpt.Of(file.Text, problem.Line, problem.Column) : null;
}
