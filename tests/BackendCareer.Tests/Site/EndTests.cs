using System.Net;
using System.Runtime.CompilerServices;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Site;

public sealed class EndTests
{
    /// <summary>The last one may still be held by a thread that ran it.</summary>
    [Fact]
    public async Task Sites_that_have_ended_are_gone_from_memory()
    {
        WeakReference[] ended = [await RunAsync(), await RunAsync(), await RunAsync(), await RunAsync()];
        await Eventually.TrueAsync(() =>
        {
            GC.Collect();
            return Task.FromResult(ended.Count(site => site.IsAlive) <= 1);
        }, "the memory of sites that have ended is free");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAsync()
    {
        await using var site = new TestSite().With("Comments:Limits:PerSenderPerMinute", "6").With("Sessions:SignInsPerQuarterHour", "10");
        using var posted = await site.PostAsync("Thank you.");
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        using var moderator = await site.AsModeratorAsync();
        return new WeakReference(site);
    }
}
