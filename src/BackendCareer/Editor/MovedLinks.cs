using System.Collections.Frozen;
using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>Finds what names a moved article, or is named from one, and writes it anew.</summary>
internal sealed class MovedLinks(IEnumerable<FileMove> moves)
{
    private const string Aliases = "aliases";

    private readonly FrozenDictionary<string, FileMove> _byFile = moves.ToFrozenDictionary(move => move.From);
    private readonly FrozenDictionary<string, FileMove> _byPath = moves.ToFrozenDictionary(move => move.FromPath);

    public FileChange ChangeIn(ContentFile file)
    {
        if (file.Path == TrainingRoute.Path)
        {
            return ChangeOf(file, LocatedText.Cells(file, "page").Select(RouteEdit), alias: null);
        }

        // A part that several articles include stands in no article's place: its links start from its own file.
        var isPart = IncludeResolver.IsInclude(file.Path) && file.Path.EndsWith(".md", StringComparison.Ordinal);
        if (!isPart && !ParsedArticle.IsArticle(file.Path))
        {
            return ChangeOf(file, [], alias: null);
        }

        var front = isPart ? null : FrontMatterText.Read(file.Text);
        var links = LocatedText.Links(file.Text).Concat(front?.Items("related") ?? []);
        return ChangeOf(file, links.Select(link => LinkEdit(file, link)), AliasEdit(file, front));
    }

    private static FileChange ChangeOf(ContentFile file, IEnumerable<TextEdit?> edits, TextEdit? alias)
    {
        ImmutableArray<TextEdit> places = [.. edits.OfType<TextEdit>()];
        return new FileChange(file.Path, alias is null ? places : places.Add(alias), places.Length);
    }

    private TextEdit? RouteEdit(LocatedText page) =>
        _byPath.GetValueOrDefault(page.Text) is { } move && move.ToPath != move.FromPath
            ? new TextEdit(page.Start, page.Length, move.ToPath)
            : null;

    private TextEdit? LinkEdit(ContentFile file, LocatedText link)
    {
        var (path, anchor) = ArticleLinks.Split(link.Text);
        if (path.Length == 0 || ArticleLinks.HasScheme(link.Text) || ArticleLinks.Combine(file.Path, path) is not { } target)
        {
            return null;
        }

        var from = NewPlaceOf(file.Path);
        var to = NewPlaceOf(target);
        var written = Relative(from, to, path);
        var isLongWay = Relative(file.Path, target, path) != path;
        if (written == path || (isLongWay && ArticleLinks.Combine(from, path) == to))
        {
            return null; // both moved together, or neither; a long way round is the author's own as long as it leads there
        }

        if (file.Text.AsSpan(link.Start, link.Length).StartsWith(path))
        {
            return new TextEdit(link.Start, path.Length, written);
        }

        var whole = anchor.Length > 0 ? $"{written}#{anchor}" : written;
        return new TextEdit(link.Start, link.Length, whole); // it was written with escapes
    }

    private TextEdit? AliasEdit(ContentFile file, FrontMatterText? front)
    {
        if (front is null || _byFile.GetValueOrDefault(file.Path) is not { } move || move.FromPath == move.ToPath)
        {
            return null;
        }

        // What comes back to a former address gives that alias up for the one that it leaves.
        var own = front.Items(Aliases).FirstOrDefault(alias => GuideRules.AliasPath(alias.Text) == move.ToPath);
        return own.Length > 0 ? new TextEdit(own.Start, own.Length, move.FromPath) : front.Add(Aliases, move.FromPath);
    }

    private string NewPlaceOf(string file) => _byFile.TryGetValue(file, out var move) ? move.To : file;

    private static string Relative(string fromFile, string toFile, string before)
    {
        var folder = fromFile[..Math.Max(0, fromFile.LastIndexOf('/'))];
        var relative = Path.GetRelativePath("/" + folder, "/" + toFile).Replace('\\', '/');
        return before.StartsWith("./", StringComparison.Ordinal) && !relative.StartsWith('.') ? "./" + relative : relative;
    }
}
