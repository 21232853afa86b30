using System.Collections.Immutable;
using System.Diagnostics;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendCareer.Tests.Content;

/// <summary>When a file last changed, as a real repository tells it.</summary>
public sealed class GitHistoryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly GitHistory _history;

    public GitHistoryTests() => _history = new GitHistory(new ContentFolder(_folder.PathOf("content")), NullLogger<GitHistory>.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_has_the_day_of_its_last_real_change_also_under_another_name()
    {
        Git("init", "-q");
        Commit("2026-01-01", "role.md", "One line.\nAnother line.\nA third line.\n");
        Commit("2026-02-02", "role.md", "One line.\nAnother line, changed.\nA third line.\n");
        Assert.Equal(new DateOnly(2026, 2, 2), _history.Read()["role.md"]);
        Commit("2026-03-03", "role.md", "One  line.\nAnother line,   changed.\nA third line.\n");
        Assert.Equal(new DateOnly(2026, 2, 2), _history.Read()["role.md"]);
        File.Move(_folder.PathOf("content/role.md"), _folder.PathOf("content/job.md"));
        Commit("2026-04-04", "pay.md", "New.\n");
        Assert.Equal(new DateOnly(2026, 2, 2), _history.Read()["job.md"]);
        Assert.Equal(new DateOnly(2026, 4, 4), _history.Read()["pay.md"]);
    }

    [Fact]
    public void Without_a_repository_nothing_is_known()
    {
        _folder.Write("content/role.md", "Text.\n");
        Assert.Empty(_history.Read());
    }

    [Fact]
    public void A_repository_without_a_commit_is_none()
    {
        Git("init", "-q");
        _folder.Write("content/role.md", "Text.\n");
        Assert.Empty(_history.Read());
    }

    [Fact]
    public void Front_matter_says_more_than_the_history()
    {
        var day = new DateOnly(2026, 2, 2);
        var changed = ImmutableDictionary<string, DateOnly>.Empty.Add("a.md", day).Add("b.md", day);
        var files = new GuideFiles().WithArticle("a.md", "Text.").WithArticle("b.md", "Text.", "summary: Short.\nupdated: 2026-01-01").Files();
        var guide = GuideCompiler.Compile(files with { Changed = changed }, new Edition(GuideFiles.Now, ShowsAll: false)).Guide!;
        Assert.Equal(day, guide.Find("a")!.Updated);
        Assert.Equal(new DateOnly(2026, 1, 1), guide.Find("b")!.Updated);
    }

    private void Commit(string day, string file, string text)
    {
        _folder.Write(Path.Combine("content", file), text);
        Git("add", "-A");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", day, "--date", $"{day}T12:00:00Z");
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path };
        if (arguments.Contains("commit"))
        {
            start.Environment["GIT_COMMITTER_DATE"] = $"{arguments[^3]}T12:00:00Z";
        }

        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
