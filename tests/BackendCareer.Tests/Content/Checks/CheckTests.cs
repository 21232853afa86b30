using System.Text.Json;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Content;

/// <summary>What an editor and a build server read of the mistakes in a folder.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Misspelt = "role.md:3:1";

    private readonly TestFolder _folder = new();

    public CheckTests() => _folder.Restore();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clean_folder_ends_with_0() => Assert.Equal((0, "No problems."), Run());

    [Fact]
    public void Every_mistake_is_a_line_that_an_editor_can_jump_to()
    {
        MakeTwoMistakes();
        var (exitCode, output) = Run();
        Assert.Equal(1, exitCode);
        var lines = output.Split('\n');
        const string Told = $"{Misspelt}: `titel` is not a known key. Did you mean `title`? [unknown-key]";
        var told = Array.FindIndex(lines, line => line.EndsWith(Told, StringComparison.Ordinal));
        Assert.True(told >= 0, output);
        Assert.StartsWith("    titel: ", lines[told + 1], StringComparison.Ordinal);
        Assert.Equal("    ^", lines[told + 2]);
        Assert.Equal("2 problems, 0 warnings.", lines[^1]);
        Assert.True(File.Exists(Path.GetFullPath(lines[0].Split(':')[0])), "The path is told from where the command runs.");
    }

    [Fact]
    public void Nothing_in_a_name_or_a_text_begins_a_line_or_moves_the_cursor()
    {
        _folder.Write("a\n::error::b.md", "no front matter");
        _folder.Write("c.md", GuideFiles.Article("c", "A [link](<no\u001b[2J.md>)."));
        var (_, output) = Run();
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain(output.Split('\n'), line => line.StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public void Programs_read_the_same_as_JSON()
    {
        MakeTwoMistakes();
        var (exitCode, output) = Run("--format", "json");
        Assert.Equal(1, exitCode);
        using var document = JsonDocument.Parse(output);
        var problem = document.RootElement.EnumerateArray().Single(problem => problem.GetProperty("line").GetInt32() == 3);
        Assert.Equal("`titel` is not a known key.", problem.GetProperty("what").GetString());
        Assert.Equal(1, problem.GetProperty("column").GetInt32());
        Assert.EndsWith("/role.md", problem.GetProperty("path").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_becomes_a_remark_beside_its_line_in_a_pull_request()
    {
        _folder.Write("new: one, 50%.md", "no front matter");
        var (_, output) = Run("--format", "github");
        Assert.Contains("/new%3A one%2C 50%25.md,line=1,col=1,title=file-name::", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.StartsWith("::error file=", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Code_scanning_reads_SARIF()
    {
        MakeTwoMistakes();
        using var document = JsonDocument.Parse(Run("--format", "sarif").Output);
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        var results = document.RootElement.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(2, results.GetArrayLength());
        var place = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/role.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Theory]
    [InlineData("text", "1 warning.")]
    [InlineData("github", "::warning file=")]
    [InlineData("sarif", "\"level\": \"warning\"")]
    public void A_warning_is_told_as_one_and_ends_with_0(string format, string expected)
    {
        _folder.Write("new.md", GuideFiles.Article("new", "Pay rose by 20%."));
        var (exitCode, output) = Run("--format", format);
        Assert.Equal(0, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft: true", 0, "warning", "draft")]
    [InlineData("expires: 2026-11-01", 0, "warning", "draft")]
    [InlineData("publish: 2060-12-01", 1, "error", "scheduled")]
    [InlineData("order: 2", 1, "error", "guide")]
    public void A_mistake_that_nobody_waits_for_ends_with_0(string front, int expected, string level, string keepsBack)
    {
        _folder.Write("new.md", $"---\nid: new\ntitle: T\nsummary: S\n{front}\n---\n\nSee [it](gone.md).\n");
        var (exitCode, output) = Run();
        Assert.Equal(expected, exitCode);
        Assert.Contains(expected == 0 ? "[warning dead-link]" : " [dead-link]", output, StringComparison.Ordinal);
        Assert.EndsWith(expected == 0
            ? "0 problems, 0 warnings; 1 problem in drafts or expired articles, which nobody else waits for."
            : "1 problem, 0 warnings.", output, StringComparison.Ordinal);
        Assert.Equal(keepsBack != "guide", output.Contains("It keeps back this article alone", StringComparison.Ordinal));
        Assert.StartsWith($"::{level} ", Run("--format", "github").Output, StringComparison.Ordinal);
        Assert.Contains($"\"level\": \"{level}\"", Run("--format", "sarif").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run("--format", "json").Output);
        Assert.Equal((level, keepsBack), (json.RootElement[0].GetProperty("level").GetString(),
            json.RootElement[0].GetProperty("keepsBack").GetString()));
    }

    [Fact]
    public void People_see_the_line_and_the_place_in_it_of_the_one_problem_and_the_one_warning()
    {
        _folder.Write("new.md", GuideFiles.Article("new", "See [it](gone.md).\n\nPay rose by 20%."));
        var lines = Run().Output.Split('\n');
        Assert.EndsWith("[dead-link]", lines[0], StringComparison.Ordinal);
        Assert.Equal(["    See [it](gone.md).", "        ^"], lines[1..3]);
        Assert.EndsWith("[warning figure-without-source]", lines[3], StringComparison.Ordinal);
        Assert.Equal("1 problem, 1 warning.", lines[^1]);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_ends_with_2()
    {
        Directory.Delete(_folder.Path, recursive: true);
        var (exitCode, output) = Run();
        Assert.Equal(2, exitCode);
        Assert.Contains("is not there", output, StringComparison.Ordinal);
    }

    private void MakeTwoMistakes() => _folder.Replace("role.md", "\ntitle: ", "\ntitel: ");

    private (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var services = new ServiceCollection()
            .AddSingleton(new ContentFolder(_folder.Path))
            .AddSingleton(TimeProvider.System)
            .BuildServiceProvider();
        return CheckCommand.Create(services).Run(arguments);
    }
}
