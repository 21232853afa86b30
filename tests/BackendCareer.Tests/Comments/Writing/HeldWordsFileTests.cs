using System.Text;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendCareer.Tests.Comments;

public sealed class HeldWordsFileTests : IDisposable
{
    private const string Name = "held.txt";

    private readonly TestFolder _folder = new();
    private readonly LogLines _log = new();

    public static TheoryData<byte[]> Unusable => new()
    {
        Encoding.UTF8.GetBytes(new string('x', HeldWordsFile.MaxBytes + 1)),
        Encoding.UTF8.GetBytes(new string('\n', HeldWordsFile.MaxLines + 1)),
        Encoding.Latin1.GetBytes("été"),
        Encoding.Unicode.GetPreamble(),
    };

    private string File => _folder.PathOf(Name);

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_file_nothing_is_held(string? path) =>
        Assert.Null(new HeldWordsFile(path, _log.For<HeldWordsFile>()).Current.FindIn("casino"));

    [Fact]
    public void A_change_of_the_file_is_read()
    {
        _folder.Write(Name, "casino");
        var file = new HeldWordsFile(File, _log.For<HeldWordsFile>());
        Assert.Same(file.Current, file.Current);
        Assert.Equal("casino", file.Current.FindIn("casino"));

        _folder.Write(Name, "roulette");
        Assert.Null(file.Current.FindIn("casino"));
        Assert.Equal("roulette", file.Current.FindIn("roulette"));

        _folder.Write(Name, "");
        Assert.Null(file.Current.FindIn("roulette"));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_change_of_the_same_length_is_known_by_its_time()
    {
        _folder.Write(Name, "casino");
        var file = new HeldWordsFile(File, _log.For<HeldWordsFile>());
        _folder.Write(Name, "poker!");
        System.IO.File.SetLastWriteTimeUtc(File, new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc));
        Assert.Null(file.Current.FindIn("casino"));
    }

    [Fact]
    public void A_change_behind_a_link_is_read()
    {
        _folder.Write("real.txt", "casino");
        System.IO.File.CreateSymbolicLink(File, _folder.PathOf("real.txt"));
        var file = new HeldWordsFile(File, _log.For<HeldWordsFile>());
        _folder.Write("real.txt", "roulette");
        Assert.Equal("roulette", file.Current.FindIn("roulette"));
    }

    [Fact]
    public void A_list_as_long_as_the_limit_is_read()
    {
        var lines = "casino" + new string('\n', HeldWordsFile.MaxLines);
        _folder.Write(Name, lines + new string(' ', HeldWordsFile.MaxBytes - lines.Length));
        Assert.Equal("casino", new HeldWordsFile(File, _log.For<HeldWordsFile>()).Current.FindIn("casino"));
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_list_that_cannot_be_used_keeps_the_last_good_one_and_is_told_once(byte[] bytes)
    {
        _folder.Write(Name, "casino");
        var file = new HeldWordsFile(File, _log.For<HeldWordsFile>());
        System.IO.File.WriteAllBytes(File, bytes);
        for (var times = 1; times <= 3; times++)
        {
            Assert.Equal("casino", file.Current.FindIn("casino"));
            var told = Assert.Single(_log.Lines);
            Assert.StartsWith($"Warning: The list of held words cannot be read from {File}: It ", told, StringComparison.Ordinal);
        }

        _folder.Write(Name, "roulette");
        Assert.Equal("roulette", file.Current.FindIn("roulette"));
    }

    [Fact]
    public void A_list_that_goes_away_keeps_the_last_good_one_and_is_told_each_time_it_goes()
    {
        _folder.Write(Name, "casino");
        var file = new HeldWordsFile(File, _log.For<HeldWordsFile>());
        for (var times = 1; times <= 2; times++)
        {
            System.IO.File.Move(File, File + "~");
            Assert.Equal("casino", file.Current.FindIn("casino"));
            Assert.Equal("casino", file.Current.FindIn("casino"));
            Assert.Equal(times, _log.Lines.Count);
            System.IO.File.Move(File + "~", File);
            Assert.Equal("casino", file.Current.FindIn("casino"));
        }
    }

    [Theory]
    [InlineData("gone.txt")]
    [InlineData("gone/held.txt")]
    [InlineData(".")]
    public void A_list_that_is_not_there_ends_the_start_with_a_sentence(string name)
    {
        var path = _folder.PathOf(name);
        var error = Assert.Throws<CannotStartException>(() => new HeldWordsFile(path, _log.For<HeldWordsFile>()));
        Assert.StartsWith($"The list of held words cannot be read from {path}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Mend it, or take Comments:HeldWordsFile out of the settings.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_list_that_cannot_be_used_ends_the_start(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Throws<CannotStartException>(() => new HeldWordsFile(File, NullLogger<HeldWordsFile>.Instance));
    }
}
