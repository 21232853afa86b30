using System.Diagnostics;
using BackendCareer.Articles;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace BackendCareer.Tests.Articles;

/// <summary>The smaller twins of pictures, without the site that sends them.</summary>
public sealed class WebpTwinsTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly WebpTwins _twins = new(NullLogger<WebpTwins>.Instance);

    public void Dispose()
    {
        _twins.Dispose();
        _folder.Dispose();
    }

    /// <summary>Each takes up to 64 MB while it is made. A pipe is a picture that is never read to its end.</summary>
    [Fact]
    public async Task Twins_are_made_one_at_a_time()
    {
        using var made = Process.Start("mkfifo", _folder.PathOf("slow.png"));
        await made.WaitForExitAsync();
        var slow = FindAsync("slow.png");
        using var gone = new CancellationTokenSource();
        var next = FindAsync(Write("desk.png", Pictures.Of(SKEncodedImageFormat.Png)), gone.Token);
        try
        {
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next); // it still waited for its turn
        }
        finally
        {
            await File.OpenWrite(_folder.PathOf("slow.png")).DisposeAsync();
        }

        Assert.Null(await slow);
    }

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.PathOf(name), bytes);
        return name;
    }

    private Task<byte[]?> FindAsync(string name, CancellationToken gone = default) =>
        _twins.FindAsync(new FileInfo(_folder.PathOf(name)), gone);
}
