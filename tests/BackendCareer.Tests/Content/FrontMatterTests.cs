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
    [InlineData("reviewEveryMonths: 1", "reviewEveryMonths: 0")]
    [InlineData("reviewEveryMonths: 60", "reviewEveryMonths: 61")]
    [InlineData("published: 1991-01-01", "published: 1990-12-31")]
    [InlineData("updated: 2099-12-31", "updated: 2100-01-01")]
    [InlineData("expires: 2026-12-01 00:01\npublish: 2026-12-01", "expires: 2026-12-01\npublish: 2026-12-01")]
    public void A_value_may_go_as_far_as_its_limit_and_no_further(string most, string beyond)
    {
        Assert.Empty(Problems(most));
        var problem = Assert.Single(Problems(beyond));
        Assert.Equal(("role.md", 5), (problem.Path, problem.Line));
    }

    [Theory]
    [InlineData("id", 60)]
    [InlineData("navTitle", 16)]
    [InlineData("commentPrompt", 160)]
    public void A_text_may_fill_the_place_that_it_has(string key, int most)
    {
        Assert.Empty(With(most));
        Assert.Equal($"`{key}` has {most + 1} characters; the limit is {most}.", Assert.Single(With(most + 1)).What);

        ImmutableArray<Problem> With(int length)
        {
            var text = new string('x', length);
            var values = new Dictionary<string, string> { ["id"] = "role", ["title"] = "T", ["summary"] = "S", [key] = text };
            var front = string.Concat(values.Select(value => $"{value.Key}: {value.Value}\n"));
            return new GuideFiles().With("role.md", $"---\n{front}---\n").Problems();
        }
    }

    private static ImmutableArray<Problem> Problems(string line) =>
        new GuideFiles().With("role.md", $"---\nid: role\ntitle: T\nsummary: S\n{line}\n---\n").Problems();
}
