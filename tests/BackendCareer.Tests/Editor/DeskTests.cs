using BackendCareer.Content;
using BackendCareer.Editor;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Editor;

public sealed class DeskTests
{
    private const string More = "publisher: P\n  title: T\n  url: https://example.org/\n  year: 2025\n  checked: 2026-11-22\n";

    private const string RouteColumns = "id,country,name,label,credential,eqf_level,french_level,entry,stand,months,months_about,"
        + "cost_min,cost_max,pace,paid,source,year,note,page\n";

    [Fact]
    public void A_guide_in_order_leaves_nothing_to_do()
    {
        var desk = DeskOf(new GuideFiles());
        Assert.Equal(0, desk.ProblemCount);
        Assert.Empty(desk.Files);
        Assert.Empty(desk.Drafts);
        Assert.Empty(desk.Reviews);
        Assert.Empty(desk.UnusedImages);
        Assert.Empty(desk.UnusedSources);
    }

    [Fact]
    public void Problems_stand_by_file_with_the_line_they_are_in()
    {
        var good = new GuideFiles().Guide();
        var broken = new GuideFiles()
            .WithArticle("a.md", "[x](nowhere.md)\n\n[y](nobody.md)")
            .With("guide.yml", "title: Guide\ntagline: A guide.\ncolour: red\n")
            .Compile();
        var desk = Desk.Of(good, broken.Problems, broken.Files, GuideFiles.Now);
        Assert.Equal(3, desk.ProblemCount);
        Assert.Equal(["a.md", "guide.yml"], desk.Files.Select(file => file.Path));
        Assert.Equal(["[x](nowhere.md)", "[y](nobody.md)"], desk.Files[0].Problems.Select(problem => problem.Excerpt!.Line));
    }

    [Fact]
    public void Drafts_are_listed() =>
        Assert.Equal(["b"], DeskOf(new GuideFiles()
            .WithArticle("a.md", "Text.")
            .WithArticle("b.md", "Text.", "summary: Short.\ndraft: true")).Drafts.Select(article => article.Id));

    [Fact]
    public void What_waits_for_its_day_and_what_has_expired_is_listed()
    {
        var desk = DeskOf(new GuideFiles()
            .WithArticle("a.md", "Text.", "summary: Short.\npublish: 2027-01-01")
            .WithArticle("b.md", "Text.", "summary: Short.\npublish: 2026-12-01")
            .WithArticle("c.md", "Text.", "summary: Short.\nexpires: 2026-11-01")
            .WithArticle("d.md", "Text.", "summary: Short.\npublish: 2026-11-01\nexpires: 2026-12-01"));
        Assert.Equal(["b", "a"], desk.Scheduled.Select(article => article.Id));
        Assert.Equal(["c"], desk.Expired.Select(article => article.Id));
    }

    [Fact]
    public void A_warning_is_no_problem()
    {
        var desk = DeskOf(new GuideFiles().WithArticle("a.md", "Pay rose by 20%."));
        Assert.Equal((0, 1), (desk.ProblemCount, desk.WarningCount));
    }

    [Theory]
    [InlineData("draft: true", 0, 1, true)]
    [InlineData("publish: 2027-01-01", 1, 0, true)]
    public void What_a_draft_keeps_back_is_told_apart(string front, int problems, int inDrafts, bool isUpToDate)
    {
        var desk = DeskOf(new GuideFiles().WithArticle("a.md", "[x](nowhere.md)", $"summary: Short.\n{front}"));
        Assert.Equal((problems, inDrafts, isUpToDate), (desk.ProblemCount, desk.DraftCount, desk.IsUpToDate));
        Assert.Equal("a", Assert.Single(desk.Drafts.Concat(desk.Scheduled)).Path); // it is still listed, and leads to its page
    }

    [Fact]
    public void Reviews_are_listed_from_the_longest_overdue_to_those_due_within_30_days()
    {
        var desk = DeskOf(new GuideFiles()
            .WithArticle("due.md", "Text.", Reviewed("2026-10-22"))       // until today
            .WithArticle("soon.md", "Text.", Reviewed("2026-11-22"))      // 30 days ahead
            .WithArticle("later.md", "Text.", Reviewed("2026-11-23"))
            .WithArticle("overdue.md", "Text.", Reviewed("2026-10-21"))
            .WithArticle("never.md", "Text."));
        Assert.Equal(
            [("overdue", true), ("due", false), ("soon", false)], desk.Reviews.Select(review => (review.Article.Id, review.IsOverdue)));
    }

