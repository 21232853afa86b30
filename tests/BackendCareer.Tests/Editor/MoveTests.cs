using System.Text;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Editor;

/// <summary>An article moves, and whatever named it goes on to do so.</summary>
public sealed class MoveTests
{
    [Theory]
    [InlineData("title: a: b")]
    [InlineData("titel: a")]
    public void A_broken_draft_stops_no_move_and_its_links_follow(string line)
    {
        using var folder = EditorFolder.Small(
            EditorFolder.Article("role.md", "Text."),
            ("day.md", $"---\nid: day\n{line}\ndraft: true\n---\n\nSee [it](role.md).\n"));
        folder.Move("role", "work");
        folder.Move("day", "night");
        Assert.EndsWith("See [it](work.md).\n", File.ReadAllText(folder.Files.PathOf("night.md")), StringComparison.Ordinal);
        Assert.Contains("draft, has problems, which `check` shows", folder.List(), StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData("aliases: ~", "aliases: [a]")]
    [InlineData("aliases: null # none yet", "aliases: [a] # none yet")]
    [InlineData("aliases:", "aliases: [a]")]
    public void A_list_of_nothing_becomes_one_of_the_former_address(string line, string expected)
    {
        using var folder = EditorFolder.Small(EditorFolder.Article("a.md", "Text.", $"summary: Short.\ndraft: true\n{line}"));
        folder.Move("a", "b"); // in a published article it is a mistake
        Assert.Contains($"\n{expected}\n---\n", File.ReadAllText(folder.Files.PathOf("b.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_characters_of_links_change()
    {
        var linking = "\uFEFF---\r\nid: b\r\ntitle:   'About b'\r\nsummary: S.\nrelated: [ 'a.md' , \"index.md\" ]  # next\r\n---\r\n\r\n"
            + "See [a](a.md#part \"Title\"),  [a](<a.md>) and [a][]. ü😀 [a](./a.md)\r\n> quoted [long\n> text](\n> a.md#part\n> )\r\n\r\n"
            + "| t |\r\n| --- |\r\n| [x\\|y](a.md) |\r\n\r\n`[a](a.md)`\n\n```\n[a](a.md)\n```\r\n\r\n    [a](a.md)\r\n\r\n"
            + "An [escape](a&#46;md#part), [another](a.md#p&#97;rt), [late].\r\n\r\n[a]:\r\n  a.md 'Title'\r\n[late]: a.md";
        using var folder = EditorFolder.Small(
            EditorFolder.Article("a.md", "## Part"), ("b.md", linking), EditorFolder.Article("c.md", "None."));
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
            .Replace("[late]: a.md", "[late]: c/new.md", StringComparison.Ordinal);
        Assert.Equal(expected, Encoding.UTF8.GetString(File.ReadAllBytes(folder.Files.PathOf("b.md"))));
        Assert.Equal(untouched, File.GetLastWriteTimeUtc(folder.Files.PathOf("c.md")));
        folder.Guide();
    }

    [Fact]
    public void What_a_moved_file_names_is_named_from_its_new_place()
    {
        using var folder = EditorFolder.Small(
            ("a.md", "---\nid: a\ntitle: A\nsummary: S.\nrelated:\n  - b.md\n---\n\n[b](b.md) [own](#part) [self](a.md#part) "
                + "[below](a/x.md) [dot](./b.md) [out](https://example.org/b.md)\n\n![A desk](images/desk.svg)\n\n## Part\n"),
            EditorFolder.Article("a/x.md", "[up](../a.md#part), [beside](y.md), [b](../b.md), ![A desk](../images/desk.svg)"),
            EditorFolder.Article("a/y.md", "Text."),
            EditorFolder.Article("b.md", "Text."),
            ("images/desk.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 6\"/>"));
        Assert.Equal(
            "moved a.md → b/c.md (6 links)\nmoved a/x.md → b/c/x.md (3 links)\nmoved a/y.md → b/c/y.md",
            folder.Move("a", "b/c").ReplaceLineEndings("\n"));
        folder.Guide();
        Assert.Equal(
            "---\nid: a\ntitle: A\nsummary: S.\nrelated:\n  - ../b.md\naliases: [a]\n---\n\n[b](../b.md) [own](#part) [self](c.md#part) "
            + "[below](c/x.md) [dot](../b.md) [out](https://example.org/b.md)\n\n![A desk](../images/desk.svg)\n\n## Part\n",
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
            EditorFolder.Article("a.md", "[x](a/../a//x.md)"), EditorFolder.Article("a/x.md", "[y](../a/y.md)"),
            EditorFolder.Article("a/y.md", "Text."));
        Assert.Equal("moved a/x.md → a/z.md\nchanged a.md (1 link)", folder.Move("a/x", "a/z").ReplaceLineEndings("\n"));
        Assert.Contains("[x](a/z.md)", File.ReadAllText(folder.Files.PathOf("a.md")), StringComparison.Ordinal);
        Assert.Contains("[y](../a/y.md)", File.ReadAllText(folder.Files.PathOf("a/z.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_article_keeps_its_folder()
    {
        using var folder = EditorFolder.Small(
            EditorFolder.Article("a.md", "Text."), EditorFolder.Article("a/x.md", "Text."), ("a/README.md", "For editors."));
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
}
