using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>What comes of all problems: what each keeps back, and which articles are left out for their own.</summary>
/// <param name="Problems">In reading order.</param>
/// <param name="LeftOut">The files of broken articles that readers do not have, each with what is wrong in it.</param>
internal sealed record Verdict(ImmutableArray<Problem> Problems, FrozenDictionary<string, ImmutableArray<Problem>> LeftOut)
{
    /// <param name="others">Problems that no article found in itself: of files, of data, of the guide as a whole.</param>
    public static Verdict On(IEnumerable<Problem> others, ImmutableArray<ArticleUnit> units, ArticleStages stages, DateOnly today)
    {
        var owners = units.SelectMany(unit => unit.Includes.Keys.Append(unit.File.Path), (unit, file) => (unit, file))
            .ToLookup(pair => pair.file, pair => pair.unit); // an include belongs to all who include it
        var found = units.SelectMany(unit => unit.Problems.Select(problem => new Blame(problem, unit)))
            .Concat(others.SelectMany(problem => owners[problem.Path].DefaultIfEmpty().Select(unit => new Blame(problem, unit))))
            .Where(blame => blame.Problem.HoldsOn(today))
            .GroupBy(blame => blame.Problem)
            .Select(blames => (Problem: Judged(blames, stages), Blames: blames))
            .ToList();
        var leftOut =
            from judged in found
            where judged.Problem.KeepsBack is not (KeptBack.Nothing or KeptBack.Guide)
            from blame in judged.Blames
            group judged.Problem by blame.Unit!.File.Path;
        return new Verdict(
            InReadingOrder(found.Select(judged => judged.Problem)),
            leftOut.ToFrozenDictionary(problems => problems.Key, InReadingOrder));
    }

    private static Problem Judged(IEnumerable<Blame> blames, ArticleStages stages)
    {
        var problem = blames.First().Problem;
        if (problem.IsWarning)
        {
            return problem;
        }

        var nearest = blames.Min(blame => blame.Unit is { } unit ? stages.Of(unit.File.Path) : Stage.Open);
        return problem with
        {
            KeepsBack = nearest switch
            {
                Stage.Aside => KeptBack.Draft,
                Stage.Coming => KeptBack.Scheduled,
                Stage.Due => KeptBack.Due,
                _ => KeptBack.Guide,
            },
        };
    }

    private static ImmutableArray<Problem> InReadingOrder(IEnumerable<Problem> problems) =>
    [
        .. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
    ];

    /// <summary>A problem, and one of the articles whose own it is.</summary>
    /// <param name="Unit">The article in which it shows; null for none.</param>
    private sealed record Blame(Problem Problem, ArticleUnit? Unit);
}
