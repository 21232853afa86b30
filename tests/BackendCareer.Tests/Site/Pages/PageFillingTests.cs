using System.Data.Common;
using System.Net;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Site;

public sealed class PageFillingTests
{
    /// <summary>The one query of a page that asks where its threads begin and end; who writes asks for their last number alone.</summary>
    private static bool IsAskedOnce(DbCommand command) =>
        command.CommandText.Contains("\"LastThreadNumber\"", StringComparison.Ordinal)
        && command.CommandText.Contains("\"IsPinned\"", StringComparison.Ordinal);

    /// <summary>Both ask for the same page, which is made once; the one for whom it is made does not wait for it.</summary>
    [Fact]
    public async Task A_reader_who_hangs_up_takes_the_page_from_nobody_else()
    {
        var (arrivals, database) = (new Arrivals(), new SlowDatabase());
        using var site = NewSite(arrivals, database);
        using var hangsUp = new CancellationTokenSource();
        var first = site.Client.GetAsync("/role", hangsUp.Token);
        await database.IsAsked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var second = site.GetAsync("/role");
        await Eventually.TrueAsync(() => Task.FromResult(arrivals.Count == 2), "both have come");
        await hangsUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        using var page = await second;
        Assert.Equal("What a back-end developer is", (await TestSite.ParseAsync(page)).GetElementById("title")!.TextContent);
        Assert.Equal(1, database.Abandoned);
    }

    [Fact]
    public async Task A_page_is_drawn_once_for_all_who_wait_for_it_in_whichever_coding()
    {
        var (arrivals, database) = (new Arrivals(), new HeldDatabase());
        using var site = NewSite(arrivals, database);
        string[] codings = ["br", "br", "gzip", "identity", "br"];
        var answers = codings.Select(coding => GetAsync(site, "/role", coding)).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(arrivals.Count == codings.Length), "all have come");
        database.Release.SetResult();
        var lengths = new List<long>();
        foreach (var answer in answers)
        {
            using var response = await answer;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            lengths.Add(response.Content.Headers.ContentLength!.Value);
        }

        Assert.Equal(1, database.Asked);
        Assert.Equal(3, lengths.Distinct().Count());
    }

    /// <summary>A choice that was not understood, say: each is told so, and nobody waits for those before.</summary>
    [Fact]
    public async Task What_is_not_kept_is_drawn_for_each()
    {
        var (arrivals, database) = (new Arrivals(), new HeldDatabase());
        using var site = NewSite(arrivals, database);
        var answers = Enumerable.Range(0, 3).Select(_ => GetAsync(site, "/role?sort=nonsense", "br")).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(arrivals.Count == 3), "all have come");
        database.Release.SetResult();
        foreach (var answer in answers)
        {
            using var response = await answer;
            Assert.Equal((HttpStatusCode.OK, "br"), (response.StatusCode, response.Content.Headers.ContentEncoding.Single()));
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        }

        Assert.Equal(3, database.Asked);
    }

    /// <summary>What was drawn of the old text stands under the old version, where nobody finds it.</summary>
    [Fact]
    public async Task A_page_that_was_being_drawn_while_a_comment_came_in_is_not_found_again()
    {
        var (arrivals, database) = (new Arrivals(), new HeldDatabase());
        using var site = NewSite(arrivals, database);
        var before = site.GetAsync("/role");
        await database.IsAsked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await site.PostAsync("Came in between.");
        database.Release.SetResult();
        using var old = await before;
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.Contains("Came in between.", (await site.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
        using var now = await site.GetAsync("/role");
        Assert.NotEqual(old.Headers.ETag, now.Headers.ETag);
    }

    /// <summary>The guide that a request began with is the one whose version its page is kept under.</summary>
    [Fact]
    public async Task An_edit_in_the_middle_of_a_drawing_never_mixes_two_guides()
    {
        using var content = TestFolder.WithShippedContent();
        var (arrivals, database) = (new Arrivals(), new HeldDatabase());
        using var site = NewSite(arrivals, database).With("Content:Folder", content.Path);
        var during = site.GetAsync("/role");
        await database.IsAsked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var store = site.Services.GetRequiredService<GuideStore>();
        var (first, next) = (store.Guide!.Version, store.NextChange);
        content.Replace("role.md", "What a back-end developer is", "What she is");
        await next.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotEqual(first, store.Guide!.Version);
        database.Release.SetResult();
        using var old = await during;
        Assert.Contains(first, old.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal("What a back-end developer is", (await TestSite.ParseAsync(old)).GetElementById("title")!.TextContent);
        using var now = await site.GetAsync("/role");
        Assert.Contains(store.Guide!.Version, now.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal("What she is", (await TestSite.ParseAsync(now)).GetElementById("title")!.TextContent);
    }

    private static TestSite NewSite(Arrivals arrivals, DbCommandInterceptor database) => new()
    {
        Additions = services =>
        {
            services.AddSingleton<IStartupFilter>(arrivals);
            services.ConfigureDbContext<CommentsDb>(options => options.AddInterceptors(database));
        },
    };

    private static Task<HttpResponseMessage> GetAsync(TestSite site, string path, string accepted) =>
        site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", accepted } } });

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
            if (IsAskedOnce(command) && IsAsked.TrySetResult())
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

    /// <summary>Holds every question about threads until it is released.</summary>
    private sealed class HeldDatabase : DbCommandInterceptor
    {
        private int _asked;

        public TaskCompletionSource IsAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Asked => _asked;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (IsAskedOnce(command))
            {
                Interlocked.Increment(ref _asked);
                IsAsked.TrySetResult();
                await Release.Task.WaitAsync(cancellationToken);
            }

            return result;
        }
    }
}
