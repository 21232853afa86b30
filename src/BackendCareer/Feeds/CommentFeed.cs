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

/// <summary>Comments for a feed reader, as Atom.</summary>
/// <param name="Subject">What the comments are about, for good: wherever the feed is read or moves, it stays the same one.</param>
/// <param name="Page">The address of the page that it follows, from the root of the site; so is <paramref name="Address"/>.</param>
/// <param name="Entries">Newest first.</param>
public sealed record CommentFeed(string Title, string Subject, string Page, string Address, IReadOnlyList<FeedEntry> Entries)
{
    /// <param name="root">Where the site is: a feed is read away from it, so its links are whole.</param>
    public byte[] ToAtom(string root)
    {
        // Atom asks for a time also where nothing happened
        var updated = Entries.Count > 0 ? Entries.Max(entry => entry.UpdatedUtc) : DateTime.UnixEpoch;
        return Atom.Bytes(Atom.Element("feed",
            Atom.Id(Atom.IdOf($"comments {Subject}")),
            Atom.Text("title", Title),
            Atom.Text("updated", Dates.Machine(updated)),
            Atom.Link("self", root + Address, Atom.Type),
            Atom.Link("alternate", root + Page, "text/html"),
            Entries.Select(entry => Entry(entry, root))));
    }

    private static XElement Entry(FeedEntry entry, string root) => Atom.Element("entry",
        Atom.Id(entry.Id),
        Atom.Text("title", entry.Title),
        Atom.Element("author", Atom.Text("name", entry.AuthorName)),
        Atom.Text("published", Dates.Machine(entry.CreatedUtc)),
        Atom.Text("updated", Dates.Machine(entry.UpdatedUtc)),
        Atom.Link("alternate", $"{root}/comments/{entry.Id}", "text/html"),
        Atom.Text("content", entry.BodyHtml, new XAttribute("type", "html")));
}
