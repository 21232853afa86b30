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

    public GitHistoryTests() => _history = NewHistory();

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
    public void A_file_that_was_moved_twice_keeps_its_day_and_who_takes_its_name_has_another()
    {
        Git("init", "-q");
        Commit("2026-01-01", "role.md", "One line.\nAnother line.\nA third line.\n");
        File.Move(_folder.PathOf("content/role.md"), _folder.PathOf("content/job.md"));
        Commit("2026-02-02", "pay.md", "New.\n");
        File.Move(_folder.PathOf("content/job.md"), _folder.PathOf("content/work.md"));
        Commit("2026-03-03", "role.md", "Quite something else.\n");
        var days = _history.Read();
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 3)), (days["work.md"], days["role.md"]));
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
    public void A_strange_name_and_a_strange_year_are_no_obstacle()
    {
        Git("init", "-q");
        Commit("2026-01-01", "role.md", "One line.\n");
        Commit("2026-02-02", "a\u0001\"b\n.md", "One line.\n");
        Commit("2026-03-03", "role.md", "Another line.\n");
        Rewrite(commit => commit.Replace(
            "\ncommitter Ada <ada@example.org> 1772539200", "\ncommitter Ada <ada@example.org> 253402300800", StringComparison.Ordinal));
        Assert.Equal("10000-01-01", Output("log", "-1", "--format=%cs"));
        var days = _history.Read();
        Assert.Equal(new DateOnly(2026, 1, 1), days["role.md"]);
        Assert.Contains(new DateOnly(2026, 2, 2), days.Values);
    }

    [Fact]
    public void The_settings_of_a_repository_run_no_program()
    {
        _folder.Write("run.sh", $"#!/bin/sh\ntouch {_folder.PathOf("ran")}\n");
        using (var made = Process.Start("chmod", ["+x", _folder.PathOf("run.sh")]))
        {
            made.WaitForExit();
        }

        Git("init", "-q");
        Commit("2026-01-01", "role.md", "One line.\n");
        var lost = Output("rev-parse", "HEAD:content/role.md");
        Commit("2026-02-02", "role.md", "Another line.\n");
        Rewrite(commit => commit.Replace(
            "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", StringComparison.Ordinal));
        string[] settings =
        [
            "core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.x.command", "diff.x.textconv", "gpg.program",
            "alias.log",
        ];
        foreach (var setting in settings)
        {
            Git("config", setting, _folder.PathOf("run.sh"));
        }

        Git("config", "log.showSignature", "true");
        _folder.Write(".gitattributes", "*.md diff=x\n");
        Assert.Equal(new DateOnly(2026, 2, 2), _history.Read()["role.md"]);

        Git("config", "core.repositoryformatversion", "1");
        Git("config", "extensions.partialClone", "origin");
        Git("config", "remote.origin.promisor", "true");
        Git("config", "remote.origin.url", "host:/path");
        File.Delete(_folder.PathOf($".git/objects/{lost[..2]}/{lost[2..]}"));
        Assert.Empty(NewHistory().Read());
        Assert.False(File.Exists(_folder.PathOf("ran")));
    }

    [Fact]
    public void Front_matter_says_more_than_the_history()
    {
        var day = new DateOnly(2026, 2, 2);
        var changed = ImmutableDictionary<string, DateOnly>.Empty.Add("a.md", day).Add("b.md", day);
        var files = new GuideFiles()
            .WithArticle("a.md", "Text.")
            .WithArticle("b.md", "Text.", "summary: Short.\nupdated: 2026-01-01")
            .Files();
        var guide = GuideCompiler.Compile(files with { Changed = changed }, new Edition(GuideFiles.Now, ShowsAll: false)).Guide!;
        Assert.Equal(day, guide.Find("a")!.Updated);
        Assert.Equal(new DateOnly(2026, 1, 1), guide.Find("b")!.Updated);
    }

    private GitHistory NewHistory() => new(new ContentFolder(_folder.PathOf("content")), NullLogger<GitHistory>.Instance);

    private void Commit(string day, string file, string text)
    {
        _folder.Write(Path.Combine("content", file), text);
        Git("add", "-A");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", day, "--date", $"{day}T12:00:00Z");
    }

    /// <summary>Puts another commit in the place of the last one.</summary>
    private void Rewrite(Func<string, string> edit)
    {
        _folder.Write("commit", edit(Output("cat-file", "commit", "HEAD")) + "\n");
        Git("update-ref", "HEAD", Output("hash-object", "-t", "commit", "-w", "commit"));
    }

    private string Output(params string[] arguments)
    {
        var start = NewStart(arguments);
        start.RedirectStandardOutput = true;
        using var git = Process.Start(start)!;
        return git.StandardOutput.ReadToEnd().Trim();
    }

    private void Git(params string[] arguments)
    {
        var start = NewStart(arguments);
        if (arguments.Contains("commit"))
        {
            start.Environment["GIT_COMMITTER_DATE"] = $"{arguments[^3]}T12:00:00Z";
        }

        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    /// <summary>Without the settings of whoever runs the tests.</summary>
    private ProcessStartInfo NewStart(string[] arguments) => new("git", arguments)
    {
        WorkingDirectory = _folder.Path,
        Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null" },
    };
}
