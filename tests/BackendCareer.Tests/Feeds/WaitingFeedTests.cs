using System.Text;
using System.Xml.Linq;
using BackendCareer.Feeds;
using static BackendCareer.Tests.Feeds.Feed;

namespace BackendCareer.Tests.Feeds;

/// <summary>What a feed reader takes for news: another id.</summary>
public sealed class WaitingFeedTests
{
    [Fact]
    public void Whatever_comes_in_one_hour_is_one_entry() => Assert.Equal(IdOf("09:10"), IdOf("09:10", "09:59"));

    [Fact]
    public void What_comes_in_another_hour_is_another() => Assert.NotEqual(IdOf("09:10"), IdOf("09:10", "10:00"));

    [Fact]
    public void So_is_what_comes_after_all_was_decided_also_in_the_same_hour() => Assert.NotEqual(IdOf("09:10"), IdOf("09:50"));

    [Fact]
    public void Deciding_what_came_before_is_no_news() => Assert.Equal(IdOf("07:00", "08:00", "09:10"), IdOf("08:00", "09:10"));

    [Theory]
    [InlineData(1, "1 comment waits for a moderator", "1 comment waits for a moderator since 22 November 2026, 09:00 UTC.")]
    [InlineData(999, "999 comments wait for a moderator", "999 comments wait for a moderator since 22 November 2026, 09:00 UTC.")]
    [InlineData(1_000, "1,000 comments or more wait for a moderator", "1,000 comments or more wait for a moderator.")]
    [InlineData(1_500, "1,000 comments or more wait for a moderator", "1,000 comments or more wait for a moderator.")]
    public void It_is_counted_up_to_a_thousand(int count, string title, string content)
    {
        var entry = EntryOf(Enumerable.Repeat(TimeOf("09:00"), count)).Element(Atom + "entry")!;
        Assert.Equal((title, content), (Value(entry, "title"), Value(entry, "content")));
    }

    [Fact]
    public void Where_nothing_waits_there_is_a_feed_without_an_entry()
    {
        var feed = EntryOf([]);
        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Equal("1970-01-01T00:00:00Z", Value(feed, "updated"));
    }

    private static string IdOf(params string[] times) => Value(EntryOf(times.Select(TimeOf)).Element(Atom + "entry")!, "id");

    private static DateTime TimeOf(string time) => DateTime.SpecifyKind(
        new DateOnly(2026, 11, 22).ToDateTime(TimeOnly.ParseExact(time, "HH:mm", null)), DateTimeKind.Utc);

    private static XElement EntryOf(IEnumerable<DateTime> times) => XElement.Parse(
        Encoding.UTF8.GetString(WaitingFeed.ToAtom(WaitingFeed.Of([.. times]), "Guide", "https://guide.example")));
}
