using System.Security.Cryptography;
using BackendCareer.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Site;

public sealed class PageStoreTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PageStore _store;

    public PageStoreTests() => _store = new PageStore(_clock);

    [Fact]
    public async Task The_store_never_holds_more_than_it_may_and_forgets_first_what_nobody_asks_for()
    {
        var asked = await KeepAsync("/asked", 64_000);
        for (var number = 0; number < 3_000; number++)
        {
            await KeepAsync($"/{number}", 64_000);
            asked.WasAsked = true;
            Assert.InRange(_store.Bytes, 0, PageStore.MostBytes);
        }

        Assert.Same(asked, _store.Find(asked.Key));
        Assert.InRange(_store.Pages.Count(), 900, 1_100);
        Assert.Equal(_store.Pages.Sum(page => page.Size), _store.Bytes);
        Assert.Null(_store.Find(new PageKey("/0", "")));
    }

    /// <summary>Each takes its place in memory, however small it is.</summary>
    [Fact]
    public async Task Small_pages_are_bounded_too()
    {
        for (var number = 0; number < 70_000; number++)
        {
            await KeepAsync($"/{number}", 1);
        }

        Assert.InRange(_store.Pages.Count(), 1, PageStore.MostBytes / 1_024);
    }

    [Fact]
    public async Task A_page_of_an_older_state_is_not_found_and_gives_its_place_to_the_next_one()
    {
        var state = new State();
        var old = await KeepAsync("/role", 1_000, state);
        Assert.Same(old, _store.Find(old.Key));
        state.Ends();
        Assert.Null(_store.Find(old.Key));
        var now = await KeepAsync("/role", 1_000);
        Assert.Same(now, _store.Find(old.Key));
        Assert.Equal(now.Size, _store.Bytes);
        await KeepAsync("/role", 1_000, state); // was being drawn all the time
        Assert.Same(now, _store.Find(old.Key));
    }

    [Fact]
    public async Task After_half_a_day_a_page_is_drawn_anew()
    {
        var page = await KeepAsync("/role", 10);
        _clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.NotNull(_store.Find(page.Key));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_store.Find(page.Key));
    }

    [Theory]
    [InlineData("?a=1&b=2", "?b=2&a=1", true)]
    [InlineData("?A=1", "?a=1", true)]
    [InlineData("?a=%31", "?a=1", true)]
    [InlineData("?a=1&c=3", "?a=1", true)]
    [InlineData("?c=3", "", true)]
    [InlineData("?a=1", "", false)]
    [InlineData("?a=", "", false)]
    [InlineData("?a=1", "?a=2", false)]
    [InlineData("?a=1", "?b=1", false)]
    [InlineData("?a=x", "?a=X", false)]
    [InlineData("?a=1&a=2", "?a=2&a=1", false)]
    [InlineData("?a=1&a=2", "?a=1,2", false)]
    [InlineData("?a=1b1=2", "?a=1&b=2", false)]
    [InlineData("?a=1b1%3D2", "?a=1&b=2", false)]
    public void Two_addresses_have_one_page_where_nothing_that_counts_differs(string one, string other, bool areEqual) =>
        Assert.Equal(areEqual, KeyOf(one) == KeyOf(other));

    [Theory]
    [InlineData(Coding.Brotli)]
    [InlineData(Coding.Gzip)]
    [InlineData(Coding.Identity)]
    public async Task Each_coding_is_made_once_and_of_any_other(Coding first)
    {
        var plain = RandomNumberGenerator.GetBytes(5_000);
        var page = PageOf("/role", plain);
        await page.MakeAsync(first);
        foreach (var coding in Enum.GetValues<Coding>())
        {
            var bodies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => page.MakeAsync(coding)));
            Assert.All(bodies, body => Assert.Same(bodies[0], body));
            Assert.Same(bodies[0], page.Body(coding));
            Assert.Equal(plain, Codings.Decode(bodies[0], coding));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(1_200_000)]
    public void What_was_compressed_is_what_was_written(int bytes)
    {
        var written = new byte[bytes];
        new Random(1).NextBytes(written);
        Assert.Equal(written, Codings.Decode(Codings.Encode(written, Coding.Brotli), Coding.Brotli));
        Assert.Equal(written, Codings.Decode(Codings.Encode(written, Coding.Gzip), Coding.Gzip));
    }

    [Theory]
    [InlineData(0, 8, 11, 10)]
    [InlineData(150_000, 8, 11, 10)]
    [InlineData(150_001, 8, 10, null)]
    [InlineData(1_000_000, 8, 10, null)]
    [InlineData(1_000_001, 1, null, null)]
    public void The_longer_a_page_and_the_more_there_are_like_it_the_less_work_it_is_worth(
        int bytes, int first, int? later, int? ofMany) =>
        Assert.Equal(
            (first, later, ofMany),
            (Codings.FirstQuality(bytes), Codings.BetterQuality(bytes, false), Codings.BetterQuality(bytes, isOneOfMany: true)));

    private static PageKey KeyOf(string query)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/role", new QueryString(query));
        return PageKey.Of(request, ["a", "b"]);
    }

    private async Task<KeptPage> KeepAsync(string path, int bytes, State? state = null)
    {
        var page = PageOf(path, new byte[bytes], state);
        _store.Keep(page);
        await page.MakeAsync(Coding.Identity);
        _store.Measure(page);
        return page;
    }

    private static KeptPage PageOf(string path, byte[] plain, State? state = null) =>
        new(new PageKey(path, ""), state ?? new State(), "W/\"1\"", "text/html", plain);

    private sealed record State : PageState
    {
        private bool _isOver;

        public override bool IsCurrent => !_isOver;

        public void Ends() => _isOver = true;
    }
}
