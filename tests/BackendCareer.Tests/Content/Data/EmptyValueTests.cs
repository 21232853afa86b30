using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>A key that was written and not filled in, or filled in twice.</summary>
public sealed class EmptyValueTests
{
    [Theory]
    [InlineData("publish:")]
    [InlineData("publish: \"\"")]
    [InlineData("publish: '  '")]
    [InlineData("publish: ~")]
    [InlineData("draft: null")]
    [InlineData("draft: NULL")]
    [InlineData("draft:")]
    [InlineData("expires: \"\"")]
    [InlineData("reviewEveryMonths:")]
    [InlineData("navTitle: \"\"")]
    [InlineData("comments:")]
    [InlineData("aliases:")]
    [InlineData("related: \"\"")]
    [InlineData("changes:")]
    [InlineData("reviewed:")]
    [InlineData("drawing:")]
    public void A_key_without_a_value_publishes_nothing(string line)
    {
        var compiled = new GuideFiles().WithArticle("role.md", "Text.", $"summary: Short.\n{line}").Compile();
        var problem = Assert.Single(compiled.Problems);
        Assert.Equal((ContentRules.ValueIsThere, "role.md", 6, 1, KeptBack.Guide),
            (problem.Rule, problem.Path, problem.Line, problem.Column, problem.KeepsBack));
        Assert.StartsWith("Write its value, or take the line out", problem.Remedy, StringComparison.Ordinal);
        Assert.Null(compiled.Guide);
    }

    [Fact]
    public void In_a_draft_it_keeps_back_the_draft_alone()
    {
        var compiled = new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\ndraft: true\npublish:").Compile();
        Assert.Equal(KeptBack.Draft, Assert.Single(compiled.Problems).KeepsBack);
        Assert.NotNull(compiled.Guide);
    }

    [Fact]
    public void A_word_by_which_YAML_says_nothing_is_explained()
    {
        var problem = new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\nnavTitle: Null").Problem();
        Assert.Equal("`navTitle` is Null, by which YAML means nothing.", problem.What);
        Assert.Equal("Null", new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\nnavTitle: \"Null\"").Guide()
            .Find("role")!.NavTitle);
    }

    [Theory]
    [InlineData("guide.yml", "title: Guide\ntagline: A guide.\nhistory:\n", 3)]
    [InlineData("guide.yml", "title: Guide\ntagline: A guide.\ndescription: ~\n", 3)]
    [InlineData("data/sources.yml",
        "survey-2025:\n  publisher: P\n  title: T\n  url: https://example.org\n  year: 2025\n  place:\n  checked: 2026-11-22\n", 6)]
    public void It_is_told_in_every_file(string path, string text, int line)
    {
        var problem = new GuideFiles().With(path, text).Problem();
        Assert.Equal((ContentRules.ValueIsThere, path, line), (problem.Rule, problem.Path, problem.Line));
    }

    [Theory]
    [InlineData("summary: Short.\norder: 6", "order", 4, 6, 1)]
    [InlineData("summary: Short.\naliases: [a, b]\nchanges:\n  - date: 2026-11-01\n    note: N\n    date: 2026-11-02", "date", 8, 10, 5)]
    [InlineData("summary: Short.\n\"title\": Again", "title", 3, 6, 1)]
    [InlineData("summary: Short.\nrelated: {a: 1, a: 2}", "a", 6, 6, 17)]
    public void A_key_that_stands_twice_is_told_with_both_places(string more, string key, int first, int again, int column)
    {
        var problem = new GuideFiles().WithArticle("role.md", "Text.", more).Problem();
        Assert.Equal($"The key {key} stands twice, on lines {first} and {again}.", problem.What);
        Assert.Equal((ContentRules.Yaml, again, column), (problem.Rule, problem.Line, problem.Column));
    }

    [Fact]
    public void The_same_words_as_keys_of_two_levels_or_as_values_are_no_repetition() => Assert.Empty(
        new GuideFiles().WithArticle("role.md", "Text.",
            "summary: title\naliases: [title, note]\nchanges:\n  - date: 2026-11-01\n    note: date\n  - date: 2026-11-02\n    note: note")
            .Problems());
}
