using System.Text;
using BackendCareer.Content;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Windows_line_ends_and_byte_order_marks_are_read_right(int marks)
    {
        var before = Enumerable.Repeat(Encoding.UTF8.GetPreamble(), marks).SelectMany(mark => mark);
        File.WriteAllBytes(_folder.PathOf("role.md"), [.. before, .. "a\r\nb\rc\r\n"u8]);
        Assert.Equal("a\nb\nc\n", Read().Find("role.md")!.Text);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xFF, (byte)'c' }, 2, 2, "not valid UTF-8")]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', 0, (byte)'c' }, 2, 1, "zero byte")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, 1, 1, "not valid UTF-8")]
    [InlineData(new byte[0], 1, 1, "empty")]
    public void A_file_that_is_not_text_is_a_located_problem(byte[] bytes, int line, int column, string expected)
    {
        File.WriteAllBytes(_folder.PathOf("role.md"), bytes);
        var problem = Assert.Single(Read().Problems);
        Assert.Contains(expected, problem.What, StringComparison.Ordinal);
        Assert.Equal(("role.md", line, column), (problem.Path, problem.Line, problem.Column));
    }

    [Fact]
    public void An_unreadable_file_is_the_only_one_to_blame()
    {
        _folder.Restore();
        File.WriteAllBytes(_folder.PathOf("role.md"), [0xFF]);
        File.WriteAllBytes(_folder.PathOf("data/sources.yml"), [0xFF]);
        File.WriteAllBytes(_folder.PathOf("guide.yml"), [0xFF]);
        var problems = GuideCompiler.Compile(Read(), new Edition(GuideFiles.Now, ShowsAll: false)).Problems;
        Assert.Equal(["data/sources.yml", "guide.yml", "role.md"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void A_folder_that_is_gone_is_the_only_problem() =>
        Assert.Single(GuideCompiler.Compile(
            new ContentFolder(_folder.PathOf("gone")).Read(), new Edition(GuideFiles.Now, ShowsAll: false)).Problems);

    [Fact]
    public void A_file_beyond_the_limit_is_not_read()
    {
        _folder.Write("pay.md", new string('a', ContentFiles.MaxFileBytes));
        Assert.NotNull(Read().Find("pay.md"));
        File.WriteAllBytes(_folder.PathOf("role.md"), new byte[ContentFiles.MaxFileBytes + 1]);
        Assert.Contains("the limit is 262,144", Assert.Single(Read().Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem_and_no_exception()
    {
        var files = new ContentFolder(_folder.PathOf("gone")).Read();
        Assert.Contains("is not there", Assert.Single(files.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_out_of_the_folder_and_loops_are_not_followed()
    {
        File.CreateSymbolicLink(_folder.PathOf("passwd.md"), "/etc/passwd");
        File.CreateSymbolicLink(_folder.PathOf("self.md"), _folder.PathOf("self.md"));
        Directory.CreateSymbolicLink(_folder.PathOf("loop"), _folder.Path);
        var files = Read();
        Assert.Equal("loop passwd.md self.md", string.Join(' ', files.Skipped));
        Assert.Empty(files.Texts);
        Assert.Empty(files.Problems);
    }

    [Fact]
    public void A_link_that_leaves_the_folder_through_another_link_is_not_followed()
    {
        using var outside = new TestFolder();
        outside.Write("secret.md", "secret");
        Directory.CreateSymbolicLink(_folder.PathOf("out"), outside.Path);
        File.CreateSymbolicLink(_folder.PathOf("role.md"), "out/secret.md");
        Assert.Equal("out role.md", string.Join(' ', Read().Skipped));
    }

    [Fact]
    public async Task A_name_that_is_not_UTF_8_leaves_out_that_folder_alone_and_is_told()
    {
        _folder.Write("role.md", "text");
        var before = new ContentFolder(_folder.Path).Walk().Stamp();
        using var made = System.Diagnostics.Process.Start("sh", ["-c", "mkdir \"$0/$(printf 'day\\377')\"", _folder.Path]);
        await made.WaitForExitAsync();
        var files = Read();
        Assert.Empty(files.Problems);
        Assert.NotNull(files.Find("role.md"));
        Assert.StartsWith("day", Assert.Single(files.Skipped), StringComparison.Ordinal);
        Assert.NotEqual(before, new ContentFolder(_folder.Path).Walk().Stamp());
        using var removed = System.Diagnostics.Process.Start("sh", ["-c", "rmdir \"$0\"/day*", _folder.Path]); // nobody here can name it
        await removed.WaitForExitAsync();
    }

    [Fact]
    public void A_slash_behind_the_name_of_the_folder_changes_nothing()
    {
        _folder.Write(".data/role.md", "text");
        File.CreateSymbolicLink(_folder.PathOf("role.md"), ".data/role.md");
        Assert.NotNull(new ContentFolder(_folder.Path + "/").Read().Find("role.md"));
    }

    [Fact]
    public void A_link_to_a_file_inside_the_folder_is_read()
    {
        _folder.Write(".data/role.md", "text");
        File.CreateSymbolicLink(_folder.PathOf("role.md"), ".data/role.md");
        var file = Assert.Single(Read().Texts); // what is hidden is not read beside it
        Assert.Equal(("role.md", "text"), (file.Path, file.Text));
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        _folder.Write("real/role.md", "text");
        Directory.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("real"));
        Assert.NotNull(new ContentFolder(_folder.PathOf("link")).Read().Find("role.md"));
    }

    [Fact]
    public async Task A_pipe_in_the_folder_blocks_nobody()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", _folder.PathOf("role.md"));
        await made.WaitForExitAsync();
        var files = await Task.Run(Read).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Contains("empty", Assert.Single(files.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stamp_changes_with_a_text_a_name_and_a_size()
    {
        var folder = new ContentFolder(_folder.Path);
        var stamps = new HashSet<string> { folder.Walk().Stamp() };
        _folder.Write("role.md", "text");
        Assert.True(stamps.Add(folder.Walk().Stamp()));
        _folder.Write("role.md", "longer text");
        Assert.True(stamps.Add(folder.Walk().Stamp()));
        File.Move(_folder.PathOf("role.md"), _folder.PathOf("job.md"));
        Assert.True(stamps.Add(folder.Walk().Stamp()));
        Assert.False(stamps.Add(folder.Walk().Stamp()));
    }

    [Fact]
    public void Only_pictures_below_images_are_pictures()
    {
        _folder.Write("images/desk.svg", "<svg/>");
        _folder.Write("drawings/one.svg", "<svg/>");
        var files = Read();
        Assert.Equal(["images/desk.svg"], files.Images.Keys);
        Assert.Equal(["drawings/one.svg"], files.Texts.Select(file => file.Path));
    }

    private ContentFiles Read() => new ContentFolder(_folder.Path).Read();
}
