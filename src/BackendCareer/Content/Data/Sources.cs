using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>An entry of the registry <c>data/sources.yml</c>: where a figure comes from.</summary>
/// <param name="Year">Of the data or the page; "undated" where it says none.</param>
/// <param name="Place">What it speaks of, such as FR or world; empty where it does not matter.</param>
/// <param name="Checked">When the page was last read.</param>
public sealed record Source(
    string Id, string Publisher, string Title, Uri Url, string Year, string Place, string Licence, DateOnly Checked);

/// <summary>One published number, written once in <c>data/glance.yml</c> and shown at a glance.</summary>
/// <param name="Detail">How to read it: the sample, or what it is the median of.</param>
public sealed record Figure(
    string Id, string Label, string Value, string Detail, string Place, string Year, Source Source);

/// <summary>The sources that a claim may cite.</summary>
/// <param name="entries">Null where the file could not be read: then nobody is blamed for citing what may well be in it.</param>
internal sealed partial class SourceRegistry(FrozenDictionary<string, Source>? entries)
{
    public const string Path = "data/sources.yml";

    public FrozenDictionary<string, Source> Entries => entries ?? FrozenDictionary<string, Source>.Empty;

    public Source? Find(string id) => Entries.GetValueOrDefault(id);

    /// <returns>What is wrong with citing this id and how to mend it, or null.</returns>
    public Mistake? MistakeIn(string id)
    {
        if (entries is null || entries.ContainsKey(id))
        {
            return null;
        }

        return Nearest.To(id, entries.Keys) is null && Pattern().IsMatch(id)
            ? new Mistake(ContentRules.SourceIsKnown, $"[^{id}] is read as a citation, and there is no such source.",
                $"Put it into backticks if it is a pattern: `[^{id}]`.")
            : new Mistake(ContentRules.SourceIsKnown, $"The source `{id}` is not in {Path}.",
                Nearest.DidYouMean(id, entries.Keys, "Add it there, or cite another source.", quote: "`"));
    }

    /// <summary>A set of characters of a regular expression: <c>a-z</c>, <c>0-9_</c>, <c>\s</c>.</summary>
    [GeneratedRegex("""^[\W_]*(?:[A-Za-z]-[A-Za-z]|[0-9]-[0-9])+(?![\p{L}\p{N}])|[\\"'<>/;|+*$(){}=&%!?]|^[\W_]+$""")]
    private static partial Regex Pattern();
}

/// <summary>Reads the two registries of claims: sources, and the figures that cite them.</summary>
internal static class SourcesParser
{
    public const string FiguresPath = "data/glance.yml";

    public static SourceRegistry ReadSources(ContentFiles files, ICollection<Problem> problems) =>
        new(ReadEntries(files, SourceRegistry.Path, problems, ReadSource));

    public static FrozenDictionary<string, Figure> ReadFigures(ContentFiles files, SourceRegistry sources, ICollection<Problem> problems) =>
        ReadEntries(files, FiguresPath, problems, (id, map) => ReadFigure(id, map, sources)) ?? FrozenDictionary<string, Figure>.Empty;

    /// <summary>
    /// An entry with a mistake is kept, so that whoever names it is not blamed as well: with a problem anywhere nothing is
    /// published.
    /// </summary>
    /// <returns>Null for a file with a problem that hides its entries.</returns>
    private static FrozenDictionary<string, T>? ReadEntries<T>(
        ContentFiles files, string path, ICollection<Problem> problems, Func<string, YamlMap, T> read)
    {
        if (files.Find(path) is not { } file)
        {
            return files.IsUnreadable(path) ? null : FrozenDictionary<string, T>.Empty;
        }

        var registry = YamlParser.Read(file.Text, new ContentLocation(path, 0, problems));
        return registry?.Keys
            .Select(id => (Id: id, Map: registry.Map(id)))
            .Where(entry => entry.Map is not null)
            .ToFrozenDictionary(entry => entry.Id, entry => read(entry.Id, entry.Map!));
    }

    private static Source ReadSource(string id, YamlMap map)
    {
        var read = map.RequiredPastDate("checked");
        var source = new Source(
            id, map.RequiredText("publisher"), map.RequiredText("title"), ReadUrl(map), map.RequiredYear("year", read),
            map.Place("place"), map.Text("licence"), read);
        map.ExpectPlain("publisher", "title", "place", "licence");
        map.RefuseEmptyAndUnknownKeys();
        return source;
    }

    private static Uri ReadUrl(YamlMap map)
    {
        var text = map.RequiredText("url");
        if (MistakeIn(text, out var url) is { } mistake && text.Length > 0)
        {
            map.Report("url", mistake);
        }

        return url ?? new Uri("about:blank");
    }

    /// <summary>A source is one that every reader can open.</summary>
    private static Mistake? MistakeIn(string text, out Uri? url)
    {
        if (text.Any(char.IsWhiteSpace))
        {
            url = null;
            return new Mistake(ContentRules.ValueIsAddress, $"`url` holds a space: {text}.", "Take it out, or write it as %20.");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || url.Scheme is not ("https" or "http"))
        {
            return new Mistake(ContentRules.ValueIsAddress, $"`url` is not a web address: {text}.", "Write it in full, from https:// on.");
        }

        return url is { HostNameType: UriHostNameType.Dns, UserInfo: "" } && url.Host.Trim('.').Contains('.')
            ? null
            : new Mistake(ContentRules.ValueIsAddress, $"`url` is no address that every reader can open: {text}.",
                "Name the public site, such as https://example.org/page, without a user.");
    }

    private static Figure ReadFigure(string id, YamlMap map, SourceRegistry sources)
    {
        var sourceId = map.RequiredText("source");
        if (sourceId.Length > 0 && sources.MistakeIn(sourceId) is { } mistake)
        {
            map.Report("source", mistake);
        }

        var source = sources.Find(sourceId);
        var figure = new Figure(
            id, map.RequiredText("label"), map.RequiredText("value"), map.Text("detail"), map.RequiredText("place"),
            map.RequiredYear("year", source?.Checked ?? default), source!);
        map.ExpectPlain("label", "value", "detail", "place");
        map.RefuseEmptyAndUnknownKeys();
        return figure;
    }
}
