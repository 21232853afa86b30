using BackendCareer.Content;

namespace BackendCareer.Tests.Support;

/// <summary>The text of an article in which <c>¦</c> stands before the character of which an author is told.</summary>
internal static class MarkedText
{
    public static Problem ProblemIn(string text) =>
        new GuideFiles().WithArticle("role.md", text.Replace("¦", "", StringComparison.Ordinal)).Problem();

    public static void AssertPlace(string text, Problem problem)
    {
        var before = text[..text.IndexOf('¦', StringComparison.Ordinal)];
        Assert.Equal(
            (before.Count(character => character == '\n') + GuideFiles.FirstBodyLine, before.Length - before.LastIndexOf('\n')),
            (problem.Line, problem.Column));
    }

    /// <summary>It is the only problem, at its place.</summary>
    public static void AssertTold(ContentRule rule, string text)
    {
        var problem = ProblemIn(text);
        Assert.Equal(rule, problem.Rule);
        AssertPlace(text, problem);
    }
}
