namespace BackendCareer.Tests.Editor;

/// <summary>A move that cannot be, and one that fails.</summary>
public sealed class MoveRefusalTests
{
    [Theory]
    [InlineData("training/bts-soi", "training/x", "There is no article training/bts-soi.md. Did you mean training/bts-sio.md?")]
    [InlineData("role", "salary", "/salary is the address of salary.md already.")]
    [InlineData("role", "training/index", "/training is the address of training.md already.")]
    [InlineData("role", "role", "role.md is there already.")]
    [InlineData("role", "Role", "role.md is there already and differs in capitals alone")]
    [InlineData("role", "new role", "cannot be an address")]
    [InlineData("role", "data/role", "would not be an article")]
    [InlineData("role", "../role", "outside of the content folder")]
    [InlineData("index", "home", "The home page cannot be moved")]
    [InlineData("training", "training/all", "inside the article's own section")]
    [InlineData("role", "nowhere/role", "There is no page /nowhere above this one.")]
    [InlineData("role", "index", "/ is the address of index.md already.")]
    public void A_move_that_cannot_be_is_refused(string old, string to, string why)
    {
        using var folder = EditorFolder.Shipped();
        Assert.Contains(why, folder.Refusal(() => folder.Move(old, to)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guide_with_mistakes_is_not_moved_in()
    {
        using var folder = EditorFolder.Shipped();
        folder.Files.Replace("role.md", "\ntitle: ", "\ntitel: ");
        Assert.Contains(
            "role.md:3: `titel` is not a known key.", folder.Refusal(() => folder.Move("salary", "pay")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_whose_file_is_damaged_is_not_moved_and_others_are()
    {
        using var folder = EditorFolder.Small(
            EditorFolder.Article("a.md", "Text."),
            EditorFolder.Article("a/b.md", "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> x", "summary: S.\ndraft: true"),
            EditorFolder.Article("c.md", "Text."));
        Assert.Contains(
            "Nothing was moved: a/b.md:9:1: Git left a conflict", folder.Refusal(() => folder.Move("a", "d")), StringComparison.Ordinal);
        Assert.Contains("moved c.md → d.md", folder.Move("c", "d"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_leads_to_another_article_is_refused()
    {
        using var folder = EditorFolder.Small(
            EditorFolder.Article("a.md", "Text.", "summary: S.\naliases: [old]"), EditorFolder.Article("b.md", "Text."));
        Assert.Contains(
            "Nothing was moved: the guide would have problems that it does not have now.\na.md:6:11: The alias old is already",
            folder.Refusal(() => folder.Move("b", "old")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_that_is_there_already_does_not_hinder()
    {
        using var folder = EditorFolder.Small(
            EditorFolder.Article("a.md", "It pays 50%.", "summary: S.\nreviewed: 2024-01-01"), EditorFolder.Article("b.md", "[a](a.md)"));
        var before = folder.Compile().Problems;
        folder.Move("a", "b/a");
        Assert.Equal(before.Select(problem => problem.What), folder.Compile().Problems.Select(problem => problem.What));
    }

    [Fact]
    public void A_move_that_fails_half_way_loses_nothing_and_says_what_to_do()
    {
        using var folder = EditorFolder.Small(
            EditorFolder.Article("a.md", "Text."), EditorFolder.Article("b.md", "[a](a.md)"), EditorFolder.Article("c.md", "[a](a.md)"));
        Directory.CreateDirectory(folder.Files.PathOf(".c.md.new")); // where the new text would be written
        var refusal = folder.InContent(Assert.Throws<CommandFailedException>(() => folder.Move("a", "d")).Message);
        Assert.Contains(
            "every old file is still in its place. To go back, delete d.md and take b.md from version control again", refusal,
            StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Files.PathOf("a.md")));
        Assert.True(File.Exists(folder.Files.PathOf("d.md")));
    }

    [Fact]
    public void A_move_that_fails_at_once_changes_nothing()
    {
        using var folder = EditorFolder.Small(EditorFolder.Article("a.md", "Text."), EditorFolder.Article("b.md", "[a](a.md)"));
        Directory.CreateDirectory(folder.Files.PathOf(".d.md.new"));
        Assert.StartsWith("Nothing was moved: ", folder.Refusal(() => folder.Move("a", "d")), StringComparison.Ordinal);
    }
}
