using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What an author can get wrong, and where the guide says it is.</summary>
public sealed class ProblemTests
{
    private const int Body = GuideFiles.FirstBodyLine;

    public static TheoryData<string, int, int, string> InTheBody => new()
    {
        { "Text.\n\nSee [pay](pya.md).", Body + 2, 5, "There is no article pya.md" },
        { "See [pay](pay.md#doubel).", Body, 5, "pay.md has no heading #doubel. Did you mean double?" },
        { "See [here](#nowhere).", Body, 5, "role.md has no heading #nowhere" },
        { "See [pay](/pay).", Body, 5, "The link /pay is an address of this site. Name the file" },
        { "See [it](javascript:alert(1)).", Body, 5, "A link cannot lead to javascript:alert(1)" },
        { "See [it](../../etc/passwd).", Body, 5, "There is no article outside the content folder" },
        { "See [it](secret.md).", Body, 5, "secret.md is a draft" },
        { "Much.[^survey-2052]", Body, 6, "The source `survey-2052` is not in data/sources.yml. Did you mean `survey-2025`?" },
        { "## One {#ab}\n\n## Two {#ab}", Body + 2, 1, "Two headings have the id ab" },
        { "## Sources", Body, 1, "The id sources belongs to the page" },
        { "# Title", Body, 1, "Begin this heading with ##" },
        { "Text.\n\n<script>alert(1)</script>", Body + 2, 1, "Raw HTML is not used" },
        { "A <b>bold</b> word.", Body, 3, "Raw HTML is not used" },
        { "Text{onclick=steal()}.", Body, 5, "Attributes in braces" },
        { "::: glanse median\n:::", Body, 1, "There is no block ::: glanse. Did you mean glance?" },
        { "::: note\nnever closed", Body, 1, "The block ::: note is never closed" },
        { "::: glance medain\n:::", Body, 1, "The figure medain is not in data/glance.yml. Did you mean median?" },
        { "::: glance\n:::", Body, 1, "names no figure" },
        { "::: route\n:::", Body, 1, "names no route" },
        { "::: route fr-bts-sio-slum\n:::", Body, 1, "The route fr-bts-sio-slum is not in data/routes.csv" },
        { "::: drawing request\n:::", Body, 1, "There is no drawing request" },
        { ":::: note\n\n::: glance median\n:::\n\n::::", Body + 2, 1, "stands inside another" },
        { "![](images/desk.png)", Body, 1, "The image has no alternative text" },
        { "![A desk](images/dest.png)", Body, 1, "There is no image images/dest.png. Did you mean images/desk.png?" },
        { "## Pay by country", Body, 1, "The id pay-by-country belongs to the page" },
        { "## One {#source-1}", Body, 1, "The id source-1 belongs to the page" },
        { "## ???", Body, 1, "No id can be made from this heading" },
        { "*word*{#sources}", Body, 7, "Attributes in braces" },
        { "::: note {onclick=x}\nText.\n:::", Body, 1, "takes nothing after its name" },
        { "::: glance median\nLost.\n:::", Body, 1, "holds no text of its own" },
        { "::: note loudly\nText.\n:::", Body, 1, "takes nothing after its name" },
        { "::: routes\n:::", Body, 1, "data/routes.csv has no rows" },
        { "::: pay-explorer\n:::", Body, 1, "data/pay.csv, experience all, has no rows" },
        { "::: glance median\n:::\n\n::: glance median\n:::", Body + 3, 1, "twice" },
        { new string('[', 300), 1, 1, "The formatting of this file cannot be followed" },
        { "> > > > > > > > > deep", Body, 1, "9 marks of lists and quotes inside each other, at most 8" },
        { "A [server](term:sever) waits.", Body, 3, "The term sever is not in data/glossary.csv. Did you mean server?" },
        { "## Words", Body, 1, "The id words belongs to the page" },
        { "Text.\n\nTable: Pay\n\nText.", Body + 2, 1, "There is no table directly below this caption" },
        { "> [!NOTES]\n> Text.", Body, 1, "There is no frame [!NOTES]. Did you mean [!NOTE]?" },
        { "> [!DANGER]\n> Text.", Body, 1, "There is no frame [!DANGER]. Kinds are: NOTE" },
        { "> [!NOTE] Text.", Body, 1, "A frame stands in no list and no block, and its kind alone on its line" },
        { "- One\n\n  > [!NOTE]\n  > Text.", Body + 2, 3, "A frame stands in no list" },
    };

