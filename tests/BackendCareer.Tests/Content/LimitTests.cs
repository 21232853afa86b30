using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>How much formatting one file of the guide may hold: what is refused keeps the whole guide from being published.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, string> Most => new()
    {
        { "> > > > > > > >", " >" },
        { new string(' ', 60), " " },
        { string.Concat(Enumerable.Repeat("a|", 40)), "|" },
        { "`" + new string('[', 2_000) + new string('<', 2_000) + "`", "[" },
        { "`" + new string('*', 7_998) + "`", "*" },
        { "`" + string.Concat(Enumerable.Repeat(new string('|', 40) + "\n", 500)) + "`", "|" },
    };

    [Theory]
    [MemberData(nameof(Most))]
    public void A_file_may_hold_as_much_as_this_and_no_more(string most, string more)
    {
        Assert.Empty(Problems(most));
        Assert.Equal(ContentRules.TextIsBounded, Assert.Single(Problems(most + more)).Rule);
    }

    /// <summary>But for those that are told and published: there is nothing in it.</summary>
    private static IEnumerable<Problem> Problems(string text) =>
        new GuideFiles().With("includes/text.md", text).WithArticle("role.md", "::: include includes/text.md\n:::").Problems()
            .Where(problem => !problem.Rule.IsWarning);
}