    [Fact]
    public void An_image_that_no_text_names_is_unused()
    {
        var compiled = new GuideFiles()
            .WithArticle("a.md", "![One](images/one.png) ![Two](<images/two words.png>) ![Five](images/five%20words.png)")
            .WithArticle("a/b.md", "![Three](../images/three.png)")
            .Compile(
                showsAll: true, "images/one.png", "images/two words.png", "images/three.png", "images/z.png", "images/y.png",
                "images/six.png", "images/four.png", "images/five words.png");
        Assert.Empty(compiled.Problems);
        Assert.Equal(
            ["images/four.png", "images/six.png", "images/y.png", "images/z.png"],
            Desk.Of(compiled.Guide!, [], compiled.Files, GuideFiles.Now).UnusedImages.AsEnumerable());
    }

    [Fact]
    public void A_source_that_neither_an_article_nor_a_row_of_data_cites_is_unused()
    {
        var files = new GuideFiles();
        var registry = files.Compile().Files.Find("data/sources.yml")!.Text;
        files.With("data/sources.yml", $"{registry}\ncited:\n  {More}\nunused:\n  {More}\nno-use:\n  {More}")
            .WithArticle("a.md", "Said.[^cited]");
        Assert.Equal(["no-use", "unused"], DeskOf(files).UnusedSources.Select(source => source.Id)); // survey-2025 is that of a figure
    }

    /// <summary>Else an editor would take out what a table still needs.</summary>
    [Theory]
    [InlineData(PayRow.Path, "source,year,role,country,country_name,experience,n,p10,p25,median,p75,p90,lo95,hi95,currency,floor\n"
        + "cited,2025,back-end,FR,France,all,40,1,2,3,4,5,,,EUR,no\n")]
    [InlineData(OtherPay.Path, "source,year,country,label,people,n,p10,p25,median,p75,p90,currency,about,why\n"
        + "cited,2025,FR,Others,People,,,,3,,,EUR,no,Why.\n")]
    [InlineData(EducationPremium.Path, "source,year,role,country,country_name,education,premium,lo95,hi95,n,n_all\n"
        + "cited,2025,back-end,FR,France,master,5,1,9,20,40\n")]
    [InlineData(TrainingRoute.Path, RouteColumns + "fr-x,FR,A route,route,A title,,,none,none,12,no,,,full-time,no,cited,2025,,\n")]
    [InlineData(ApprenticeRate.Path, "place,year,age_from,age_to,contract_year,percent,source\nFR,2026,0,17,1,27,cited\n")]
    [InlineData(MinimumWage.Path, "place,since,month,source\nFR,2026-01-01,1823.03,cited\n")]
    public void A_source_that_a_table_cites_is_in_use(string path, string csv)
    {
        var files = new GuideFiles().With(path, csv);
        var registry = files.Files().Find("data/sources.yml")!.Text;
        Assert.Empty(DeskOf(files.With("data/sources.yml", $"{registry}\ncited:\n  {More}")).UnusedSources);
    }

    [Fact]
    public void A_source_that_a_broken_draft_cites_is_in_use()
    {
        var files = new GuideFiles();
        var registry = files.Files().Find("data/sources.yml")!.Text;
        files.With("data/sources.yml", $"{registry}\ncited:\n  {More}")
            .WithArticle("a.md", "Said.[^cited] [x](nowhere.md)", "summary: Short.\ndraft: true");
        Assert.Empty(DeskOf(files).UnusedSources);
    }

    [Fact]
    public void What_a_damaged_draft_names_is_in_use()
    {
        var guide = new GuideFiles();
        var registry = guide.Files().Find("data/sources.yml")!.Text;
        var draft = GuideFiles.Article("a", "Said.[^cited] ![A desk](images/desk.png)", "summary: Short.\ndraft: true");
        var files = guide.With("data/sources.yml", $"{registry}\ncited:\n  {More}").Files("images/desk.png") with
        {
            Damaged = [new ContentFile("a.md", draft)],
            Problems = [new Problem(ContentRules.FileIsText, "a.md", 1, 1, "No text.", "Save it.")],
        };
        var compiled = GuideCompiler.Compile(files, new Edition(GuideFiles.Now, ShowsAll: true));
        var desk = Desk.Of(compiled.Guide!, compiled.Problems, files, GuideFiles.Now);
        Assert.Empty(desk.UnusedSources);
        Assert.Empty(desk.UnusedImages);
    }

    private static string Reviewed(string day) => $"summary: Short.\npublished: 2026-01-01\nreviewed: {day}\nreviewEveryMonths: 1";

    private static Desk DeskOf(GuideFiles files)
    {
        var compiled = files.Compile(showsAll: true);
        Assert.NotNull(compiled.Guide);
        return Desk.Of(compiled.Guide, compiled.Problems, compiled.Files, GuideFiles.Now);
    }
}
