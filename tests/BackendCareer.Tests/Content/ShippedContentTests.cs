using System.Text.RegularExpressions;
using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>The guide that we publish.</summary>
public sealed partial class ShippedContentTests
{
    private static readonly ContentFiles Files = new ContentFolder(Repository.Content).Read();
    private static readonly CompiledGuide Compiled = GuideCompiler.Compile(Files, new Edition(GuideFiles.Now, ShowsAll: true));

    public static TheoryData<string> MainArticles => ["role.md", "duties.md", "training.md", "salary.md"];

    public static TheoryData<string> AllArticles => [.. FilesIn("")];

    public static TheoryData<string> RoutePages => [.. FilesIn("training")];

    [Fact]
    public void It_compiles_without_problems()
    {
        Assert.Empty(Compiled.Problems);
        Assert.NotNull(Compiled.Guide);
    }

    [Theory]
    [MemberData(nameof(AllArticles))]
    public void Every_figure_in_an_article_cites_a_known_source(string file)
    {
        var uncited = Uncited(Files.Find(file)!.Text, Compiled.Guide!.Data.Sources.Keys).ToList();
        Assert.Empty(uncited);
    }

    [Theory]
    [MemberData(nameof(MainArticles))]
    public void An_article_is_full_length_and_draws_something(string file)
    {
        var article = Compiled.Guide!.Articles.Single(candidate => candidate.File == file);
        Assert.InRange(article.ReadingMinutes, 4, 12);
        Assert.Contains(article.Body.OfType<Block>(), block => block.Name is "drawing" or "routes-map");
        Assert.Contains(article.Body.OfType<Block>(), block => block.Name == "glance");
    }

    [Fact]
    public void Every_page_that_the_data_name_for_a_route_is_published() =>
        Assert.All(
            Compiled.Guide!.Data.Routes.Where(route => route.Page.Length > 0), route => Assert.NotNull(Compiled.Guide!.Find(route.Page)));

    /// <summary>So that two routes can be read side by side.</summary>
    [Theory]
    [MemberData(nameof(RoutePages))]
    public void The_page_of_a_route_answers_the_same_questions_in_the_same_order(string file)
    {
        string[] questions = ["brief", "suits", "entry", "programme", "rhythm", "cost", "pay", "after", "apply", "ask", "unknown"];
        var article = Compiled.Guide!.Articles.Single(candidate => candidate.File == file);
        Assert.Equal(questions, article.Contents.Select(heading => heading.Id).Where(questions.Contains));
        Assert.Contains(article.Body.OfType<Block>(), block => block.Name == "route");
    }

    [Theory]
    [InlineData("Pay is €34,500 in France.", true)]
    [InlineData("Pay is €34,500 in France.[^known]", false)]
    [InlineData("Pay is €34,500 in France.[^unknown]", true)]
    [InlineData("Pay rose.[^known]\n\nBy 12% in all.", true)]
    [InlineData("- first 12%[^known]\n- then 13%", true)]
    [InlineData("| a | b |\n| --- | --- |\n| 12% | c[^known] |", false)]
    [InlineData("1,350 hours", true)]
    [InlineData("In 2026 there are three routes.", false)]
    public void The_check_for_figures_itself_finds_what_it_must(string body, bool found) =>
        Assert.Equal(found, Uncited($"---\nid: x\n---\n\n{body}\n", ["known"]).Any());

    [Fact]
    public void Every_block_has_a_view()
    {
        foreach (var block in BlockRules.Drawn)
        {
            Assert.True(File.Exists(Repository.Sources + BlockPages.ViewOf(block)), block);
        }
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Content, folder), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Content, file))
            .Where(file => !file.StartsWith("data", StringComparison.Ordinal));

    /// <summary>Blocks of text, list items and tables that state a figure without citing a source that is in the registry.</summary>
    private static IEnumerable<string> Uncited(string text, IEnumerable<string> sources)
    {
        var known = sources.ToHashSet();
        var body = text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
        return from paragraph in body.Split("\n\n")
               where !paragraph.StartsWith(":::", StringComparison.Ordinal)
               from statement in ListItem().Split(paragraph)
               where Figure().IsMatch(statement)
               where !Citation().Matches(statement).Any(citation => known.Contains(citation.Groups["id"].Value))
               select statement;
    }

    [GeneratedRegex(@"\d\s?%|[€£$]\s?\d|\d\s?(EUR|GBP|USD)|\b\d{1,3},\d{3}\b")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\[\^(?<id>[a-z0-9-]+)\]")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\n(?=(?:[-*]|\d+\.) )")]
    private static partial Regex ListItem();
}
