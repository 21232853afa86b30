using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>What git leaves in a file where two changes met is told once, in every kind of file.</summary>
public sealed class ConflictMarkerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("role.md", "- One\n<<<<<<< HEAD\n- A\n=======\n- B\n>>>>>>> other\n", 9)]
    [InlineData("role.md", "Text.\n<<<<<<< HEAD\nA.\n=======\nB.\n>>>>>>> other\n", 9)]
    [InlineData("role.md", "| a |\n| --- |\n<<<<<<< HEAD\n| 1 |\n||||||| base\n=======\n>>>>>>> other\n", 10)]
    [InlineData("role.md", "```\na\n```\n\n>>>>>>> other\n", 12)]
    public void A_conflict_in_an_article_is_one_problem(string path, string body, int line)
    {
        Write(path, GuideFiles.Article("role", body));
        Assert.Equal((path, line, 1, "conflict"), Place(Problem()));
    }

    [Theory]
    [InlineData("guide.yml", "title: Guide\n{0}tagline: A guide.\n", "description: A", "description: B", 2)]
    [InlineData("data/glance.yml", "{0}", "a:\n  label: A", "a:\n  label: B", 1)]
    [InlineData("data/glossary.csv", "term,french,stands_for,definition\n{0}", "a,,,A", "a,,,B", 2)]
    [InlineData("drawings/request.svg", "<svg>\n{0}</svg>\n", "<title>A</title>", "<title>B</title>", 2)]
    [InlineData("includes/apply.md", "{0}", "A.", "B.", 1)]
    [InlineData("role.md", "---\nid: role\n{0}summary: S\n---\n\nText.\n", "title: A", "title: B", 3)]
    [InlineData("data/README.md", "{0}", "A.", "B.", 1)]
    public void A_conflict_in_any_file_is_one_problem(string path, string file, string ours, string theirs, int line)
    {
        Write(path, file.Replace("{0}", $"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> other\n", StringComparison.Ordinal));
        var problem = Problem();
        Assert.Equal((path, line, 1, "conflict"), Place(problem));
        Assert.Equal(
            "Keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.", problem.Remedy);
    }

    [Theory]
    [InlineData("data/glossary.csv", "term,french,stands_for,definition\na,,,A\n=======\n", 3)]
    [InlineData("guide.yml", "title: Guide\n=======\ntagline: A guide.\n", 2)]
    public void Its_middle_alone_is_told_where_it_can_mean_nothing_else(string path, string text, int line)
    {
        Write(path, text);
        Assert.Equal((path, line, 1, "conflict"), Place(Problem()));
    }

    [Theory]
    [InlineData("```\n<<<<<<< HEAD\nA.\n=======\nB.\n>>>>>>> other\n```")]
    [InlineData("- One\n\n  ~~~text\n<<<<<<< HEAD\n  ~~~")]
    [InlineData("    <<<<<<< HEAD")]
    [InlineData("A line `<<<<<<< HEAD` and <<<<<<<< eight.")]
    [InlineData(">>>>>>>deep")]
    public void An_article_may_show_one(string body)
    {
        Write("role.md", GuideFiles.Article("role", body));
        Assert.DoesNotContain(Compile().Problems, problem => problem.Rule == ContentRules.NoConflict);
    }

    private static (string, int, int, string) Place(Problem problem) => (problem.Path, problem.Line, problem.Column, problem.Rule.Id);

    private Problem Problem() => Assert.Single(Compile().Problems);

    private void Write(string path, string text)
    {
        _folder.Write("guide.yml", "title: Guide\ntagline: A guide.\n");
        _folder.Write("index.md", GuideFiles.Article("home", "Welcome."));
        _folder.Write(path, text);
    }

    private CompiledGuide Compile() =>
        GuideCompiler.Compile(new ContentFolder(_folder.Path).Read(), new Edition(GuideFiles.Now, ShowsAll: false));
}
