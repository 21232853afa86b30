using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>An article's file and where it goes.</summary>
/// <param name="FromPath">The article's address without its slash, before and after.</param>
public sealed record FileMove(string From, string To, string FromPath, string ToPath);

/// <summary>What changes in one file that stays or goes.</summary>
/// <param name="File">Its place before the move.</param>
/// <param name="Places">How many links, or lines of a table, name something else than before.</param>
public sealed record FileChange(string File, ImmutableArray<TextEdit> Edits, int Places);

/// <summary>What moving an article comes to, before anything is written.</summary>
/// <param name="Moves">The article, then those of its section.</param>
/// <param name="Changes">In the order of the files; a file that only moves is not among them.</param>
public sealed record MovePlan(ImmutableArray<FileMove> Moves, ImmutableArray<FileChange> Changes)
{
    /// <param name="to">The article's new file.</param>
    public static MovePlan Of(ContentFiles files, IEnumerable<Article> articles, Article article, string to)
    {
        var newPath = ParsedArticle.PathOf(to);
        ImmutableArray<FileMove> moves =
        [
            new FileMove(article.File, to, article.Path, newPath),
            .. from below in articles
               where below.Path.StartsWith(article.Path + "/", StringComparison.Ordinal)
               let rest = below.Path[article.Path.Length..]
               let file = newPath + below.File[article.Path.Length..]
               where file != below.File
               select new FileMove(below.File, file, below.Path, newPath + rest),
        ];
        var links = new MovedLinks(moves);
        return new MovePlan(moves, [.. files.Texts.Select(links.ChangeIn).Where(change => change.Edits.Length > 0)]);
    }

    /// <summary>The content as it will be.</summary>
    public ContentFiles ApplyTo(ContentFiles files)
    {
        var names = Moves.ToDictionary(move => move.From, move => move.To);
        var changes = Changes.ToDictionary(change => change.File, change => change.Edits);
        return files with
        {
            Texts =
            [
                .. files.Texts
                    .Select(file => new ContentFile(names.GetValueOrDefault(file.Path, file.Path),
                        TextEdit.Apply(file.Text, changes.GetValueOrDefault(file.Path, []))))
                    .OrderBy(file => file.Path, StringComparer.Ordinal),
            ],
        };
    }

    /// <param name="told">A file's name for who reads the lines.</param>
    public IEnumerable<string> Lines(Func<string, string> told, bool areDone)
    {
        var changes = Changes.ToDictionary(change => change.File);
        foreach (var move in Moves)
        {
            changes.Remove(move.From, out var change);
            yield return $"{(areDone ? "moved" : "would move")} {told(move.From)} → {told(move.To)}{Places(change)}";
        }

        foreach (var change in Changes.Where(change => changes.ContainsKey(change.File)))
        {
            yield return $"{(areDone ? "changed" : "would change")} {told(change.File)}{Places(change)}";
        }
    }

    private static string Places(FileChange? change)
    {
        var what = change?.File == TrainingRoute.Path ? "line" : "link";
        return change is null or { Places: 0 } ? "" : $" ({change.Places} {what}{(change.Places == 1 ? "" : "s")})";
    }
}
