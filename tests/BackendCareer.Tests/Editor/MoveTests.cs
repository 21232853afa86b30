using System.Text;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Editor;

/// <summary>An article moves, and whatever named it goes on to do so.</summary>
public sealed class MoveTests
{
    [Fact]
    public void An_article_of_the_shipped_guide_moves_with_its_links_and_its_routes()
    {
        using var folder = EditorFolder.Shipped();
        var before = folder.Guide();
        var said = folder.Move("training/bts-sio", "training/bts");
        Assert.StartsWith("moved training/bts-sio.md → training/bts.md", said, StringComparison.Ordinal);
        Assert.Contains("changed data/routes.csv (2 lines)", said, StringComparison.Ordinal);
        var after = folder.Guide();
        Assert.Equal(before.Find("training/bts-sio")!.Id, after.FindMoved("training/bts-sio")!.Id);
        Assert.Equal(
            before.Data.Routes.Select(route => before.Find(route.Page)?.Id), after.Data.Routes.Select(route => after.Find(route.Page)?.Id));
        Assert.DoesNotContain(
            "bts-sio.md", string.Concat(after.Articles.Select(article => File.ReadAllText(folder.Files.PathOf(article.File)))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_moves_with_its_articles()
    {
        using var folder = EditorFolder.Shipped();
        var before = folder.Guide();
        folder.Move("training.md", "learn");
        var after = folder.Guide();
        Assert.All(before.Articles, article => Assert.Equal(article.Id, after.FindMoved(article.Path)!.Id));
        Assert.Equal(before.Articles.Select(article => article.Id), after.Articles.Select(article => article.Id));
        Assert.False(Directory.Exists(folder.Files.PathOf("training")));
        Assert.All(after.Data.Routes.Where(route => route.Page.Length > 0), route => Assert.NotNull(after.Find(route.Page)));
    }

    [Fact]
    public void A_text_that_articles_include_follows_too()
    {
        using var folder = EditorFolder.Shipped();
        folder.Files.Write("includes/apply.md", "See [the ways](../training.md).\n");
        folder.Files.Replace("role.md", "## What stays invisible", "::: include includes/apply.md\n:::\n\n## What stays invisible");
        Assert.Contains("changed includes/apply.md (1 link)", folder.Move("training", "learn"), StringComparison.Ordinal);
        Assert.Equal("See [the ways](../learn.md).\n", File.ReadAllText(folder.Files.PathOf("includes/apply.md")));
        Assert.Contains("<a href=\"/learn\">the ways</a>", GuideFiles.HtmlOf(folder.Guide().Find("role")!), StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_becomes_the_index_of_its_folder_under_the_same_address()
    {
        using var folder = EditorFolder.Shipped();
        var routes = File.ReadAllText(folder.Files.PathOf("data/routes.csv"));
        folder.Move("training", "training/index");
        Assert.Equal("training/index.md", folder.Guide().Find("training")!.File);
        Assert.DoesNotContain("aliases:", File.ReadAllText(folder.Files.PathOf("training/index.md")), StringComparison.Ordinal);
        Assert.Equal(routes, File.ReadAllText(folder.Files.PathOf("data/routes.csv")));
        folder.Move("training", "training.md");
        Assert.Equal("training.md", folder.Guide().Find("training")!.File);
    }

    [Fact]
    public void Only_the_characters_of_links_change()
    {
        var linking = "\uFEFF---\r\nid: b\r\ntitle:   'About b'\r\nsummary: S.\nrelated: [ 'a.md' , \"index.md\" ]  # next\r\n---\r\n\r\n"
            + "See [a](a.md#part \"Title\"),  [a](<a.md>) and [a][]. ü😀 [a](./a.md)\r\n> quoted [long\n> text](\n> a.md#part\n> )\r\n\r\n"
            + "| t |\r\n| --- |\r\n| [x\\|y](a.md) |\r\n\r\n`[a](a.md)`\n\n```\n[a](a.md)\n```\r\n\r\n    [a](a.md)\r\n\r\n"
            + "An [escape](a&#46;md#part), [another](a.md#p&#97;rt).\r\n\r\n[a]:\r\n  a.md 'Title'\r\n[unused]: a.md";
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "## Part")), ("b.md", linking), ("c.md", GuideFiles.Article("c", "None.")));
        var untouched = File.GetLastWriteTimeUtc(folder.Files.PathOf("c.md"));
        Assert.Equal("moved a.md → c/new.md\nchanged b.md (10 links)", folder.Move("a", "c/new").ReplaceLineEndings("\n"));
        var expected = linking
            .Replace("'a.md'", "'c/new.md'", StringComparison.Ordinal)
            .Replace("[a](a.md#part \"", "[a](c/new.md#part \"", StringComparison.Ordinal)
            .Replace("<a.md>", "<c/new.md>", StringComparison.Ordinal)
            .Replace("./a.md", "./c/new.md", StringComparison.Ordinal)
            .Replace("> a.md#part", "> c/new.md#part", StringComparison.Ordinal)
            .Replace("[x\\|y](a.md)", "[x\\|y](c/new.md)", StringComparison.Ordinal)
            .Replace("a&#46;md#part", "c/new.md#part", StringComparison.Ordinal)
            .Replace("a.md#p&#97;rt", "c/new.md#p&#97;rt", StringComparison.Ordinal)
            .Replace("  a.md 'Title'", "  c/new.md 'Title'", StringComparison.Ordinal)
            .Replace("[unused]: a.md", "[unused]: c/new.md", StringComparison.Ordinal);
        Assert.Equal(expected, Encoding.UTF8.GetString(File.ReadAllBytes(folder.Files.PathOf("b.md"))));
        Assert.Equal(untouched, File.GetLastWriteTimeUtc(folder.Files.PathOf("c.md")));
        folder.Guide();
    }

    [Fact]
    public void What_a_moved_file_names_is_named_from_its_new_place()
    {
        using var folder = EditorFolder.Small(
            ("a.md", "---\nid: a\ntitle: A\nsummary: S.\nrelated:\n  - b.md\n---\n\n[b](b.md) [own](#part) [self](a.md#part) [below](a/x.md) "
                + "[dot](./b.md) [out](https://example.org/b.md)\n\n![A desk](images/desk.svg)\n\n## Part\n"),
            ("a/x.md", GuideFiles.Article("x", "[up](../a.md#part), [beside](y.md), [b](../b.md), ![A desk](../images/desk.svg)")),
            ("a/y.md", GuideFiles.Article("y", "Text.")),
            ("b.md", GuideFiles.Article("b", "Text.")),
            ("images/desk.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 6\"/>"));
        Assert.Equal(
            "moved a.md → b/c.md (6 links)\nmoved a/x.md → b/c/x.md (3 links)\nmoved a/y.md → b/c/y.md",
            folder.Move("a", "b/c").ReplaceLineEndings("\n"));
        folder.Guide();
        Assert.Equal(
            "---\nid: a\ntitle: A\nsummary: S.\nrelated:\n  - ../b.md\naliases: [a]\n---\n\n[b](../b.md) [own](#part) [self](c.md#part) [below](c/x.md) "
            + "[dot](../b.md) [out](https://example.org/b.md)\n\n![A desk](../images/desk.svg)\n\n## Part\n",
            File.ReadAllText(folder.Files.PathOf("b/c.md")));
        Assert.Contains(
            "[up](../c.md#part), [beside](y.md), [b](../../b.md), ![A desk](../../images/desk.svg)",
            File.ReadAllText(folder.Files.PathOf("b/c/x.md")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Files.PathOf("a")));
    }

    [Fact]
    public void A_long_way_round_is_left_as_long_as_it_leads_there()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "[x](a/../a//x.md)")), ("a/x.md", GuideFiles.Article("x", "[y](../a/y.md)")), ("a/y.md", GuideFiles.Article(
                "y", "Text.")));
        Assert.Equal("moved a/x.md → a/z.md\nchanged a.md (1 link)", folder.Move("a/x", "a/z").ReplaceLineEndings("\n"));
        Assert.Contains("[x](a/z.md)", File.ReadAllText(folder.Files.PathOf("a.md")), StringComparison.Ordinal);
        Assert.Contains("[y](../a/y.md)", File.ReadAllText(folder.Files.PathOf("a/z.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_article_keeps_its_folder()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "Text.")), ("a/x.md", GuideFiles.Article("x", "Text.")), ("a/README.md", "For editors."));
        folder.Move("a", "b");
        Assert.Equal(["README.md"], Directory.EnumerateFiles(folder.Files.PathOf("a")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_dry_run_says_the_same_and_writes_nothing()
    {
        using var folder = EditorFolder.Shipped();
        var before = folder.Snapshot();
        var would = folder.Move("training/bts-sio", "training/bts", "--dry-run");
        Assert.Equal(before, folder.Snapshot());
        Assert.Equal(
            would.Replace("would move", "moved").Replace("would change", "changed"), folder.Move("training/bts-sio", "training/bts"));
    }

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
    public void An_address_that_leads_to_another_article_is_refused()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "Text.", "summary: S.\naliases: [old]")), ("b.md", GuideFiles.Article("b", "Text.")));
        Assert.Contains(
            "Nothing was moved: the guide would have problems that it does not have now.\na.md:6:11: The alias old is already",
            folder.Refusal(() => folder.Move("b", "old")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_that_is_there_already_does_not_hinder()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "It pays 50%.", "summary: S.\nreviewed: 2024-01-01")),
            ("b.md", GuideFiles.Article("b", "[a](a.md)")));
        var before = folder.Compile().Problems;
        folder.Move("a", "b/a");
        Assert.Equal(before.Select(problem => problem.What), folder.Compile().Problems.Select(problem => problem.What));
    }

    [Fact]
    public void A_move_that_fails_half_way_loses_nothing_and_says_what_to_do()
    {
        using var folder = EditorFolder.Small(
            ("a.md", GuideFiles.Article("a", "Text.")), ("b.md", GuideFiles.Article("b", "[a](a.md)")),
            ("c.md", GuideFiles.Article("c", "[a](a.md)")));
        Directory.CreateDirectory(folder.Files.PathOf(".c.md.new")); // where the new text would be written
        var refusal = Assert.Throws<CommandFailedException>(() => folder.Move("a", "d")).Message;
        Assert.Contains(
            "every old file is still in its place. To go back, delete d.md and take b.md from version control again", refusal,
            StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Files.PathOf("a.md")));
        Assert.True(File.Exists(folder.Files.PathOf("d.md")));
    }

    [Fact]
    public void A_move_that_fails_at_once_changes_nothing()
    {
        using var folder = EditorFolder.Small(("a.md", GuideFiles.Article("a", "Text.")), ("b.md", GuideFiles.Article("b", "[a](a.md)")));
        Directory.CreateDirectory(folder.Files.PathOf(".d.md.new"));
        Assert.StartsWith("Nothing was moved: ", folder.Refusal(() => folder.Move("a", "d")), StringComparison.Ordinal);
    }
}
