using BackendCareer.Editor;
using BackendCareer.Tests.Support;
using Spectre.Console;

namespace BackendCareer.Tests.Editor;

/// <summary>What an editor sees of the articles' states, and what comes first.</summary>
public sealed class ListTests : IDisposable
{
    private readonly EditorFolder _folder = EditorFolder.Small(
        ("draft.md", GuideFiles.Article("draft", "Text.", "summary: S.\ndraft: true")),
        ("scheduled.md", GuideFiles.Article("scheduled", "Text.", "summary: S.\npublish: 2026-12-01 08:30")),
        ("expired.md", GuideFiles.Article("expired", "Text.", "summary: S.\nexpires: 2026-10-01")),
        ("overdue.md", GuideFiles.Article("overdue", "Text.", "summary: S.\nreviewed: 2024-05-01")),
        ("stale-draft.md", GuideFiles.Article("stale-draft", "Text.", "summary: S.\nreviewed: 2025-01-01\ndraft: true")),
        ("past.md", GuideFiles.Article("past", "Text.", "summary: S.\nexpires: 2026-09-01\nreviewed: 2024-10-01")),
        ("planned.md", GuideFiles.Article("planned", "Text.", "summary: S.\npublish: 2026-11-30\ndraft: true")),
        ("fresh.md", GuideFiles.Article("fresh", "Text.", "summary: S.\nreviewed: 2026-11-01")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_due_first_stands_first() => Assert.Equal(
        [
            "overdue.md\tAbout overdue\topen, review due since 1 May 2025",
            "past.md\tAbout past\texpired on 1 September 2026, review due since 1 October 2025",
            "stale-draft.md\tAbout stale-draft\tdraft, review due since 1 January 2026",
            "expired.md\tAbout expired\texpired on 1 October 2026",
            "planned.md\tAbout planned\tdraft",
            "scheduled.md\tAbout scheduled\tscheduled for 1 December 2026, 08:30 UTC",
            "fresh.md\tAbout fresh\topen, review due on 1 November 2027",
            "draft.md\tAbout draft\tdraft",
            "index.md\tAbout home\topen",
        ],
        Lines());

    [Theory]
    [InlineData("stale-draft.md planned.md draft.md", "--drafts")]
    [InlineData("scheduled.md", "--scheduled")]
    [InlineData("overdue.md past.md stale-draft.md", "--overdue")]
    [InlineData("past.md expired.md", "--expired")]
    [InlineData("past.md expired.md scheduled.md", "--expired", "--scheduled")]
    public void Kinds_can_be_asked_for(string files, params string[] options) =>
        Assert.Equal(files.Split(' '), Lines(options).Select(line => line.Split('\t')[0]));

    [Fact]
    public void Nothing_to_list_is_no_line()
    {
        File.Delete(_folder.Files.PathOf("expired.md"));
        File.Delete(_folder.Files.PathOf("past.md"));
        Assert.Equal("", _folder.List("--expired"));
    }

    [Fact]
    public void A_title_stays_in_its_line_and_its_column()
    {
        _folder.Files.Replace("fresh.md", "title: About fresh", "title: \"About\\ta\\nfresh one\"");
        Assert.Contains("fresh.md\tAbout a fresh one\topen, review due on 1 November 2027", Lines());
    }

    [Fact]
    public void A_guide_with_mistakes_is_not_listed()
    {
        _folder.Files.Replace("fresh.md", "\nsummary: ", "\nsumary: ");
        var refusal = _folder.Refusal(() => _folder.List());
        Assert.StartsWith("The guide has 2 mistakes, which `check` shows: fresh.md:", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Theory]
    [InlineData(1, "1 mistake", 1, false)]
    [InlineData(3, "3 mistakes", 3, false)]
    [InlineData(4, "4 mistakes", 3, true)]
    public void The_first_three_mistakes_are_named(int count, string told, int named, bool hasMore)
    {
        var links = Enumerable.Range(0, count).Select(number => $"[x](no{number}.md)\n\n");
        _folder.Files.Write("fresh.md", GuideFiles.Article("fresh", string.Concat(links)));
        var refusal = _folder.Refusal(() => _folder.List());
        Assert.StartsWith($"The guide has {told}, which `check` shows: fresh.md:", refusal, StringComparison.Ordinal);
        Assert.Equal(named, refusal.Split("There is no article").Length - 1);
        Assert.Equal(hasMore, refusal.EndsWith("; …", StringComparison.Ordinal));
    }

    [Fact]
    public void People_see_a_table_and_a_title_is_no_markup()
    {
        var written = Table(
            AnsiSupport.No, new ListedArticle("a.md", "The [red] one", ArticleStates.Draft, "draft", DateTimeOffset.MaxValue));
        Assert.Contains("The [red] one", written, StringComparison.Ordinal);
        Assert.Contains("File", written, StringComparison.Ordinal);
        Assert.Equal("There is none.", Table(AnsiSupport.No).TrimEnd());
    }

    [Fact]
    public void What_needs_an_editor_stands_out_of_the_table()
    {
        var written = Table(
            AnsiSupport.Yes,
            new ListedArticle("a.md", "One", ArticleStates.Draft, "draft", DateTimeOffset.MaxValue),
            new ListedArticle("b.md", "Two", ArticleStates.None, "open", DateTimeOffset.MaxValue));
        Assert.Contains("\u001b[1mdraft", written, StringComparison.Ordinal);
        Assert.Contains("open", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[1mopen", written, StringComparison.Ordinal);
    }

    private static string Table(AnsiSupport ansi, params ListedArticle[] rows)
    {
        using var written = new StringWriter();
        ListCommand.WriteTable(rows, AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, Out = new AnsiConsoleOutput(written) }));
        return written.ToString();
    }

    private IEnumerable<string> Lines(params string[] options) =>
        _folder.List(options).Split(Environment.NewLine).Select(line => line[(line.LastIndexOf('/', line.IndexOf('\t')) + 1)..]);
}
