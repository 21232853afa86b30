using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackendCareer.Content;

/// <summary>Where a link leads.</summary>
/// <param name="Address">Empty with a mistake.</param>
internal readonly record struct LinkTarget(string Address, Mistake? Mistake = null)
{
    public LinkTarget(ContentRule rule, string what, string remedy)
        : this("", new Mistake(rule, what, remedy))
    {
    }
}

/// <summary>Turns the links that authors write, which name files, into addresses; finds those that lead nowhere.</summary>
/// <param name="late">Files of articles that are left out although their dates say that they are open.</param>
/// <param name="unreadDrafts">Files of drafts of which nothing else is known.</param>
internal sealed class ArticleLinks(
    IReadOnlyList<ArticleHead> articles, ContentFiles files, Edition edition, IReadOnlySet<string> late, FrozenSet<string> unreadDrafts)
{
    private const string CorrectIt = "Correct the link, or write what it names.";
    private const string NameFile = "Name the file, such as salary.md; code such as `x[0](y)` stands in backticks.";

    private readonly Dictionary<string, ArticleHead> _byFile = articles.ToDictionary(article => article.File.Path);

    /// <summary>Files with mistakes of their own: a link to one of them is not to blame.</summary>
    private readonly HashSet<string> _known =
        files.Texts.Select(file => file.Path).Concat(files.Problems.Select(problem => problem.Path)).Where(ParsedArticle.IsArticle)
            .ToHashSet();

    private readonly ImmutableSortedDictionary<string, ImageSize?> _images = files.Images;

    private readonly HashSet<string> _closed =
        [.. articles.Where(article => !article.Front.Publication.IsOpen(edition.Now)).Select(article => article.File.Path), .. late];

    private readonly FrozenSet<string> _unreadDrafts = unreadDrafts;

    private readonly bool _showsAll = edition.ShowsAll;

    /// <summary>Whether every question has the same answer in both.</summary>
    public bool IsSameAs(ArticleLinks other) =>
        _showsAll == other._showsAll
        && _byFile.Count == other._byFile.Count
        && _byFile.All(pair => other._byFile.TryGetValue(pair.Key, out var head) && pair.Value.IsSameAs(head))
        && _known.SetEquals(other._known)
        && _closed.SetEquals(other._closed)
        && _unreadDrafts.SetEquals(other._unreadDrafts)
        && _images.SequenceEqual(other._images);

    /// <param name="file">Where the link is written: the article's own file, or one that it includes.</param>
    public LinkTarget Resolve(ArticleHead from, string file, string link)
    {
        if (link is "" or "#" || (HasScheme(link) && link.AsSpan(link.IndexOf(':') + 1).Trim('/').IsEmpty))
        {
            return new LinkTarget(ContentRules.LinkIsWhole, $"The link leads nowhere: its address is {(link.Length > 0 ? link : "empty")}.",
                "Write the file or the address to which it leads.");
        }

        if (HasScheme(link))
        {
            return Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" or "mailto"
                ? new LinkTarget(link)
                : new LinkTarget(ContentRules.LinkScheme, $"A link cannot lead to {link}.", "Use https:, http: or mailto:.");
        }

        var (path, anchor) = Split(link);
        if (path.StartsWith('/'))
        {
            return new LinkTarget(ContentRules.LinkNamesFile, $"The link {link} is an address of this site.",
                "Name the file, such as salary.md: the address follows by itself.");
        }

        var target = path.Length == 0 ? from.File.Path : Combine(file, path);
        return ResolveFile(from, target, anchor, path.Contains('.') ? CorrectIt : NameFile);
    }

    public LinkTarget ResolveImage(string file, string link)
    {
        if (link.Length == 0)
        {
            return new LinkTarget(ContentRules.ImageIsThere, "The image names no file.", "Write its path in the round brackets.");
        }

        var path = HasScheme(link) ? null : Combine(file, link);
        path = path is null || _images.ContainsKey(path) ? path : Uri.UnescapeDataString(path); // as many programs put it in
        return path is not null && _images.ContainsKey(path)
            ? new LinkTarget("/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))
            : new LinkTarget(ContentRules.ImageIsThere, $"There is no image {link}.",
                Nearest.DidYouMean(link, _images.Keys, "Put it below images/ and link to it from there."));
    }

    /// <summary>Null where it cannot be read.</summary>
    public ImageSize? SizeOf(string address) => _images[Uri.UnescapeDataString(address[1..])];

    /// <summary>The article made from a file that front matter names.</summary>
    public LinkTarget ResolveFile(ArticleHead from, string file) => ResolveFile(from, Combine(from.File.Path, file), anchor: "", CorrectIt);

    private LinkTarget ResolveFile(ArticleHead from, string? file, string anchor, string remedy)
    {
        if (file is null || !_known.Contains(file))
        {
            return new LinkTarget(ContentRules.LinkToArticle, $"There is no article {file ?? "outside the content folder"}.",
                file is null ? CorrectIt : Nearest.DidYouMean(file, _known, remedy));
        }

        var target = _byFile.GetValueOrDefault(file);
        if ((target?.Front.Publication.Draft ?? _unreadDrafts.Contains(file)) && !from.Front.Publication.Draft)
        {
            return new LinkTarget(
                ContentRules.LinkToDraft, $"{file} is a draft, which readers cannot open.", "Publish it, or take the link out.");
        }

        if (target is null)
        {
            return new LinkTarget("");
        }

        anchor = HasHeading(target, anchor) ? anchor : Uri.UnescapeDataString(anchor); // as a browser copies it
        if (anchor.Length > 0 && !HasHeading(target, anchor))
        {
            return new LinkTarget(ContentRules.LinkToHeading, $"{file} has no heading #{anchor}.",
                Nearest.DidYouMean(anchor, target.Headings.Select(heading => heading.Id), CorrectIt));
        }

        var page = target.File.Path == from.File.Path ? "" : "/" + target.Path;
        var address = anchor.Length > 0 ? $"{page}#{anchor}" : "/" + target.Path;
        return _closed.Contains(file) ? ToClosed(from, target, address) : new LinkTarget(address);
    }

    private static bool HasHeading(ArticleHead article, string id) => article.Headings.Any(heading => heading.Id == id);

    /// <summary>An article out of its time has no address for readers; editors see all of them.</summary>
    private LinkTarget ToClosed(ArticleHead from, ArticleHead target, string address) => new(
        _showsAll ? address : "",
        target.Front.Publication.Covers(from.Front.Publication)
            ? null
            : new Mistake(ContentRules.LinkToClosed, $"Readers cannot open {target.File.Path} now: the link is plain text.",
                "It becomes a link when the article is published; take it out if that is over."));

    public static (string Path, string Anchor) Split(string link)
    {
        var hash = link.IndexOf('#');
        return hash < 0 ? (link, "") : (link[..hash], link[(hash + 1)..]);
    }

    public static bool HasScheme(string link)
    {
        var colon = link.IndexOf(':');
        return link.StartsWith("//", StringComparison.Ordinal) || (colon > 0 && link.AsSpan(0, colon).IndexOfAny('/', '#') < 0);
    }

    /// <summary>A path relative to the folder of the linking file; null where it would leave the content folder.</summary>
    public static string? Combine(string fromFile, string link)
    {
        var steps = new Stack<string>(fromFile.Split('/').SkipLast(1));
        foreach (var step in link.Split('/'))
        {
            if (step == ".." && !steps.TryPop(out _))
            {
                return null;
            }

            if (step is not ("." or ".." or ""))
            {
                steps.Push(step);
            }
        }

        return string.Join('/', steps.Reverse());
    }
}
