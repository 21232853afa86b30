using System.Collections.Frozen;

namespace BackendCareer.Content;

/// <summary>Reads the two registries of claims: sources, and the figures that cite them.</summary>
internal static class SourcesReader
{
    public const string SourcesPath = "data/sources.yml";
    public const string FiguresPath = "data/glance.yml";

    public static FrozenDictionary<string, Source> ReadSources(ContentFiles files, ICollection<Problem> problems) =>
        ReadRegistry(files, SourcesPath, problems, ReadSource);

    public static FrozenDictionary<string, Figure> ReadFigures(
        ContentFiles files, FrozenDictionary<string, Source> sources, ICollection<Problem> problems) =>
        ReadRegistry(files, FiguresPath, problems, (id, map) => ReadFigure(id, map, sources));

    private static FrozenDictionary<string, T> ReadRegistry<T>(
        ContentFiles files, string path, ICollection<Problem> problems, Func<string, YamlMap, T?> read)
        where T : class
    {
        var entries = new Dictionary<string, T>();
        if (files.Find(path) is { } file && YamlMap.Read(file.Text, new ContentLocation(path, 0, problems)) is { } registry)
        {
            foreach (var id in registry.Keys)
            {
                if (registry.Map(id) is { } map && read(id, map) is { } entry)
                {
                    entries.Add(id, entry);
                }
            }
        }

        return entries.ToFrozenDictionary();
    }

    private static Source? ReadSource(string id, YamlMap map)
    {
        var url = ReadUrl(map);
        var entry = (
            Publisher: map.RequiredText("publisher"),
            Title: map.RequiredText("title"),
            Year: map.RequiredText("year"),
            Place: map.Text("place"),
            Licence: map.Text("licence"),
            Checked: map.Date("checked"));
        if (entry.Checked is null && !map.Has("checked"))
        {
            map.Report("checked", "A source says when it was last read.", "Add `checked: 2026-11-22`.");
        }

        map.RefuseUnknownKeys();
        return url is null
            ? null
            : new Source(id, entry.Publisher, entry.Title, url, entry.Year, entry.Place, entry.Licence, entry.Checked ?? default);
    }

    private static Uri? ReadUrl(YamlMap map)
    {
        var text = map.RequiredText("url");
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
        {
            return url;
        }

        map.Report("url", $"`url` is not a web address: {text}.", "Write it in full, from https:// on.");
        return null;
    }

    private static Figure? ReadFigure(string id, YamlMap map, FrozenDictionary<string, Source> sources)
    {
        var sourceId = map.RequiredText("source");
        var figure = (
            Label: map.RequiredText("label"),
            Value: map.RequiredText("value"),
            Detail: map.Text("detail"),
            Place: map.RequiredText("place"),
            Year: map.RequiredText("year"));
        map.RefuseUnknownKeys();
        if (sources.TryGetValue(sourceId, out var source))
        {
            return new Figure(id, figure.Label, figure.Value, figure.Detail, figure.Place, figure.Year, source);
        }

        map.Report("source", $"`{sourceId}` is not in {SourcesPath}.", SuggestSource(sourceId, sources));
        return null;
    }

    public static string SuggestSource(string id, FrozenDictionary<string, Source> sources) =>
        Nearest.To(id, sources.Keys) is { } meant ? $"Did you mean `{meant}`?" : "Add it there, or cite another source.";
}
