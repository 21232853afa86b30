using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>That checking finds what is wrong, where it is, and nothing else.</summary>
public sealed class PlantedFaultsTests
{
    /// <summary>A guide has one of these at most, or none of the others beside it.</summary>
    private static readonly ContentRule[] TestedAlone =
    [
        ContentRules.FolderIsThere, ContentRules.SettingsAreThere, ContentRules.HomeIsThere, ContentRules.HomeIsPublished,
        ContentRules.FileIsReadable, ContentRules.BlockHasRows, ContentRules.TextIsShown,
    ];

    [Fact]
    [Trait("Category", "Slow")]
    public void Five_hundred_faults_in_a_thousand_articles_are_found_and_nothing_else() => FindsExactly(articles: 1_000, faults: 500);

    [Fact]
    public void Faults_of_every_kind_are_found_and_nothing_else()
    {
        var rules = FindsExactly(articles: 5, faults: 139).Select(fault => fault.Rule).ToHashSet();
        Assert.Equal(ContentRules.All.Except(TestedAlone).Select(rule => rule.Id).Order(), rules.Order());
    }

    private static List<Expected> FindsExactly(int articles, int faults)
    {
        using var folder = new TestFolder();
        var planted = PlantedFaults.Plant(folder.Path, articles, faults);
        var found = GuideCompiler.Compile(new ContentFolder(folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: true)).Problems
            .Select(problem => new Expected(problem.Rule.Id, problem.Path, problem.Line, problem.Column))
            .ToList();
        Assert.Empty(planted.Except(found));
        Assert.Empty(found.Except(planted));
        Assert.Equal(planted.Count, found.Count);
        return planted;
    }
}
