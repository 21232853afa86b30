using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_that_of_the_code() =>
        Assert.Equal(RulesPage.Text(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "content-rules.md")));

    [Fact]
    public void Every_rule_has_an_id_of_its_own()
    {
        Assert.Equal(ContentRules.All.Length, ContentRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(ContentRules.All, rule => Assert.Matches("^[a-z0-9-]+$", rule.Id));
    }
}
