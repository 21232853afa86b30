using System.Diagnostics;
using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendCareer.Tests.Articles;

/// <summary>The smaller copies of pictures, without the site that sends them.</summary>
public sealed class WebpCopiesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly WebpCopies _copies = new(NullLogger<WebpCopies>.Instance);

    public void Dispose()
    {
        _copies.Dispose();
        _folder.Dispose();
    }

    /// <summary>Each takes up to 64 MB while it is made. A pipe is a picture that is never read to its end.</summary>
    [Fact]
    public async Task Copies_are_made_one_at_a_time()
    {
        using var made = Process.Start("mkfifo", _folder.PathOf("slow.png"));
        await made.WaitForExitAsync();
        var slow = FindAsync("slow.png");
        using var gone = new CancellationTokenSource();
        var next = FindAsync(WritePicture("desk.png"), gone.Token);
        try
        {
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next); // it still waited for its turn
        }
        finally
        {
            await File.Open(_folder.PathOf("slow.png"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite).DisposeAsync();
        }

        Assert.Null(await slow);
    }

    [Fact]
    public async Task A_copy_is_made_once_and_anew_when_its_picture_changes()
    {
        var first = await FindAsync(WritePicture("desk.jpg"));
        Assert.Same(first, await FindAsync("desk.jpg"));
        var second = await FindAsync(WritePicture("desk.jpg", quality: 70));
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Letters_of_a_screenshot_stay_sharp_where_a_photograph_becomes_small()
    {
        var screenshot = await FindAsync(WritePicture("desk.png"));
        var photograph = await FindAsync(WritePicture("desk.jpg", quality: 100));
        Assert.InRange(photograph!.Length, 1, screenshot!.Length * 9 / 10);
    }

    /// <summary>What stands behind the end of a picture is not read, but counts.</summary>
    [Theory]
    [InlineData(20 << 20, true)]
    [InlineData((20 << 20) + 1, false)]
    public async Task A_file_of_20_MB_has_a_copy_and_a_larger_one_has_none(long bytes, bool isMade)
    {
        WritePicture("desk.png");
        await using (var file = File.OpenWrite(_folder.PathOf("desk.png")))
        {
            file.SetLength(bytes);
        }

        Assert.Equal(isMade, await FindAsync("desk.png") is not null);
    }

    private string WritePicture(string name, int quality = 95)
    {
        File.WriteAllBytes(_folder.PathOf(name), Pictures.Of(name, quality: quality));
        return name;
    }

    private Task<byte[]?> FindAsync(string name, CancellationToken gone = default) =>
        _copies.FindAsync(new FileInfo(_folder.PathOf(name)), HashOf(name), gone);

    /// <summary>A pipe is not read for it.</summary>
    private string HashOf(string name) =>
        name == "slow.png" ? name : new FileHashes(TimeProvider.System).Of(new FileInfo(_folder.PathOf(name)));
}
