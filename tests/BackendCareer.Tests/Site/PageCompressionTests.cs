using System.Data.Common;
using System.IO.Compression;
using BackendCareer.Comments;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Site;

public sealed class PageCompressionTests
{
    [Theory]
    [InlineData("/training/vae", 11)]
    [InlineData("/role", 10)]
    [InlineData("/salary?country=FR", 8)]
    public async Task A_kept_page_is_compressed_as_well_as_its_length_allows(string path, int quality)
    {
        using var site = new TestSite();
        var page = await site.Client.GetByteArrayAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br" } } };
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(Compressed(page, quality), await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(0, 11, 8)]
    [InlineData(32_000, 11, 8)]
    [InlineData(32_001, 10, 8)]
    [InlineData(100_001, 8, 8)]
    [InlineData(1_000_001, 1, 1)]
    [InlineData(int.MaxValue, 1, 1)]
    public void The_longer_a_page_and_the_more_there_are_like_it_the_less_work_it_is_worth(int bytes, int quality, int ofMany) =>
        Assert.Equal((quality, ofMany), (WholePage.QualityOf(bytes, isOneOfMany: false), WholePage.QualityOf(bytes, isOneOfMany: true)));

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(1_200_000)]
    public async Task What_was_compressed_is_what_was_written(int bytes)
    {
        var written = new byte[bytes];
        new Random(1).NextBytes(written);
        var sent = new MemoryStream();
        await using (var page = new WholePage(sent, isOneOfMany: false, CancellationToken.None))
        {
            foreach (var part in written.Chunk(10_000))
            {
                await page.WriteAsync(part);
                await page.FlushAsync();
            }

            Assert.Equal(0, sent.Length);
        }

        var read = new MemoryStream();
        await new BrotliStream(new MemoryStream(sent.ToArray()), CompressionMode.Decompress).CopyToAsync(read);
        Assert.Equal(written, read.ToArray());
    }

    [Fact]
    public async Task Nothing_is_compressed_for_a_reader_who_hung_up()
    {
        var sent = new MemoryStream();
        var page = new WholePage(sent, isOneOfMany: false, new CancellationToken(canceled: true));
        await page.WriteAsync(new byte[10]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await page.DisposeAsync());
        Assert.Equal(0, sent.Length);
    }

    /// <summary>Both ask for the same page, which is made once; the one for whom it is made does not wait for it.</summary>
    [Fact]
    public async Task A_reader_who_hangs_up_takes_the_page_from_nobody_else()
    {
        var (arrivals, database) = (new Arrivals(), new SlowDatabase());
        using var site = new TestSite
        {
            Additions = services =>
            {
                services.AddSingleton<IStartupFilter>(arrivals);
                services.ConfigureDbContext<CommentsDb>(options => options.AddInterceptors(database));
            },
        };
        using var hangsUp = new CancellationTokenSource();
        var first = site.Client.GetAsync("/role", hangsUp.Token);
        await database.IsAsked.Task;
        var second = site.GetAsync("/role");
        await Eventually.TrueAsync(() => Task.FromResult(arrivals.Count == 2), "both have come");
        await hangsUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        using var page = await second;
        Assert.Equal("What a back-end developer is", (await TestSite.ParseAsync(page)).GetElementById("title")!.TextContent);
        Assert.Equal(1, database.Abandoned);
    }

    private static byte[] Compressed(byte[] page, int quality)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(page.Length)];
        Assert.True(BrotliEncoder.TryCompress(page, compressed, out var length, quality, window: 22));
        return compressed[..length];
    }

    /// <summary>How many requests have come.</summary>
    private sealed class Arrivals : IStartupFilter
    {
        private int _count;

        public int Count => _count;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                Interlocked.Increment(ref _count);
                return rest(context);
            });
            next(app);
        };
    }

    /// <summary>Answers the first query only to one who gives up.</summary>
    private sealed class SlowDatabase : DbCommandInterceptor
    {
        public TaskCompletionSource IsAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Abandoned { get; private set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("\"IsPinned\"", StringComparison.Ordinal) && IsAsked.TrySetResult())
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    Abandoned++;
                }
            }

            return result;
        }
    }
}
