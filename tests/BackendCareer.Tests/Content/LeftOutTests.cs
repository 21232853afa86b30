using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>A broken article that readers do not have keeps nothing else back; one that they have keeps its last good text.</summary>
public sealed class LeftOutTests
{
    private const string Draft = "summary: Short.\ndraft: true";
    private const string Scheduled = "summary: Short.\npublish: 2026-12-01";

    private static readonly Edition Readers = new(GuideFiles.Now, ShowsAll: false);
    private static readonly Edition InDecember = new(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), ShowsAll: false);

    [Theory]
    [InlineData(Draft, KeptBack.Draft)]
    [InlineData("summary: Short.\nexpires: 2026-11-01", KeptBack.Draft)]
    [InlineData(Scheduled, KeptBack.Scheduled)]
    [InlineData("summary: Short.", KeptBack.Guide)]
    [InlineData("summary: Short.\npublish: 2026-11-01", KeptBack.Guide)]
    [InlineData("summary: Short.\ndraft: ture", KeptBack.Guide)] // nobody knows what was meant
    public void A_mistake_keeps_back_what_its_article_is_for_readers(string front, KeptBack expected)
    {
        var compiled = new GuideFiles().WithArticle("fair.md", "See [it](nowhere.md).", front).WithArticle("role.md", "Text.").Compile();
        Assert.Equal(expected, compiled.Problems.Single(problem => problem.Rule.Id == "dead-link").KeepsBack);
        Assert.Equal(expected != KeptBack.Guide, compiled.Guide?.Find("role") is not null);
        Assert.Null(compiled.Guide?.Find("fair"));
        Assert.DoesNotContain(compiled.Guide?.Hidden ?? [], article => article.Path == "fair");
    }

    [Theory]
    [InlineData("fair.md", "---\nid: fair\ntitle: a: b\ndraft: true\n---\n\nText.")] // as YAML it is nothing
    [InlineData("fair.md", "---\nid: fair\ndraft: true   # for now\n\nText.")]
    [InlineData("fair.md", "---\nid: fair\ntitle: T\ndraft: true\n---\n\n> > > > > > > > > > deep")]
    [InlineData("Fair.md", "---\nid: fair\ntitle: T\nsummary: S\ndraft: true\n---\n\nText.")]
    [InlineData("fair.md", "---\nid: role\ntitle: T\nsummary: S\ndraft: true\n---\n\nText.")]
    [InlineData("a.md", "---\nid: a\ntitle: About role\nsummary: S\ndraft: true\n---\n\nText.")]
    [InlineData("role/index.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\n---\n\nText.")]
    [InlineData("old.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\n---\n\nText.")]
    [InlineData("a.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\naliases: [role]\n---\n\nText.")]
    [InlineData("a.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\naliases: [old]\n---\n\nText.")]
    [InlineData("a.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\nrelated: [nowhere.md]\n---\n\nText.")]
    [InlineData("no/page.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\n---\n\nText.")]
    [InlineData("a.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\n---\n\n::: include includes/none.md\n:::")]
    [InlineData("a.md", "---\nid: a\ntitle: A\nsummary: S\ndraft: true\n---\n\n::: include includes/broken.md\n:::")]
    public void Whatever_is_wrong_with_a_draft_is_its_own(string path, string text)
    {
        var compiled = new GuideFiles()
            .WithArticle("role.md", "Text.", "summary: Short.\naliases: [old]")
            .With("includes/broken.md", "See [it](nowhere.md).")
            .With(path, text)
            .Compile();
        var problems = compiled.Problems.Where(problem => problem.Rule != ContentRules.TextIsShown).ToList(); // not all include it
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(KeptBack.Draft, problem.KeepsBack));
        Assert.Equal(["", "role"], compiled.Guide!.Articles.Select(article => article.Path));
        Assert.Equal([path], compiled.Guide.LeftOut);
        Assert.Equal("role", compiled.Guide.FindMoved("old")!.Path);
        Assert.Equal("role", compiled.Guide.FindById("role")!.Path);
    }

    [Theory]
    [InlineData("fair.md", "Without front matter: draft: true")]
    [InlineData("fair.md", "---\nid: fair\n\nThe text of an article whose front matter is never closed.\n\ndraft: true\n")]
    [InlineData("index.md", "---\nid: home\ntitle: a: b\ndraft: true\n---\n\nText.")]
    public void A_file_that_may_be_for_readers_keeps_the_guide(string path, string text) =>
        Assert.Null(new GuideFiles().With(path, text).Compile().Guide);

    [Fact]
    public void An_include_is_a_drafts_own_while_no_other_article_uses_it()
    {
        var files = new GuideFiles().With("includes/part.md", "See [it](nowhere.md).")
            .WithArticle("a.md", "::: include includes/part.md\n:::", Draft).WithArticle("b.md", "Text.");
        Assert.Equal(KeptBack.Draft, Assert.Single(files.Compile().Problems).KeepsBack);
        files.WithArticle("c.md", "::: include includes/part.md\n:::", Scheduled);
        Assert.Equal(KeptBack.Scheduled, Assert.Single(files.Compile().Problems).KeepsBack);
        Assert.Equal(["a.md", "c.md"], files.Compile().Guide!.LeftOut.Order(StringComparer.Ordinal));
        files.WithArticle("b.md", "::: include includes/part.md\n:::");
        Assert.Equal(KeptBack.Guide, Assert.Single(files.Compile().Problems).KeepsBack);
    }

    [Fact]
    public void An_include_that_cannot_be_read_belongs_to_those_who_include_it()
    {
        var empty = new Problem(ContentRules.FileIsFilled, "includes/part.md", 1, 1, "The file is empty.", "Write it, or delete it.");
        var draft = new GuideFiles().WithArticle("a.md", "::: include includes/part.md\n:::", Draft).Files() with { Problems = [empty] };
        Assert.NotNull(GuideCompiler.Compile(draft, Readers).Guide);
        Assert.Null(GuideCompiler.Compile(new GuideFiles().Files() with { Problems = [empty] }, Readers).Guide);
    }

    [Fact]
    public void What_leads_to_an_article_that_is_left_out_behaves_as_to_one_that_is_not_open()
    {
        var files = new GuideFiles()
            .WithArticle("fair.md", "See [it](nowhere.md).\n\n## Part", $"{Scheduled}\naliases: [market]")
            .WithArticle("role.md", "See the [fair](fair.md#part).", "summary: Short.\nrelated: [fair.md]");
        var before = files.Compile(Readers);
        foreach (var compiled in new[] { before, files.Compile(InDecember, before, before.Guide) }) // also when its moment is past
        {
            var (guide, role) = (compiled.Guide!, compiled.Guide!.Find("role")!);
            Assert.Equal("<p>See the fair.</p>", GuideFiles.HtmlOf(role).Trim());
            Assert.Empty(guide.Related(role));
            Assert.Null(guide.Find("fair"));
            Assert.Null(guide.FindMoved("market"));
            Assert.Equal(2, compiled.Problems.Count(problem => problem.Rule.Id == "link-to-closed"));
        }
    }

    [Fact]
    public void A_broken_article_stays_out_at_its_moment_and_all_else_goes_on()
    {
        var files = new GuideFiles().WithArticle("fair.md", "See [it](nowhere.md).", Scheduled).WithArticle("gala.md", "Text.", Scheduled);
        var before = files.Compile(Readers);
        Assert.Equal(InDecember.Now, before.Guide!.NextMoment);
        Assert.Equal(KeptBack.Scheduled, Assert.Single(before.Problems).KeepsBack);
        var after = files.Compile(InDecember, before, before.Guide);
        Assert.Equal(["", "gala"], after.Guide!.Articles.Select(article => article.Path));
        Assert.Equal(KeptBack.Due, Assert.Single(after.Problems).KeepsBack);
        Assert.Null(after.Guide.NextMoment);

        var later = files.WithArticle("gala.md", "New text.", Scheduled).Compile(InDecember, after, after.Guide);
        Assert.Contains("New text.", GuideFiles.HtmlOf(later.Guide!.Find("gala")!), StringComparison.Ordinal);
        files.WithArticle("fair.md", "Mended.", Scheduled).WithArticle("gala.md", "See the [fair](fair.md).", Scheduled);
        var mended = files.Compile(InDecember, later, later.Guide);
        Assert.Contains("href=\"/fair\"", GuideFiles.HtmlOf(mended.Guide!.Find("gala")!), StringComparison.Ordinal);
        Assert.Null(files.WithArticle("fair.md", "See [it](nowhere.md).", Scheduled).Compile(InDecember, mended, mended.Guide).Guide);
    }

    [Fact]
    public void A_moment_that_only_a_broken_article_waits_for_is_known() => Assert.Equal(
        InDecember.Now, new GuideFiles().WithArticle("fair.md", "See [it](nowhere.md).", Scheduled).Compile().Guide!.NextMoment);

    [Fact]
    public void Below_a_draft_that_cannot_be_read_only_drafts_are_right()
    {
        var files = new GuideFiles()
            .With("up.md", "---\nid: up\ntitle: a: b\ndraft: true\n---\n\nText.")
            .WithArticle("up/a.md", "See [it](../up.md).", Draft);
        Assert.Equal(["up.md"], files.Compile().Problems.Select(problem => problem.Path));
        files.WithArticle("up/a.md", "Text.");
        Assert.Equal(["page-above-draft"], Wrong(files));
        files.Without("up/a.md").WithArticle("b.md", "See [it](up.md).");
        Assert.Equal(["link-to-draft"], Wrong(files));
    }

    [Fact]
    public void What_readers_have_keeps_its_last_good_text_and_with_it_the_guide()
    {
        var files = new GuideFiles().WithArticle("a.md", "Good text.");
        var good = files.Compile(Readers);
        Assert.Null(files.WithArticle("a.md", "See [it](nowhere.md).").Compile(Readers, good, good.Guide).Guide);
        Assert.NotNull(files.WithArticle("a.md", "See [it](nowhere.md).", Draft).Compile(Readers, good, good.Guide).Guide);
    }

    [Fact]
    public void Of_two_that_are_alike_the_one_further_from_readers_is_to_blame()
    {
        var files = new GuideFiles();
        string[] fronts = [Draft, Scheduled, "summary: Short."];
        for (var number = 0; number < 3; number++)
        {
            files.With($"{"abc"[number]}.md", $"---\nid: same\ntitle: {number}\n{fronts[number]}\n---\n\nText.\n");
        }

        var compiled = files.Compile();
        Assert.Equal([("a.md", KeptBack.Draft), ("b.md", KeptBack.Scheduled)],
            compiled.Problems.Select(problem => (problem.Path, problem.KeepsBack)));
        Assert.All(compiled.Problems, problem => Assert.StartsWith("c.md has the same id", problem.What, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Wrong(GuideFiles files) =>
        files.Compile().Problems.Where(problem => !problem.IsWarning).Select(problem => problem.Rule.Id);
}
