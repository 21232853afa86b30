using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BackendCareer.Content;

namespace BackendCareer.Feeds;

/// <summary>A comment as a feed tells it.</summary>
/// <param name="BodyHtml">Cleaned when it was written; the page shows the same.</param>
/// <param name="UpdatedUtc">Later than it was posted where its writer has changed it.</param>
public sealed record FeedEntry(Article Article, Guid Id, string AuthorName, string BodyHtml, DateTime CreatedUtc, DateTime UpdatedUtc)
{
    /// <summary>What it is about; null for all of the article.</summary>
    public Heading? Section { get; init; }

    public string Title => $"{AuthorName} on {Article.Title}{(Section is null ? "" : $": {Section.Text}")}";
}

/// <summary>Comments for a feed reader, as Atom (RFC 4287).</summary>
/// <param name="Subject">What the comments are about, for good: wherever the feed is read or moves, it stays the same one.</param>
/// <param name="Page">The address of the page that it follows, from the root of the site; so is <paramref name="Address"/>.</param>
/// <param name="Entries">Newest first.</param>
public sealed partial record CommentFeed(string Title, string Subject, string Page, string Address, IReadOnlyList<FeedEntry> Entries)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>In UTF-8, which XML without a declaration is.</summary>
    /// <param name="root">Where the site is: a feed is read away from it, so its links are whole.</param>
    public byte[] ToAtom(string root)
    {
        // Atom asks for a time also where nothing happened
        var updated = Entries.Count > 0 ? Entries.Max(entry => entry.UpdatedUtc) : DateTime.UnixEpoch;
        var feed = new XElement(Atom + "feed",
            Text("id", $"urn:uuid:{IdOf(Subject)}"),
            Text("title", Title),
            Text("updated", Dates.Machine(updated)),
            Link("self", root + Address, "application/atom+xml"),
            Link("alternate", root + Page, "text/html"),
            Entries.Select(entry => Entry(entry, root)));
        return Encoding.UTF8.GetBytes(feed.ToString());
    }

    /// <summary>Made of the name alone, by version 8 of RFC 9562.</summary>
    private static Guid IdOf(string subject)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"BackendCareer comments {subject}"))[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static XElement Entry(FeedEntry entry, string root) => new(Atom + "entry",
        Text("id", $"urn:uuid:{entry.Id}"),
        Text("title", entry.Title),
        new XElement(Atom + "author", Text("name", entry.AuthorName)),
        Text("published", Dates.Machine(entry.CreatedUtc)),
        Text("updated", Dates.Machine(entry.UpdatedUtc)),
        Link("alternate", $"{root}/comments/{entry.Id}", "text/html"),
        Text("content", entry.BodyHtml, new XAttribute("type", "html")));

    private static XElement Text(string name, string text, XAttribute? type = null) => new(Atom + name, type, NotInXml().Replace(text, ""));

    private static XElement Link(string relation, string address, string type) => new(Atom + "link",
        new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    /// <summary>Control characters, U+FFFE, U+FFFF and half a surrogate pair: one of them would cost the reader the whole feed.</summary>
    [GeneratedRegex(@"[^\t\n\r\x20-\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotInXml();
}