    [Theory]
    [MemberData(nameof(InTheBody))]
    public void A_mistake_in_the_text_is_located(string body, int line, int column, string expected)
    {
        var files = new GuideFiles()
            .WithArticle("pay.md", "## Double {#double}")
            .WithArticle("secret.md", "Text.", "summary: Short.\ndraft: true")
            .With("data/glossary.csv", "term,french,stands_for,definition\nserver,serveur,,Waits and answers.\n")
            .WithArticle("role.md", body);
        var compiled = files.Compile(showsAll: false, "images/desk.png");
        var problem = compiled.Problems[0];
        Assert.Null(compiled.Guide);
        Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(("role.md", line, column), (problem.Path, problem.Line, problem.Column));
    }

    [Fact]
    public void All_mistakes_are_found_at_once()
    {
        var problems = new GuideFiles()
            .With("role.md", "---\nid: role\ntitel: T\nsummary: S\nreviewed: soon\n---\n\n[a](no.md) and[^nothing]\n\n::: what\n:::\n")
            .With("guide.yml", "title: Guide\n")
            .Problems();
        Assert.Equal(7, problems.Length);
    }

    [Fact]
    public void Two_files_with_one_address_are_a_problem()
    {
        var problem = new GuideFiles()
            .WithArticle("training.md", "Text.")
            .With("training/index.md", GuideFiles.Article("other", "Text."))
            .Problem();
        Assert.Equal("training/index.md:1:1: training.md has the same address /training. Rename one of them.", problem.ToString());
    }

    [Theory]
    [InlineData("Role.md")]
    [InlineData("the role.md")]
    [InlineData("rôle.md")]
    public void A_file_name_that_cannot_be_an_address_is_a_problem(string file) =>
        Assert.Equal(file, new GuideFiles().With(file, GuideFiles.Article("role", "Text.")).Problem().Path);

    [Fact]
    public void A_guide_needs_its_settings_and_a_home_page()
    {
        Assert.Equal("guide.yml", new GuideFiles().Without("guide.yml").Problem().Path);
        Assert.Equal("index.md", new GuideFiles().Without("index.md").Problem().Path);
        Assert.Equal("training/bts.md", new GuideFiles().WithArticle("training/bts.md", "Text.").Problem().Path);
    }

    [Fact]
    public void A_published_page_does_not_hang_below_a_draft()
    {
        var draft = new GuideFiles()
            .WithArticle("training.md", "Text.", "summary: Short.\ndraft: true")
            .WithArticle("training/bts.md", "Text.");
        Assert.Contains("The page /training above this one is a draft", draft.Problem().What, StringComparison.Ordinal);
        var home = new GuideFiles().With("index.md", GuideFiles.Article("home", "Text.", "summary: Short.\ndraft: true"));
        Assert.Contains("The home page is a draft", home.Problem().What, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_file_with_the_mistake_is_blamed()
    {
        var files = new GuideFiles()
            .WithArticle(
                "role.md", "See [pay](pay.md#median).[^survey-2025]\n\n::: glance median\n:::", "summary: Short.\nrelated: [pay.md]");
        Assert.Equal("pay.md", files.With("pay.md", "---\nid: [\n---\n").Problem().Path);
        files.WithArticle("pay.md", "## Median");
        Assert.Equal("data/sources.yml", files.With(
            "data/sources.yml", "survey-2025: { publisher: A, title: T, url: none, year: 2025, checked: 2026-11-22 }").Problem().Path);
        Assert.Equal("data/sources.yml", files.With("data/sources.yml", "survey-2025: [").Problem().Path);
    }

    [Fact]
    public void A_note_for_editors_is_not_an_article()
    {
        var guide = new GuideFiles().With("README.md", "Notes").With("data/README.md", "Notes").Guide();
        Assert.Single(guide.Articles);
    }

    [Theory]
    [InlineData("url: https://example.org/2025", "url: example.org", 4, "is not a web address")]
    [InlineData("url: https://example.org/2025", "url: javascript:alert(1)", 4, "is not a web address")]
    [InlineData("publisher: A survey", "publishr: A survey", 2, "Did you mean `publisher`?")]
    [InlineData("checked: 2026-11-22", "licence: free", 2, "`checked` is missing")]
    public void A_source_is_complete(string old, string with, int line, string expected)
    {
        var files = new GuideFiles().Without("data/glance.yml").With("data/sources.yml", """
            survey-2025:
              publisher: A survey
              title: Pay in 2025
              url: https://example.org/2025
              year: 2025
              checked: 2026-11-22
            """.Replace(old, with, StringComparison.Ordinal));
        Assert.Contains(
            files.Problems(), problem => problem.Line == line && problem.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_cites_a_known_source()
    {
        var problem = new GuideFiles()
            .With("data/glance.yml", "median: { label: L, value: V, place: FR, year: 2025, source: nobody }")
            .Problem();
        Assert.Contains("The source `nobody` is not in data/sources.yml", problem.What, StringComparison.Ordinal);
    }
}
