using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using BackendCareer.Content;
using BackendCareer.Editor;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Editor;

/// <summary>A move as a value: which characters it changes, and that any moves leave the guide whole.</summary>
public sealed partial class MovePlanTests
{
    [Theory]
    [InlineData("", "aliases: [old]\n")]
    [InlineData("aliases: []\n", "aliases: [old]\n")]
    [InlineData("aliases:\n", "aliases: [old]\n")]
    [InlineData("aliases: # none\n", "aliases: [old] # none\n")]
    [InlineData("aliases: [a, \"b\"]\n", "aliases: [a, \"b\", old]\n")]
    [InlineData("aliases: [a,]  # former\n", "aliases: [a, old,]  # former\n")]
    [InlineData("aliases: [\n  a,\n  b ]\n", "aliases: [\n  a,\n  b, old ]\n")]
    [InlineData("aliases:\n- a\n- 'b' # former\n", "aliases:\n- a\n- 'b' # former\n- old\n")]
    [InlineData("aliases:\n    -  a\nchanges: []\n", "aliases:\n    -  a\n    - old\nchanges: []\n")]
    [InlineData("\"aliases\" : [a]\n", "\"aliases\" : [a, old]\n")]
    [InlineData(
        "changes:\n  - date: 2026-11-01\n    note: |\n      First.\n",
        "changes:\n  - date: 2026-11-01\n    note: |\n      First.\naliases: [old]\n")]
    public void A_former_address_joins_the_others_in_the_way_they_are_written(string front, string expected)
    {
        var text = $"---\nid: a\ntitle: \"Ü 😀\"\n{front}---\n\nText.\n";
        Assert.Equal($"---\nid: a\ntitle: \"Ü 😀\"\n{expected}---\n\nText.\n", TextEdit.Apply(
            text, [FrontMatterText.Read(text)!.Add("aliases", "old")]));
    }

    [Theory]
    [InlineData("aliases: [x, \"new\", y]", "aliases: [x, \"a\", y]")]
    [InlineData("aliases:\n  - '/New/'", "aliases:\n  - 'a'")]
    public void Moving_back_takes_the_own_address_out_of_the_former_ones(string front, string expected) =>
        Assert.Contains(
            $"\n{expected}\n", Planned("new.md", GuideFiles.Article("a", "Text.", $"summary: S.\n{front}")).Find("new.md")!.Text,
            StringComparison.Ordinal);

    [Fact]
    public void A_part_that_articles_include_is_rewritten_from_its_own_place()
    {
        var part = new ContentFile("includes/apply/how.md", "See [a](../../a.md#x).\n\n[r]: ../../a.md\n");
        Assert.Equal("See [a](../../b/c.md#x).\n\n[r]: ../../b/c.md\n", Planned("b/c.md", part).Find(part.Path)!.Text);
    }

    [Fact]
    public void A_table_changes_in_one_column()
    {
        const string Header = "id,note,page\n";
        var routes = new ContentFile(TrainingRoute.Path, Header + "a,\"é, a\n, and \"\"a\"\"\",a\nb,a, a \nc,a,\"a\"\nd,a,ab\n");
        Assert.Equal(
            Header + "a,\"é, a\n, and \"\"a\"\"\",b/c\nb,a, b/c \nc,a,\"b/c\"\nd,a,ab\n",
            Planned("b/c.md", routes).Find(routes.Path)!.Text);
    }

    [Theory]
    [InlineData("a\nb\n", "a\nX\nb\n")]
    [InlineData("\uFEFFa\r\nb\r\n", "\uFEFFa\r\nX\r\nb\r\n")]
    [InlineData("\uFEFF\uFEFFa\nb\n", "\uFEFF\uFEFFa\nX\nb\n")]
    [InlineData("a\rb", "a\rX\rb")]
    [InlineData("a\r\nb\n😀", "a\r\nX\r\nb\n😀")]
    public void A_new_line_ends_like_the_others(string file, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(TextEdit.Apply(Encoding.UTF8.GetBytes(file), [new TextEdit(2, 0, "X\n")])));

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_moves_leave_a_whole_guide_and_can_be_taken_back(int seed)
    {
        var random = new Random(seed);
        using var folder = new EditorFolder(new TestFolder());
        GeneratedGuide.Write(folder.Files.Path, articles: 40, seed);
        var first = Texts(folder);
        var former = folder.Guide().Articles.ToDictionary(article => article.Path, article => article.Id);
        var moves = new Stack<(string From, string To)>();
        for (var step = 0; step < 12; step++)
        {
            var (from, to) = AnyMove(folder.Guide().Articles, random, step);
            folder.Move(from, to);
            moves.Push((from, to));
            var guide = folder.Guide();
            Assert.All(former, address => Assert.Equal(address.Value, guide.FindMoved(address.Key)!.Id));
            foreach (var article in guide.Articles)
            {
                former[article.Path] = article.Id;
            }
        }

        foreach (var (from, to) in moves)
        {
            folder.Move(to, from);
        }

        var last = Texts(folder);
        Assert.Equal(first.Keys, last.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, last[file.Key]));
        Assert.All(former, address => Assert.Equal(address.Value, folder.Guide().FindMoved(address.Key)!.Id));
    }

    /// <summary>To the top or below another article, which is not below this one.</summary>
    private static (string From, string To) AnyMove(ImmutableArray<Article> articles, Random random, int step)
    {
        var article = articles[random.Next(1, articles.Length)];
        var above = articles[random.Next(articles.Length)];
        var isInside = $"{above.Path}/".StartsWith($"{article.Path}/", StringComparison.Ordinal);
        return (article.File, above.IsHome || isInside ? $"new-{step}.md" : $"{above.Path}/new-{step}.md");
    }

    private static SortedDictionary<string, string> Texts(EditorFolder folder) => new(
        new ContentFolder(folder.Files.Path)
            .Read().Texts
            .ToDictionary(file => file.Path, file => AliasLine().Replace(file.Text, "")), StringComparer.Ordinal);

    /// <summary>What comes of moving a.md.</summary>
    private static ContentFiles Planned(string to, string text) => Planned(to, new GuideFiles().With("a.md", text), []);

    private static ContentFiles Planned(string to, ContentFile beside) =>
        Planned(to, new GuideFiles().WithArticle("a.md", "Text."), [beside]);

    private static ContentFiles Planned(string to, GuideFiles guide, ContentFile[] beside)
    {
        var compiled = guide.Compile(showsAll: true);
        var files = compiled.Files with { Texts = [.. compiled.Files.Texts, .. beside] };
        return MovePlan.Of(files, compiled.Guide!.Articles, compiled.Guide.Find("a")!, to).ApplyTo(files);
    }

    [GeneratedRegex("^aliases: .*\n", RegexOptions.Multiline)]
    private static partial Regex AliasLine();
}
