using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>How far the values of an article's front matter may go.</summary>
public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("order: 0", "order: -1")]
    [InlineData("order: 10000", "order: 10001")]
    public void A_value_may_go_as_far_as_its_limit_and_no_further(string most, string beyond)
    {
        Assert.Empty(Problems(most));
        var problem = Assert.Single(Problems(beyond));
        Assert.Equal(("role.md", 5), (problem.Path, problem.Line));
    }

    private static ImmutableArray<Problem> Problems(string line) =>
        new GuideFiles().With("role.md", $"---\nid: role\ntitle: T\nsummary: S\n{line}\n---\n").Problems();
}
