using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Days of what has been, written as if it were still to come.</summary>
public sealed class DayToComeTests
{
    private const string Registry = "data/sources.yml";
    private const string Wages = "place,since,month,source\nFR,{0},1823.03,survey-2025\n";

    private static readonly DateTimeOffset Now = GuideFiles.Now;

    [Theory]
    [InlineData("reviewed: {0}", 6, 1)]
    [InlineData("updated: {0}", 6, 1)]
    [InlineData("published: {0}", 6, 1)]
    [InlineData("changes:\n  - date: {0}\n    note: N", 7, 5)]
    [InlineData("draft: true\nreviewed: {0}", 7, 1)]
    public void A_day_of_an_article_is_tomorrow_at_most(string lines, int line, int column)
    {
        var name = lines.Split(["  - ", "true\n"], StringSplitOptions.None)[^1].Split(':')[0];
        Assert.Empty(With("2026-11-23").Problems()); // it has begun east of Greenwich
        var problem = With("2026-11-24").Problem();
        Assert.Equal(("role.md", line, column), (problem.Path, problem.Line, problem.Column));
        Assert.Equal($"`{name}` is a day to come: 24 November 2026.", problem.What);
        Assert.True(problem.IsWarning);

        GuideFiles With(string day) => new GuideFiles().WithArticle(
            "role.md", "Text.", $"summary: S\n{lines.Replace("{0}", day, StringComparison.Ordinal)}");
    }

    [Theory]
    [InlineData("2090-01-01", true)]
    [InlineData("2026-12-02", true)]
    [InlineData("2026-12-01", false)]
    public void An_article_that_waits_may_bear_the_day_for_which_it_waits(string day, bool isTold)
    {
        var files = new GuideFiles().WithArticle(
            "role.md", "Text.", $"summary: S\npublish: 2026-12-01 08:30\npublished: {day}\nchanges:\n  - date: {day}\n    note: N");
        Assert.Equal(isTold ? 2 : 0, files.Problems().Count(problem => problem.Rule == ContentRules.DayHasBeen));
    }

    [Fact]
    public void The_days_of_sources_and_wages_have_been_as_well()
    {
        var sources = new GuideFiles().Files().Find(Registry)!.Text;
        var source = new GuideFiles().With(
            Registry, sources.Replace("checked: 2026-11-22", "checked: 2026-11-24", StringComparison.Ordinal)).Problem();
        Assert.Equal((Registry, 6, 3), (source.Path, source.Line, source.Column));
        var wage = new GuideFiles().With(MinimumWage.Path, Wages.Replace("{0}", "2027-01-01", StringComparison.Ordinal)).Problem();
        Assert.Equal(
            (MinimumWage.Path, 2, 4, "since is a day to come: 1 January 2027."), (wage.Path, wage.Line, wage.Column, wage.What));
    }

    /// <summary>Nothing is read again: the same files are compiled for another day.</summary>
    [Fact]
    public void The_day_itself_ends_the_warning()
    {
        var files = new GuideFiles().WithArticle("role.md", "Text.", "summary: S\nupdated: 2026-11-25")
            .With(MinimumWage.Path, Wages.Replace("{0}", "2026-11-25", StringComparison.Ordinal));
        var before = files.Compile(new Edition(Now.AddDays(1), ShowsAll: false));
        Assert.Equal(2, before.Problems.Count(problem => problem.Rule == ContentRules.DayHasBeen));
        Assert.Empty(files.Compile(new Edition(Now.AddDays(2), ShowsAll: false), before).Problems);
        Assert.Equal(2, files.Compile(new Edition(Now, ShowsAll: false), before).Problems.Length);
    }
}
