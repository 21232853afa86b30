using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BackendCareer.Content;
using BackendCareer.Tests.Editor;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>
/// docs/editing.md: each example in it is compiled, and the block below it is what came out. After a change on purpose,
/// <c>UPDATE_EDITING=1 dotnet test --filter EditingTests</c> writes the results again.
/// </summary>
public sealed partial class EditingTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "editing.md");

    [Fact]
    public void What_stands_below_each_example_is_what_comes_of_it()
    {
        var page = File.ReadAllText(Page);
        var examples = Example().Matches(page);
        var compiled = Compile([.. examples.Select(example => example.Groups["source"].Value)]);
        var number = 0;
        var current = Example().Replace(page, example => Written(example, compiled, number++));
        if (Environment.GetEnvironmentVariable("UPDATE_EDITING") is not null)
        {
            File.WriteAllText(Page, current);
        }

        Assert.Equal(current, page);
        Assert.True(examples.Count > 15, "The examples are found.");
    }

    [Fact]
    public void Every_key_and_every_block_is_explained()
    {
        var page = File.ReadAllText(Page);
        var remedy = new GuideFiles().WithArticle("role.md", "Text.", "summary: Short.\nzzzzzzzzzzzz: 1").Problem().Remedy;
        var keys = remedy.TrimEnd('.').Split(": ")[1].Split(", ");
        Assert.Contains("reviewEveryMonths", keys);
        Assert.All(keys, key => Assert.Contains($"`{key}`", page, StringComparison.Ordinal));
        Assert.All(BlockRules.Drawn.Concat(BlockRules.Framed), block => Assert.Contains($"::: {block}", page, StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_comes_to_its_readers_in_the_steps_of_the_page()
    {
        const string Address = "training/evening-school";
        using var folder = EditorFolder.Shipped();
        folder.New(Address, "--title", "Evening school");
        Assert.Contains(
            $"```text\n{File.ReadAllText(folder.Files.PathOf($"{Address}.md"))}```", File.ReadAllText(Page), StringComparison.Ordinal);
        Assert.Null(Published().Find(Address));

        EditorFolder.WriteWhatWasToBeWritten(folder.Files, $"{Address}.md");
        folder.Files.Replace($"{Address}.md", "\ndraft: true\n", "\n");
        var guide = Published();
        var (section, article) = (guide.Find("training")!, guide.Find(Address)!);
        Assert.Contains(article, guide.Below(section));
        Assert.Equal(section, guide.SectionOf(article));
        Assert.Equal("Training", section.NavTitle);

        Guide Published()
        {
            var compiled = GuideCompiler.Compile(
                new ContentFolder(folder.Files.Path).Read(), new Edition(EditorFolder.Now, ShowsAll: false));
            Assert.Empty(compiled.Problems);
            return compiled.Guide!;
        }
    }

    [Fact]
    public void An_entry_of_the_registry_has_every_key_that_one_can_have_and_is_taken()
    {
        var entry = Entry().Match(File.ReadAllText(Page)).Groups["yaml"].Value;
        var files = new GuideFiles();
        var registry = files.Files().Find("data/sources.yml")!.Text;
        var source = files.With("data/sources.yml", $"{registry}\n{entry}").Guide().Data.Sources["fees-evening-2026"];
        Assert.Equal(("FR", new DateOnly(2026, 11, 22)), (source.Place, source.Checked));

        var remedy = files.With("data/sources.yml", $"{registry}\n{entry}  zzzzzzzzzzzz: 1\n").Problem().Remedy;
        Assert.All(
            remedy.TrimEnd('.').Split(": ")[1].Split(", "), key => Assert.Contains($"\n  {key}: ", entry, StringComparison.Ordinal));
    }

    /// <summary>Each example is an article of its own, in a copy of the shipped guide.</summary>
    private static CompiledGuide Compile(IReadOnlyList<string> sources)
    {
        var shipped = new ContentFolder(Repository.Content).Read();
        var articles = sources.Select((source, number) => new ContentFile(FileOf(number), GuideFiles.Article($"example-{number}", source)));
        var files = shipped with
        {
            Texts = [.. shipped.Texts, .. articles, new ContentFile(
                "includes/apply.md", "Schools publish their [dates](../training.md) in autumn.\n")],
            Images = shipped.Images.Add("images/desk.png", new ImageSize(1200, 800)),
        };
        var compiled = GuideCompiler.Compile(files, new Edition(GuideFiles.Now, ShowsAll: false));

        // What is wrong on purpose keeps the guide from being published: leave it out, and keep what was said of it.
        var wrong = compiled.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.Path).ToHashSet();
        var right = GuideCompiler.Compile(
            files with { Texts = files.Texts.RemoveAll(file => wrong.Contains(file.Path)) }, new Edition(GuideFiles.Now, ShowsAll: false));
        return right with { Problems = compiled.Problems };
    }

    private static string FileOf(int number) => $"training/example-{number}.md";

    private static string Written(Match example, CompiledGuide compiled, int number)
    {
        var problems = compiled.Problems.Where(problem => problem.Path == FileOf(number)).ToList();
        var result = new StringBuilder();
        if (example.Groups["wrong"].Success)
        {
            Assert.NotEmpty(problems);
            problems.ForEach(problem => result.Append(
                CultureInfo.InvariantCulture,
                $"{problem.Line - GuideFiles.FirstBodyLine + 1}:{problem.Column}: {problem.What} {problem.Remedy}\n"));
        }
        else
        {
            Assert.Empty(problems);
            result.Append(GuideFiles.HtmlOf(compiled.Guide!.FindById($"example-{number}")!).TrimEnd('\n')).Append('\n');
        }

        var open = example.Groups["open"];
        return open.Success ? $"{example.Groups["example"].Value}{open.Value}{result}```" : example.Value;
    }

    [GeneratedRegex(
        @"(?<example>^(?<fence>`{3,4})markdown(?<wrong> wrong)?\n(?<source>.*?)\n\k<fence>\n)(?:(?<open>\n```(?:html|text)\n).*?^```)?",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^```yaml\n(?<yaml>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Entry();
}
