using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>What other articles can know of one: where it is, when it is open, and which headings it has.</summary>
internal sealed record ArticleHead(ContentFile File, string Path, FrontMatter Front, ImmutableArray<Heading> Headings)
{
    /// <summary>Whether links to the two lead to the same place.</summary>
    public bool IsSameAs(ArticleHead other) =>
        ReferenceEquals(this, other)
        || (File.Path == other.File.Path && Front.Publication == other.Front.Publication && Headings.SequenceEqual(other.Headings));
}

/// <summary>One article's file as a syntax tree, before the other articles are known.</summary>
/// <param name="Includes">Every file that was read for it, with its text; null for one that is not there.</param>
internal sealed partial record ParsedArticle(
    ArticleHead Head, MarkdownDocument Document, ImmutableSortedDictionary<string, string?> Includes, ICollection<Problem> Problems)
{
    /// <summary>Anchors of the page around the article, and how many others begin.</summary>
    private static readonly string[] ReservedIds = ["main", "title", "contents", "glance", "sources", "review", "discussion", "related",
        "pages", "name", "body", "errors", "explore", "words"];
    private static readonly string[] ReservedStarts =
        ["source-", "cite-", "term-", "c-", "routes-", "pay-", "name-", "body-", "form-", "comment-"];

    public static bool IsArticle(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal)
        && !path.StartsWith("data/", StringComparison.Ordinal)
        && !IncludeResolver.IsInclude(path)
        && System.IO.Path.GetFileName(path) != "README.md";

    /// <returns>Null after reporting a file that cannot become an article.</returns>
    public static ParsedArticle? Read(ContentFile file, ContentFiles files, ICollection<Problem> problems)
    {
        if (!ArticlePath().IsMatch(file.Path))
        {
            problems.Add(new Problem(ContentRules.FileName, file.Path, 1, 1, "The name of the file cannot be an address.",
                "Use small letters, digits and hyphens."));
            return null;
        }

        if (ArticleMarkdown.Parse(file, problems) is not { } document || FrontMatter.Read(file, problems) is not { } front)
        {
            return null;
        }

        var includes = new IncludeResolver(files, problems);
        includes.Expand(document, [file.Path]);
        return new ParsedArticle(
            new ArticleHead(file, PathOf(file.Path), front, NameHeadings(file, document, problems)), document, includes.Read, problems);
    }

    public void Report(MarkdownObject place, ContentRule rule, string what, string remedy) =>
        Report(place, new Mistake(rule, what, remedy));

    public void Report(MarkdownObject place, Mistake mistake) =>
        Problems.Add(new Problem(mistake, FileOf(place), place.Line + 1, place.Column + 1));

    /// <param name="offset">In the text of the file in which the place was written.</param>
    public void Report(MarkdownObject place, int offset, Mistake mistake)
    {
        var text = TextOf(place);
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        Problems.Add(new Problem(mistake, FileOf(place), before.Count('\n') + 1, before.Length - before.LastIndexOf('\n')));
    }

    /// <summary>Of the file in which a part was written: what the spans of the part are counted in.</summary>
    public string TextOf(MarkdownObject place) =>
        FileOf(place) is var path && path == Head.File.Path ? Head.File.Text : Includes[path]!;

    /// <summary>The article's own file, or the included one in which a part was written.</summary>
    public string FileOf(MarkdownObject place) => IncludeResolver.FileOf(place, Head.File.Path);

    /// <summary>"role.md" → "role", "training/index.md" → "training", "index.md" → "".</summary>
    public static string PathOf(string file)
    {
        var path = file[..^".md".Length];
        return path == "index" || path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"index".Length].TrimEnd('/') : path;
    }

    /// <summary>Every heading gets an id: the author's own <c>{#id}</c>, else one made from its text.</summary>
    private static ImmutableArray<Heading> NameHeadings(ContentFile file, MarkdownDocument document, ICollection<Problem> problems)
    {
        var headings = ImmutableArray.CreateBuilder<Heading>();
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var text = ArticleMarkdown.TextOf(block.Inline).Trim();
            var attributes = block.GetAttributes();
            attributes.Id ??= LinkHelper.UrilizeAsGfm(text.TrimEnd(' ', '#')); // "C #" is c, not c-
            foreach (var mistake in new[] { TextMistake(block, text) ?? IdMistake(block.Level, attributes.Id, headings),
                LevelMistake(block.Level, headings) }.OfType<Mistake>())
            {
                problems.Add(new Problem(mistake, IncludeResolver.FileOf(block, file.Path), block.Line + 1, 1));
            }

            headings.Add(new Heading(block.Level, attributes.Id, text));
        }

        return headings.ToImmutable();
    }

    private static Mistake? TextMistake(HeadingBlock block, string text) =>
        block.Level > 1 && text.Length == 0 && block.Inline?.FirstChild is null
            ? new Mistake(ContentRules.HeadingHasId, "This heading has no text.", "Write it behind the marks #, or take them out.")
            : null;

    private static Mistake? IdMistake(int level, string id, IEnumerable<Heading> above)
    {
        const string Remedy = "Give this heading its own id: `## Heading {#another-id}`.";
        return id switch
        {
            _ when level == 1 => null, // refused as such
            "" => new Mistake(ContentRules.HeadingHasId, "No id can be made from this heading.", Remedy),
            _ when above.Any(heading => heading.Id == id) =>
                new Mistake(ContentRules.HeadingIdIsOwn, $"Two headings have the id {id}.", Remedy),
            _ when ReservedIds.Contains(id) || ReservedStarts.Any(start => id.StartsWith(start, StringComparison.Ordinal)) =>
                new Mistake(ContentRules.HeadingIdIsFree, $"The id {id} belongs to the page around the article.", Remedy),
            _ => null,
        };
    }

    private static Mistake? LevelMistake(int level, ImmutableArray<Heading>.Builder above)
    {
        var deepest = above.Count == 0 ? 2 : above[^1].Level + 1;
        return level <= Math.Max(2, deepest)
            ? null
            : new Mistake(ContentRules.HeadingLevel, $"A heading of level {level} stands here where the deepest possible is {deepest}.",
                $"Begin it with {new string('#', deepest)}.");
    }

    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*\\.md$")]
    private static partial Regex ArticlePath();
}
