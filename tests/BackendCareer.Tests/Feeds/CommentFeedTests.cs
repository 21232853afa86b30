using System.Xml.Linq;
using BackendCareer.Feeds;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Feeds;

public sealed class CommentFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Intake lets none of these in; a database may come from elsewhere.</summary>
    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("a\u000B\u001B\u0008b", "ab")]
    [InlineData("a\uFFFE\uFFFFb", "ab")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("a😀b", "a😀b")]
    public void What_XML_cannot_hold_is_dropped(string stored, string expected) => AssertTold(stored, expected);

    /// <summary>Not theory data: half a surrogate pair does not survive being stored as a test's name.</summary>
    [Fact]
    public void So_is_half_a_surrogate_pair()
    {
        AssertTold("a\uD83Db", "ab");
        AssertTold("a\uDE00b", "ab");
        AssertTold("\uD83D\uD83D\uDE00\uDE00\uD83D", "😀");
    }

    private static void AssertTold(string stored, string expected)
    {
        var article = new GuideFiles().Guide().Find("")!;
        var entry = new FeedEntry(article, Guid.Empty, stored, stored, DateTime.UnixEpoch, DateTime.UnixEpoch);
        using var atom = new MemoryStream(new CommentFeed("Comments", "", "/", "/comments.atom", [entry]).ToAtom("https://guide.example"));
        var told = XElement.Load(atom).Element(Atom + "entry")!;
        Assert.Equal(expected, told.Element(Atom + "content")!.Value);
        Assert.Equal(expected, told.Element(Atom + "author")!.Value);
    }
}
