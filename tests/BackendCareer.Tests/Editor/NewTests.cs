using BackendCareer.Content;
using BackendCareer.Editor;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Editor;

/// <summary>An article begins as a draft without mistakes, or not at all.</summary>
public sealed class NewTests : IDisposable
{
    private readonly EditorFolder _folder = EditorFolder.Shipped();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_article_is_a_draft_that_the_check_accepts()
    {
        var last = _folder.Guide().Articles.Where(article => article.Path.StartsWith("training/", StringComparison.Ordinal))
            .Max(article => article.Order);
        var said = _folder.New("training/evening-classes", "--title", "Evening: \"classes\" \\ courses");
        var article = _folder.Guide().Find("training/evening-classes")!;
        Assert.Equal("training-evening-classes", article.Id);
        Assert.Equal("Evening: \"classes\" \\ courses", article.Title);
        Assert.StartsWith("To be written: ", article.Summary, StringComparison.Ordinal);
        Assert.Equal(last + 10, article.Order);
        Assert.True(article.Publication.Draft);
        var today = DateOnly.FromDateTime(EditorFolder.Now.UtcDateTime);
        Assert.Equal((today, today, today), (article.Published, article.Updated, article.Reviewed));
        Assert.Equal("first-question", Assert.Single(article.Contents).Id);
        Assert.EndsWith("/training/evening-classes.md → /training/evening-classes", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_never_written_is_a_mistake_when_it_is_no_draft_any_more()
    {
        _folder.New("cv", "--title", "A first CV");
        Assert.Empty(_folder.Compile().Problems);
        _folder.Files.Replace("cv.md", "draft: true\n", "");
        Assert.Equal([4, 14, 16, 18], Unwritten());
        Assert.Null(_folder.Compile().Guide);
        _folder.Files.Replace("cv.md", "To be written: what a reader knows", "What you know");
        _folder.Files.Replace("cv.md", "What this page answers, in", "It answers in");
        _folder.Files.Replace("cv.md", "{#first-question}", "{#question}");
        Assert.Equal([18], Unwritten());
        const string Answer = "Its answer, with a source for every figure.";
        _folder.Files.Replace("cv.md", Answer, $"```\n{Answer}\n```");
        Assert.Empty(_folder.Compile().Problems);

        IEnumerable<int> Unwritten() => _folder.Compile().Problems.Where(problem => problem.Rule == ContentRules.TextIsWritten)
            .Select(problem => problem.Line);
    }

    [Fact]
    public void A_day_and_a_summary_are_taken_over()
    {
        _folder.New("cv", "--title", "A first CV", "--summary", "What  stands\nin it.", "--publish", "2026-12-01");
        var article = _folder.Guide().Find("cv")!;
        Assert.Equal("What stands in it.", article.Summary);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), article.Publication.From);
        Assert.Equal(new DateOnly(2026, 12, 1), article.Published);
        Assert.Equal("cv\n", File.ReadLines(_folder.Files.PathOf("cv.md")).ElementAt(1)["id: ".Length..] + "\n");
    }

    [Fact]
    public void An_id_is_never_given_twice()
    {
        _folder.Files.Replace("role.md", "\nid: role\n", "\nid: training-x\n");
        _folder.New("training/x", "--title", "Some title");
        Assert.Equal("training-x-2", _folder.Guide().Find("training/x")!.Id);
    }

    [Fact]
    public void A_long_path_has_an_id_that_fits()
    {
        _folder.New($"training/{new string('x', 80)}", "--title", "One");
        _folder.New($"training/{new string('x', 81)}", "--title", "Two");
        _folder.New($"training/{new string('y', 46)}-one", "--title", "Three"); // cut at its last hyphen
        Assert.Equal(2, _folder.Guide().Articles.Count(article => article.Id.Contains("xxx", StringComparison.Ordinal)));
        Assert.Contains(_folder.Guide().Articles, article => article.Id == $"training-{new string('y', 46)}");
    }

    [Fact]
    public void It_comes_last_of_its_section_and_never_behind_the_last_place_there_is()
    {
        using var folder = EditorFolder.Small();
        folder.New("a", "--title", "First of all"); // the home page is no sibling
        folder.Files.Replace("a.md", "\norder: 10\n", "\norder: 9995\n");
        folder.Files.Replace("a.md", "\ndraft: true\n", "\n");
        EditorFolder.WriteWhatWasToBeWritten(folder.Files, "a.md");
        folder.New("b", "--title", "Second");
        folder.New("a/x", "--title", "First below");
        var places = folder.Guide().Articles.Select(article => (article.Path, article.Order));
        Assert.Equal([("", 1), ("a", 9_995), ("a/x", 10), ("b", 10_000)], places.Order());
    }

