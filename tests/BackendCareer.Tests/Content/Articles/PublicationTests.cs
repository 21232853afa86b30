using System.Collections.Immutable;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Which articles readers can open at which moment.</summary>
public sealed class PublicationTests
{
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_article_opens_and_closes_at_its_moments()
    {
        var files = new GuideFiles().WithArticle("fair.md", "Text.", "summary: Short.\npublish: 2026-12-01 08:30\nexpires: 2026-12-03");
        Assert.False(IsOpen(files, December.AddHours(8)));
        Assert.True(IsOpen(files, December.AddHours(8.5)));
        Assert.True(IsOpen(files, December.AddDays(2).AddTicks(-1)));
        Assert.False(IsOpen(files, December.AddDays(2)));
    }

    [Fact]
    public void The_guide_knows_when_time_alone_makes_another_one()
    {
        var files = new GuideFiles().WithArticle("fair.md", "Text.", "summary: Short.\npublish: 2026-12-01\nexpires: 2026-12-03");
        Assert.Equal(December, At(files, GuideFiles.Now).NextMoment);
        Assert.Equal(December.AddDays(2), At(files, December).NextMoment);
        Assert.Null(At(files, December.AddDays(2)).NextMoment);
    }

    [Fact]
    public void Each_stage_has_its_own_version()
    {
        var files = new GuideFiles().WithArticle("fair.md", "Text.", "summary: Short.\npublish: 2026-12-01\nexpires: 2026-12-03");
        var versions = new[] { GuideFiles.Now, December, December.AddDays(2) }.Select(now => At(files, now).Version).ToList();
        Assert.NotEqual(versions[0], versions[1]);
        Assert.Equal(versions[0], versions[2]); // the same pages again
        Assert.Equal(versions[1], At(files, December.AddHours(1)).Version);
    }

    [Fact]
    public void Editors_see_the_stage_change_and_everybody_a_new_day_of_the_history()
    {
        var files = new GuideFiles().WithArticle("fair.md", "Text.", "summary: Short.\npublish: 2026-12-01");
        Assert.NotEqual(
            files.Compile(new Edition(GuideFiles.Now, ShowsAll: true)).Guide!.Version,
            files.Compile(new Edition(December, ShowsAll: true)).Guide!.Version);
        var changed =
            files.Files() with { Changed = ImmutableDictionary<string, DateOnly>.Empty.Add("index.md", new DateOnly(2026, 11, 1)) };
        Assert.NotEqual(At(files, December).Version, GuideCompiler.Compile(changed, new Edition(December, ShowsAll: false)).Guide!.Version);
    }

    [Fact]
    public void A_link_to_an_article_out_of_its_time_is_plain_text_and_a_warning()
    {
        var files = new GuideFiles()
            .WithArticle("fair.md", "Text.", "summary: Short.\npublish: 2026-12-01")
            .WithArticle("role.md", "See [the *fair*](fair.md) there.", "summary: Short.\nrelated: [fair.md]");
        var before = files.Compile();
        Assert.Equal(
            [("link-to-closed", 6, 11), ("link-to-closed", 9, 5)],
            before.Problems.Select(problem => (problem.Rule.Id, problem.Line, problem.Column)));
        Assert.Equal("<p>See the <em>fair</em> there.</p>", GuideFiles.HtmlOf(before.Guide!.Find("role")!).Trim());
        Assert.Empty(before.Guide.Related(before.Guide.Find("role")!));

        var after = files.Compile(new Edition(December, ShowsAll: false), before);
        Assert.Contains("<a href=\"/fair\">the <em>fair</em></a>", GuideFiles.HtmlOf(after.Guide!.Find("role")!), StringComparison.Ordinal);
        Assert.Single(after.Guide.Related(after.Guide.Find("role")!));
    }

    [Theory]
    [InlineData("draft: true", "order: 2", false)]
    [InlineData("publish: 2026-12-01", "order: 2", false)]
    [InlineData("publish: 2026-12-01", "publish: 2026-12-02", true)]
    [InlineData("expires: 2026-12-01", "order: 2", false)]
    [InlineData("expires: 2026-12-05", "expires: 2026-12-05", true)]
    [InlineData("expires: 2026-12-05", "expires: 2026-12-06", false)]
    [InlineData("order: 2", "draft: true", true)]
    public void A_page_is_open_no_longer_than_the_one_above_it(string above, string below, bool isRight)
    {
        var compiled = new GuideFiles()
            .With("training.md", $"---\nid: training\ntitle: T\nsummary: S\n{above}\n---\n\nText.\n")
            .With("training/bts.md", $"---\nid: bts\ntitle: B\nsummary: S\n{below}\n---\n\nText.\n")
            .Compile();
        Assert.Equal(isRight, compiled.Guide is not null);
        Assert.Equal(isRight ? [] : ["page-above-draft"], compiled.Problems.Select(problem => problem.Rule.Id));
    }

    [Fact]
    public void The_home_page_is_always_there() =>
        Assert.Equal("home-draft", new GuideFiles().With(
            "index.md", GuideFiles.Article("home", "Text.", "summary: Short.\nexpires: 2027-01-01")).Problem().Rule.Id);

    [Fact]
    public void Editors_see_all()
    {
        var guide = new GuideFiles()
            .WithArticle("fair.md", "Text.", "summary: Short.\npublish: 2026-12-01")
            .WithArticle("role.md", "See [it](fair.md).")
            .Compile(showsAll: true).Guide!;
        Assert.NotNull(guide.Find("fair"));
        Assert.Contains("/fair", GuideFiles.HtmlOf(guide.Find("role")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-23", null)]
    [InlineData("2026-12-22", "review-due")]
    [InlineData("2026-11-22", "review-due")]
    [InlineData("2026-11-21", "review-overdue")]
    public void Who_edits_is_warned_of_a_review_30_days_before(string due, string? rule)
    {
        var reviewed = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture).AddMonths(-12);
        var compiled = new GuideFiles().WithArticle("role.md", "Text.", $"summary: Short.\nreviewed: {Dates.Machine(reviewed)}").Compile();
        Assert.Equal(rule is null ? [] : [rule], compiled.Problems.Select(problem => problem.Rule.Id));
        Assert.All(compiled.Problems, problem => Assert.Equal(("role.md", 6, 11), (problem.Path, problem.Line, problem.Column)));
        Assert.Equal(rule == "review-overdue", compiled.Guide!.IsOverdue(compiled.Guide.Find("role")!));
    }

    [Fact]
    public void The_day_after_a_review_was_due_makes_another_guide()
    {
        var files = new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\nreviewed: 2025-12-01");
        Assert.Equal(December.AddDays(1), At(files, GuideFiles.Now).NextMoment);
        Assert.Null(At(files, December.AddDays(1)).NextMoment);
        var due = At(files, December.AddDays(1).AddTicks(-1)).Version;
        Assert.Equal(At(files, GuideFiles.Now).Version, due);
        Assert.NotEqual(At(files, December.AddDays(1)).Version, due); // readers who kept the page are told as well
    }

    private static Guide At(GuideFiles files, DateTimeOffset now) => files.Compile(new Edition(now, ShowsAll: false)).Guide!;

    private static bool IsOpen(GuideFiles files, DateTimeOffset now) => At(files, now).Find("fair") is not null;
}
