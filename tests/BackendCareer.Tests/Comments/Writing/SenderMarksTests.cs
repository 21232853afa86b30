using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>Whom the site takes for one sender, and for how long.</summary>
public sealed class SenderMarksTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 22, 23, 0, 0, DateTimeKind.Utc);

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    /// <summary>The first post of a day makes its key and drops the old ones; each later one finds what is left.</summary>
    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public async Task A_sender_is_known_again_for_fourteen_days(int days, bool isKnown)
    {
        var first = await MarksAsync(Now);
        foreach (var later in new[] { Now.AddDays(days).Date, Now.AddDays(days) })
        {
            Assert.Equal(isKnown, (await MarksAsync(later)).All.Any(first.Today.SequenceEqual));
        }
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.200", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.200", true)] // as a server says it that listens for both kinds
    [InlineData("::ffff:203.0.113.7", "::ffff:203.0.114.7", false)]
    [InlineData("2001:db8:0:a00::1", "2001:db8:0:aff::2", true)]
    [InlineData("2001:db8:0:a00::1", "2001:db8:0:b00::1", false)]
    public async Task Only_neighbours_are_one_sender_however_their_addresses_are_written(string one, string other, bool areOne)
    {
        var (mark, otherMark) = ((await MarksAsync(Now, one)).Today, (await MarksAsync(Now, other)).Today);
        Assert.Equal(areOne, mark.SequenceEqual(otherMark));
    }

    /// <summary>A clock that was ahead leaves a key behind that would be that of every day until then.</summary>
    [Fact]
    public async Task The_key_of_a_day_to_come_marks_nobody_today()
    {
        var ahead = await MarksAsync(Now.AddDays(30));
        var (today, tomorrow) = (await MarksAsync(Now), await MarksAsync(Now.AddDays(1)));
        Assert.False(today.Today.SequenceEqual(ahead.Today));
        Assert.False(today.Today.SequenceEqual(tomorrow.Today));
        Assert.Equal((1, 1, 2), (today.All.Count, today.Recent.Count, tomorrow.Recent.Count));
        Assert.False((await MarksAsync(Now.AddDays(30))).Today.SequenceEqual(ahead.Today)); // it was dropped
    }

    [Fact]
    public async Task Only_yesterday_is_as_recent_as_today()
    {
        await MarksAsync(Now);
        var later = await MarksAsync(Now.AddDays(2));
        Assert.Equal((2, 1), (later.All.Count, later.Recent.Count));
    }

    private async Task<SenderMarks> MarksAsync(DateTime moment, string sender = "203.0.113.7")
    {
        var marks = await SenderMarks.OfAsync(_store.Db, IPAddress.Parse(sender), moment, CancellationToken.None);
        await _store.Db.SaveChangesAsync();
        _store.Db.ChangeTracker.Clear(); // each deed has a database of its own
        return marks;
    }
}
