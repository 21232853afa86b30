using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>A compilation that takes over what it can from the one before ends like one that begins anew.</summary>
public sealed class IncrementalTests
{
    private static readonly Edition Today = new(GuideFiles.Now, ShowsAll: false);

    [Fact]
    public void Only_what_a_change_touches_is_compiled_again()
    {
        var files = Sample();
        var before = files.Compile();
        var after = files.WithArticle("b.md", "Other words.\n\n## Part").Compile(Today, before);
        Assert.Same(before.Guide!.Find("a"), after.Guide!.Find("a"));
        Assert.NotSame(before.Guide.Find("b"), after.Guide.Find("b"));
    }

    [Theory]
    [InlineData("b.md", "## Another part")]
    [InlineData("data/sources.yml", "survey-2025: { publisher: B, title: T, url: https://example.org, year: 2025, checked: 2026-11-22 }")]
    public void An_article_is_compiled_again_when_an_answer_to_it_changes(string path, string text)
    {
        var files = Sample();
        var before = files.Compile();
        var changed = path.EndsWith(".md", StringComparison.Ordinal) ? files.WithArticle(path, text) : files.With(path, text);
        AssertEqual(changed.Compile(Today), changed.Compile(Today, before));
        Assert.NotSame(before.Guide!.Find("a"), changed.Compile(Today, before).Guide?.Find("a"));
    }

    [Fact]
    public void An_include_that_could_not_be_read_and_is_gone_now_is_missed()
    {
        var unreadable = new Problem(ContentRules.FileIsFilled, "includes/one.md", 1, 1, "The file is empty.", "Write it, or delete it.");
        var files = Sample().WithArticle("a.md", "::: include includes/one.md\n:::").Files();
        var before = GuideCompiler.Compile(files with { Problems = [unreadable] }, Today);
        Assert.Equal([unreadable], before.Problems.AsEnumerable());
        Assert.Equal(["include-missing"], GuideCompiler.Compile(files, Today, before).Problems.Select(problem => problem.Rule.Id));
    }

    [Fact]
    public void Who_links_to_a_file_that_cannot_be_read_any_more_is_not_blamed()
    {
        var files = Sample().WithArticle("a.md", "See [b](b.md#nowhere).");
        var before = files.Compile();
        Assert.Equal(["a.md"], before.Problems.Select(problem => problem.Path));
        var after = files.With("b.md", "Without front matter.").Compile(Today, before);
        Assert.Equal(["b.md"], after.Problems.Select(problem => problem.Path));
        AssertEqual(files.Compile(Today), after);
    }

    [Fact]
    public void An_article_is_compiled_again_for_who_may_see_more()
    {
        var files = Sample().WithArticle("a.md", "See [b](b.md).").WithArticle("b.md", "Text.", "summary: Short.\npublish: 2026-12-01");
        var forEditors = files.Compile(Today with { ShowsAll = true }, files.Compile(Today));
        Assert.Contains("<a href=\"/b\">b</a>", GuideFiles.HtmlOf(forEditors.Guide!.Find("a")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_edits_ends_like_a_fresh_start()
    {
        var random = new Random(7);
        string[] paths = ["a.md", "b.md", "c.md", "c/d.md"];
        string[] bodies =
        [
            "See [b](b.md#part) and [it](c.md).[^survey-2025]", "## Part", "See [a](a.md).\n\n::: glance median\n:::", "Pay is 20% more.",
            "[^nobody]", "Text.",
            "See [d](c/d.md).", "::: note\nopen", "::: include includes/one.md\n:::", "::: include includes/two.md\n:::",
            "![A desk](images/desk.png)",
            "An API, and a [server](term:server).",
        ];
        string[] fronts =
        [
            "summary: Short.", "summary: Short.\ndraft: true", "summary: Short.\npublish: 2026-12-01", "titel: X",
            "titel: X\ndraft: true", "summary: [\ndraft: true", "titel: X\npublish: 2026-12-01", "summary: Short.\nexpires: 2026-12-01",
            "summary: Short.\naliases: [old]",
        ];
        string[] included = ["Included, see [b](../b.md).", "::: include includes/two.md\n:::"];
        string[] terms = ["", "API,,a b c,Agreed.\nserver,,,Answers.\n"];
        var files = Sample();
        var before = files.Compile();
        var published = before.Guide;
        for (var step = 0; step < 400; step++)
        {
            var path = paths[random.Next(paths.Length)];
            _ = random.Next(8) switch
            {
                0 => files.Without(path),
                1 => files.With("data/glance.yml", random.Next(2) == 0 ? "" : Median),
                2 => files.With("includes/one.md", included[random.Next(2)]),
                3 when random.Next(2) == 0 => files.Without("includes/one.md").Without("includes/two.md"),
                3 => files.With("includes/two.md", "Two.\n\n## Part"),
                4 => files.With("data/glossary.csv", "term,french,stands_for,definition\n" + terms[random.Next(2)]),
                _ => files.WithArticle(path, bodies[random.Next(bodies.Length)], fronts[random.Next(fronts.Length)]),
            };
            var edition = new Edition(GuideFiles.Now.AddDays(random.Next(20)), ShowsAll: random.Next(4) == 0);
            string[] images = random.Next(2) == 0 ? [] : ["images/desk.png"];
            before = files.Compile(edition, before, published, images);
            AssertEqual(files.Compile(edition, before: null, published, images), before);
            published = before.Guide ?? published;
        }
    }

    private const string Median = """
        median:
          label: Median pay
          value: "€62,000"
          place: France
          year: 2025
          source: survey-2025
        """;

    private static GuideFiles Sample() =>
        new GuideFiles()
            .WithArticle("a.md", "See [b](b.md#part).[^survey-2025]")
            .WithArticle("b.md", "Words.\n\n## Part")
            .WithArticle("c.md", "Text.");

    private static void AssertEqual(CompiledGuide expected, CompiledGuide actual)
    {
        Assert.Equal(expected.Problems.AsEnumerable(), actual.Problems);
        Assert.Equal(expected.Guide?.Version, actual.Guide?.Version);
        Assert.Equal(expected.LeftOut.Keys.Order(StringComparer.Ordinal), actual.LeftOut.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(expected.Guide?.Articles.Select(Shown) ?? [], actual.Guide?.Articles.Select(Shown) ?? []);
    }

    private static string Shown(Article article) =>
        $"{article.Path} {article.Title} {GuideFiles.HtmlOf(article)} {article.Drawing} {article.Updated} "
        + $"{string.Join(',', article.Related)} {string.Join(',', article.Citations)} "
        + $"{string.Join(',', article.Words)} {string.Join(',', article.Contents)}";
}