    [Fact]
    public void Texts_at_their_limits_are_taken()
    {
        using var folder = EditorFolder.Small();
        folder.New("x", "--title", new string('t', 100), "--summary", new string('s', 200));
        var article = folder.Guide().Find("x")!;
        Assert.Equal((100, 200), (article.Title.Length, article.Summary.Length));
    }

    [Fact]
    public void A_mistake_elsewhere_keeps_nobody_from_writing()
    {
        _folder.Files.Replace("role.md", "\ntitle: ", "\ntitel: ");
        _folder.New("training/x", "--title", "Some title");
        Assert.All(_folder.Compile().Problems, problem => Assert.Equal("role.md", problem.Path));
    }

    [Theory]
    [InlineData("training/x")]
    [InlineData("training/x.md")]
    [InlineData("content/training/x.md")]
    [InlineData("./content/training/../training/x")]
    [InlineData("/site/content/training/x.md")]
    public void A_file_can_be_named_in_several_ways(string typed) =>
        Assert.Equal("training/x.md", ArticleFile.Named(typed, "/site/content", "/site"));

    [Fact]
    public void A_name_is_taken_from_the_folder_one_stands_in() =>
        Assert.Equal("training/x.md", ArticleFile.Named("x", "/site/content", "/site/content/training"));

    [Theory]
    [InlineData("role", "is there already")]
    [InlineData("readme", "would not be an article", "data/readme")]
    [InlineData("Role", "differs in capitals alone")]
    [InlineData("training/my file", "cannot be an address")]
    [InlineData("training/", "cannot be an address")]
    [InlineData("nowhere/x", "There is no page /nowhere above this one. Write nowhere.md.")]
    [InlineData("../x", "outside of the content folder")]
    [InlineData("/etc/x", "outside of the content folder")]
    [InlineData("", "The path is empty")]
    [InlineData("images/x", "would not be an article")]
    [InlineData("includes/x", "would not be an article")]
    [InlineData("README", "would not be an article")]
    [InlineData("training/index", "training.md has the same address /training.")]
    public void A_path_that_cannot_be_is_refused(string path, string why, string? instead = null) =>
        Assert.Contains(why, _folder.Refusal(() => _folder.New(instead ?? path, "--title", "Some title")), StringComparison.Ordinal);

    [Theory]
    [InlineData("--title", " ", "The title is empty.")]
    [InlineData("--title", "a\u0007b", "cannot be written")]
    [InlineData("--publish", "tomorrow", "tomorrow is not a day.")]
    [InlineData("--publish", "0001-01-01", "`publish` is not a day")]
    [InlineData("--summary", "", "The summary is empty.")]
    public void A_value_that_cannot_be_is_refused(string option, string value, string why)
    {
        string[] title = option == "--title" ? [] : ["--title", "Some title"];
        Assert.Contains(why, _folder.Refusal(() => _folder.New(["x", .. title, option, value])), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_are_too_long_and_titles_of_others_are_refused()
    {
        Assert.Contains(
            "The title has 101 characters; the limit is 100.", _folder.Refusal(() => _folder.New("x", "--title", new string('x', 101))),
            StringComparison.Ordinal);
        Assert.Contains("The summary has 201 characters; the limit is 200.",
            _folder.Refusal(() => _folder.New("x", "--title", "T", "--summary", new string('x', 201))), StringComparison.Ordinal);
        var title = _folder.Guide().Find("role")!.Title;
        Assert.Contains("has the same title", _folder.Refusal(() => _folder.New("x", "--title", title)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_leads_to_another_article_is_refused()
    {
        _folder.Files.Replace("role.md", "\ntitle: ", "\naliases: [old-role]\ntitle: ");
        Assert.Contains("an alias of role.md.", _folder.Refusal(() => _folder.New("old-role", "--title", "T")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_through_a_link_to_another_folder()
    {
        using var elsewhere = new TestFolder();
        Directory.CreateSymbolicLink(_folder.Files.PathOf("role"), elsewhere.Path);
        Assert.Contains(
            "role is a link to another folder", _folder.Refusal(() => _folder.New("role/x", "--title", "T")), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Path));
    }

    [Fact]
    public void What_the_disk_refuses_is_told()
    {
        File.WriteAllText(_folder.Files.PathOf("role"), "A file where the folder would be.");
        Assert.Contains(
            "The article cannot be written: ", _folder.Refusal(() => _folder.New("role/x", "--title", "T")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made()
    {
        Directory.Delete(_folder.Files.Path, recursive: true);
        Assert.Contains(
            "is not there", Assert.Throws<CommandFailedException>(() => _folder.New("x", "--title", "T")).Message,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Files.Path));
    }
}
