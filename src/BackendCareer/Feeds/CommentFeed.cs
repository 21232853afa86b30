using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BackendCareer.Content;

namespace BackendCareer.Feeds;

/// <summary>A comment as a feed tells it.</summary>
/// <param name="BodyHtml">Cleaned when it was written; the page shows the same.</param>
/// <param name="UpdatedUtc">Later than it was posted where its writer has changed it.</param>
public sealed record FeedEntry(Article Article, Guid Id, string AuthorName, string BodyHtml, DateTime CreatedUtc, DateTime UpdatedUtc);

/// <summary>Comments for a feed reader, as Atom (RFC 4287).</summary>
/// <param name="Page">The address of the page that it follows, from the root of the site; so is <paramref name="Address"/>.</param>
/// <param name="Entries">Newest first.</param>
public sealed partial record CommentFeed(string Title, string Page, string Address, IReadOnlyList<FeedEntry> Entries)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>In UTF-8, which XML without a declaration is.</summary>
    /// <param name="origin">Scheme and host: a feed is read away from its site, so its links are whole.</param>
    public byte[] ToAtom(string origin)
    {
        // Atom asks for a time also where nothing happened
        var updated = Entries.Count > 0 ? Entries.Max(entry => entry.UpdatedUtc) : DateTime.UnixEpoch;
        var feed = new XElement(Atom + "feed",
            Text("id", origin + Address),
            Text("title", Title),
            Text("updated", Dates.Machine(updated)),
            Link("self", origin + Address, "application/atom+xml"),
            Link("alternate", origin + Page, "text/html"),
            Entries.Select(entry => Entry(entry, origin)));
        return Encoding.UTF8.GetBytes(feed.ToString());
    }

    private static XElement Entry(FeedEntry entry, string origin) => new(Atom + "entry",
        Text("id", $"urn:uuid:{entry.Id}"),
        Text("title", $"{entry.AuthorName} on {entry.Article.Title}"),
        new XElement(Atom + "author", Text("name", entry.AuthorName)),
        Text("published", Dates.Machine(entry.CreatedUtc)),
        Text("updated", Dates.Machine(entry.UpdatedUtc)),
        Link("alternate", $"{origin}/comments/{entry.Id}", "text/html"),
        Text("content", entry.BodyHtml, new XAttribute("type", "html")));

    private static XElement Text(string name, string text, XAttribute? type = null) => new(Atom + name, type, NotInXml().Replace(text, ""));

    private static XElement Link(string relation, string address, string type) => new(Atom + "link",
        new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    /// <summary>Control characters, U+FFFE, U+FFFF and half a surrogate pair: one of them would cost the reader the whole feed.</summary>
    [GeneratedRegex(@"[^\t\n\r\x20-\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotInXml();
}
