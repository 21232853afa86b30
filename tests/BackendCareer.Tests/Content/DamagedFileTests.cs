using System.Text;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>Files that cannot be taken as text: whose they are is decided by what can be made out of them.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const string Draft = "summary: Short.\ndraft: true";
    private const string Scheduled = "summary: Short.\npublish: 2026-12-01";
    private const string Expired = "summary: Short.\nexpires: 2026-11-01";
    private const string Open = "summary: Short.";
    private const string Conflict = "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n";

    private readonly TestFolder _folder = TestFolder.WithShippedContent();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Damages() =>
        [.. "conflict invalid nul utf-16le utf-16be utf-16-unmarked utf-32 latin1 large lone-marker lone-end".Split(' ')];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_belongs_to_its_article(string damage)
    {
        foreach (var (front, expected) in new[]
            { (Draft, KeptBack.Draft), (Expired, KeptBack.Draft), (Scheduled, KeptBack.Scheduled), (Open, KeptBack.Guide) })
        {
            File.WriteAllBytes(_folder.PathOf("day.md"), Damaged(damage, GuideFiles.Article("day", "A day at work.", front)));
            var compiled = Compile();
            var problem = Assert.Single(compiled.Problems);
            Assert.Equal(("day.md", expected), (problem.Path, problem.KeepsBack));
            Assert.Equal(expected != KeptBack.Guide, compiled.Guide?.Find("role") is not null);
            Assert.Null(compiled.Guide?.Find("day"));
        }
    }

    [Theory]
    [InlineData("id: day\ntitle: Day\nsummary: S\n<<<<<<< HEAD\nupdated: 2026-11-01\n=======\nupdated: 2026-11-02\n>>>>>>> x\ndraft: true",
        KeptBack.Draft)]
    [InlineData(
        "id: day\ntitle: Day\nsummary: S\npublish: 2026-12-01\n<<<<<<< a\norder: 1\n||||||| b\norder: 2\n=======\norder: 3\n>>>>>>> x",
        KeptBack.Scheduled)]
    [InlineData("id: day\ntitle: Day\nsummary: S\n<<<<<<< HEAD\ndraft: true\n=======\ndraft: true\norder: 3\n>>>>>>> x", KeptBack.Draft)]
    [InlineData("id: day\ntitle: Day\nsummary: S\n<<<<<<< HEAD\ndraft: true\n=======\npublish: 2026-11-01\n>>>>>>> x", KeptBack.Guide)]
    [InlineData("id: day\ntitle: Day\nsummary: S\n<<<<<<< HEAD\ndraft: true\n=======\n>>>>>>> x", KeptBack.Guide)]
    [InlineData("id: day\ntitle: Day\nsummary: S\n<<<<<<< HEAD\ndraft: true\n", KeptBack.Draft)] // its end was deleted
    public void A_conflict_in_front_matter_is_judged_by_both_versions(string front, KeptBack expected)
    {
        _folder.Write("day.md", $"---\n{front}\n---\n\nText.\n");
        Assert.Equal(expected, Assert.Single(Compile().Problems).KeepsBack);
    }

    [Fact]
    public void Two_files_in_one_are_judged_by_both()
    {
        var (one, other) = (GuideFiles.Article("day", "One.", Draft), GuideFiles.Article("day", "Two.", Draft));
        _folder.Write("day.md", $"<<<<<<< HEAD\n{one}=======\n{other}>>>>>>> other\n");
        Assert.Equal(KeptBack.Draft, Assert.Single(Compile().Problems).KeepsBack);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("<<<<<<< HEAD\n")]
    public void A_file_that_says_nothing_of_itself_keeps_the_guide(string text)
    {
        _folder.Write("day.md", text);
        Assert.Equal(KeptBack.Guide, Assert.Single(Compile().Problems).KeepsBack);
    }

    [Theory]
    [InlineData("guide.yml")]
    [InlineData("data/pay.csv")]
    [InlineData("index.md")]
    public void Data_and_the_home_page_belong_to_everybody(string path)
    {
        File.AppendAllText(_folder.PathOf(path), Conflict + "draft: true\n");
        Assert.Null(Compile().Guide);
    }

    [Theory]
    [InlineData("day.md", "> > > > > > > > > > deep")] // which is not parsed
    [InlineData("Day.md", "Text.")]
    public void The_days_of_an_article_count_also_where_its_text_cannot_be_read(string path, string body)
    {
        _folder.Write(path, GuideFiles.Article("day", body, Scheduled));
        Assert.Equal(KeptBack.Scheduled, Assert.Single(Compile().Problems).KeepsBack);
        _folder.Write(path, GuideFiles.Article("day", body, Expired));
        Assert.Equal(KeptBack.Draft, Assert.Single(Compile().Problems).KeepsBack);
    }

    [Fact]
    public void What_leads_to_a_damaged_article_knows_it_as_before()
    {
        _folder.Write("day.md", GuideFiles.Article("day", $"## A part\n\n{Conflict}", Scheduled));
        _folder.Replace("role.md", "## What stays", "See [it](day.md#a-part).\n\n## What stays");
        Assert.Equal([ContentRules.NoConflict, ContentRules.LinkToClosed], Compile().Problems.Select(problem => problem.Rule));
        Assert.NotNull(Compile().Guide);
        _folder.Replace("role.md", "day.md#a-part", "day.md#a-par");
        Assert.Null(Compile().Guide);
    }

    [Fact]
    public void An_open_page_below_one_that_cannot_be_read_and_is_not_open_is_a_problem()
    {
        _folder.Write("day.md", GuideFiles.Article("day", "> > > > > > > > > > deep", Scheduled));
        _folder.Write("day/night.md", GuideFiles.Article("night", "Text."));
        Assert.Equal([ContentRules.TextIsBounded, ContentRules.PageAbovePublished], Compile().Problems.Select(problem => problem.Rule));
        Assert.Null(Compile().Guide);
    }

    [Fact]
    public void A_mended_file_is_taken_although_it_holds_what_was_made_out_of_the_damaged_one()
    {
        var bytes = Damaged("invalid", GuideFiles.Article("day", "A day at work."));
        File.WriteAllBytes(_folder.PathOf("day.md"), bytes);
        var damaged = Compile();
        Assert.Null(damaged.Guide);
        _folder.Write("day.md", Encoding.UTF8.GetString(bytes));
        Assert.NotNull(Compile(damaged).Guide!.Find("day"));
    }

    private static byte[] Damaged(string damage, string text) => damage switch
    {
        "conflict" => Encoding.UTF8.GetBytes(text + Conflict),
        "lone-marker" => Encoding.UTF8.GetBytes(text + "<<<<<<< HEAD\n"),
        "lone-end" => Encoding.UTF8.GetBytes(text + ">>>>>>> other\n"),
        "invalid" => [.. Encoding.UTF8.GetBytes(text), 0xFF],
        "nul" => [.. Encoding.UTF8.GetBytes(text), 0],
        "utf-16le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf-16-unmarked" => Encoding.Unicode.GetBytes(text),
        "utf-32" => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(text)],
        "latin1" => Encoding.Latin1.GetBytes(text.Replace("About", "\u00c9t\u00e9", StringComparison.Ordinal)),
        _ => Encoding.UTF8.GetBytes(text + new string('x', ContentFiles.MaxFileBytes)),
    };

    private CompiledGuide Compile(CompiledGuide? before = null) =>
        GuideCompiler.Compile(new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false), before);
}
