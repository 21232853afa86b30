using BackendCareer.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Sessions;

/// <summary>What failures are held against, without a site around them.</summary>
public sealed class SignInAttemptsTests : IDisposable
{
    private static readonly KnownBrowser Known = new("1", "stamp", "browser");

    private readonly FakeTimeProvider _clock = new();
    private readonly SignInAttempts _attempts;

    public SignInAttemptsTests() => _attempts = new SignInAttempts(_clock);

    public void Dispose() => _attempts.Dispose();

    [Fact]
    public async Task A_hundred_failures_from_everywhere_lock_a_name_for_every_stranger_and_for_no_known_browser()
    {
        await FailFromEverywhereAsync(99);
        Assert.False(await IsLockedAsync("Grace", "another"));
        await FailFromEverywhereAsync(1);
        Assert.True(await IsLockedAsync("Grace", "another"));
        Assert.False(await IsLockedAsync("Grace", "another", Known));
        Assert.False(await IsLockedAsync("Linus", "another"));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await IsLockedAsync("Grace", "another"));
    }

    [Fact]
    public async Task A_right_password_forgets_the_failures_of_its_network_but_not_those_of_all_the_others()
    {
        await FailFromEverywhereAsync(99);
        using (var right = await _attempts.BeginAsync("Grace", "0", null, CancellationToken.None))
        {
            right.Succeed();
        }

        await FailFromEverywhereAsync(1);
        Assert.True(await IsLockedAsync("Grace", "another"));
    }

    [Fact]
    public async Task Strangers_who_wait_for_their_turn_keep_no_known_browser_waiting()
    {
        var stranger = await _attempts.BeginAsync("Grace", "0", null, CancellationToken.None);
        var second = _attempts.BeginAsync("Grace", "1", null, CancellationToken.None);
        var known = _attempts.BeginAsync("Grace", "0", Known, CancellationToken.None);
        Assert.Equal((false, true), (second.IsCompleted, known.IsCompleted));
        (await known).Dispose();
        stranger.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public void A_count_is_forgotten_when_nothing_was_wrong_for_a_quarter_of_an_hour()
    {
        var counts = new FailureCounts(most: 3, _clock);
        counts.Add("one");
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(counts.Add("one"));
        _clock.Advance(TimeSpan.FromMinutes(14)); // 28 after the first
        Assert.True(counts.Add("one"));
        Assert.True(counts.IsLocked("one"));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(counts.IsLocked("one"));
        Assert.False(counts.Add("one"));
    }

    [Fact]
    public void The_counts_take_no_more_room_than_was_given_and_the_oldest_goes_first()
    {
        var counts = new FailureCounts(most: 1, _clock, capacity: 3);
        foreach (var whom in new[] { "one", "two", "three", "four", "four" })
        {
            counts.Add(whom);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, counts.Size);
        Assert.Equal([false, true, true, true], new[] { "one", "two", "three", "four" }.Select(counts.IsLocked));
        _clock.Advance(TimeSpan.FromMinutes(15));
        counts.Add("five");
        Assert.Equal(1, counts.Size);
    }

    /// <summary>Four from each network: none of them locks by itself.</summary>
    private async Task FailFromEverywhereAsync(int failures)
    {
        for (var failure = 0; failure < failures; failure++)
        {
            using var attempt = await _attempts.BeginAsync("Grace", $"{failure / 4}", null, CancellationToken.None);
            attempt.Fail();
        }
    }

    private async Task<bool> IsLockedAsync(string account, string network, KnownBrowser? browser = null)
    {
        using var attempt = await _attempts.BeginAsync(account, network, browser, CancellationToken.None);
        return attempt.IsLocked;
    }
}
