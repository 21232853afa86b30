using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>The program itself, run as an operator runs it.</summary>
[Trait("Category", "Slow")]
public sealed class CommentsCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_discussion_is_moved_by_a_file()
    {
        var text = string.Join('\n', await TransferTests.LinesAsync(DiscussionSample.Comments(20), [])) + "\n";
        var file = _folder.PathOf("discussion.jsonl");
        await DoneAsync(_folder, "20 comments, 0 votes, 0 decisions: 20 new, 0 there already", text, "import", "-");
        await DoneAsync(_folder, "20 comments, 0 votes, 0 decisions written to discussion.jsonl", "",
            "export", "discussion.jsonl"); // from where the operator stands
        Assert.Equal(text, await File.ReadAllTextAsync(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await DoneAsync(
            _other, "20 comments, 0 votes, 0 decisions: 20 new, 0 there already; nothing was stored", "", "import", file, "--dry-run");
        await DoneAsync(_other, "20 comments, 0 votes, 0 decisions: 20 new, 0 there already", "", "import", file);
        await DoneAsync(_other, text.TrimEnd(), "", "export", "-");
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_as_it_is()
    {
        _folder.Write("old.jsonl", "precious");
        await FailedAsync("old.jsonl is there already, and is left as it is. Name another file.", "", "export", "old.jsonl");
        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.PathOf("old.jsonl")));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_or_read_is_named_and_nothing_half_done_is_left()
    {
        _folder.Write("file", "no folder");
        var written = await SiteProcess.RunAsync(_folder, "", "comments", "export", "file/new.jsonl");
        Assert.Equal((1, ""), (written.ExitCode, written.Output));
        Assert.Contains("file/new.jsonl", Assert.Single(written.Error.Trim().Split('\n')), StringComparison.Ordinal);
        var read = await SiteProcess.RunAsync(_folder, "", "comments", "import", "nowhere.jsonl");
        Assert.Equal((1, ""), (read.ExitCode, read.Output));
        Assert.Contains("nowhere.jsonl", Assert.Single(read.Error.Trim().Split('\n')), StringComparison.Ordinal);
        var files = Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order();
        Assert.Equal(["comments.db", "comments.db.lock", "file"], files.Where(name => !name!.Contains('-', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bad_lines_are_listed_and_nothing_is_stored()
    {
        await FailedAsync(
            "Line 1: it is no whole JSON object.\nLine 2: it is no comment, no vote and no decision.\nNothing was stored.", "nonsense\n{}",
            "import", "-");
        await DoneAsync(_folder, "", "", "export", "-");
    }

    private static async Task DoneAsync(TestFolder folder, string expected, string input, params string[] arguments)
    {
        var end = await SiteProcess.RunAsync(folder, input, ["comments", .. arguments]);
        Assert.Equal((0, expected, ""), (end.ExitCode, end.Output.TrimEnd(), end.Error));
    }

    private async Task FailedAsync(string expected, string input, params string[] arguments)
    {
        var end = await SiteProcess.RunAsync(_folder, input, ["comments", .. arguments]);
        Assert.Equal((1, "", expected), (end.ExitCode, end.Output, end.Error.TrimEnd()));
    }
}
