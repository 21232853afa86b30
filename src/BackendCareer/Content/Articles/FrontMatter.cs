using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>What an author says about an article, between the two <c>---</c> lines at its top.</summary>
/// <param name="Id">Never changes: readers' comments hang on it.</param>
/// <param name="Order">Place in the navigation among its siblings, lowest first.</param>
/// <param name="Drawing">A drawing to stand beside the title; an empty name for none.</param>
/// <param name="Reviewed">The last review as it is written, for who reports about it.</param>
/// <param name="ReviewEveryMonths">After how many months the facts are to be read again.</param>
internal sealed partial record FrontMatter(
    string Id,
    string Title,
    string NavTitle,
    string Summary,
    string Description,
    int Order,
    DateOnly? Published,
    DateOnly? Updated,
    DateOnly? LastReview,
    Located Reviewed,
    int ReviewEveryMonths,
    Publication Publication,
    bool CommentsOpen,
    string CommentPrompt,
    Located Drawing,
    ImmutableArray<Located> Aliases,
    ImmutableArray<Located> Related,
    ImmutableArray<Change> Changes)
{
    public DateOnly? NextReview => LastReview?.AddMonths(ReviewEveryMonths);

    public const int MaxSummary = 200;
    public const int MaxDescription = 160;

    /// <returns>Null after reporting front matter that is missing, never closed or not YAML.</returns>
    public static FrontMatter? Read(ContentFile file, ICollection<Problem> problems)
    {
        if (!OpeningLine().IsMatch(file.Text))
        {
            problems.Add(new Problem(MistakeInFirstLine(file.Text), file.Path, 1, 1));
            return null;
        }

        if (PlaceIn(file.Text) is not { } yaml)
        {
            problems.Add(new Problem(ContentRules.FrontMatterEnds, file.Path, 1, 1, "The front matter is never closed.",
                "Add a line `---` below its last key."));
            return null;
        }

        var place = new ContentLocation(file.Path, linesAbove: 1, problems);
        return YamlParser.Read(file.Text[yaml], place) is { } map ? Read(map) : null;
    }

    /// <summary>Where the YAML stands in an article's text, both lines <c>---</c> left out; null where there is none.</summary>
    public static Range? PlaceIn(string text) =>
        OpeningLine().Match(text) is { Success: true } opening
        && ClosingLine().Match(text, opening.Length - 1) is { Success: true } closing
            ? opening.Length..(closing.Index + 1)
            : null;

    /// <summary>Some editors put in spaces of other kinds, which look the same.</summary>
    private static Mistake MistakeInFirstLine(string text)
    {
        var seen = text.TakeWhile(character => character != '\n')
            .Where(character => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format);
        return seen.SequenceEqual("---")
            ? new Mistake(ContentRules.FrontMatterBegins, "The line `---` holds something that cannot be seen.", "Write the line anew.")
            : new Mistake(ContentRules.FrontMatterBegins, "The file does not begin with front matter.",
                "Begin it with a line `---`, then `id:` and `title:`, then a line `---`.");
    }

    /// <summary>
    /// When readers could open an article of which nothing else may be known. Where git left two versions that do not agree they could now:
    /// one of them may be what readers have.
    /// </summary>
    public static Publication PublicationIn(ContentFile file)
    {
        var said = ConflictMarkers.Versions(file.Text).Select(text => PublicationIn(new ContentFile(file.Path, text), []))
            .Distinct().ToList();
        return said is [var agreed] ? agreed : new Publication(Draft: false, null, null);
    }

    private static Publication PublicationIn(ContentFile file, List<Problem> unheard) =>
        Read(file, unheard)?.Publication ?? new Publication(SaysDraft(file.Text), null, null);

    /// <summary>Whether front matter that cannot be read, as while it is written, says that the article is a draft.</summary>
    private static bool SaysDraft(string text)
    {
        var end = ClosingLine().Match(text) is { Success: true } closing ? closing.Index : text.IndexOf("\n\n", StringComparison.Ordinal);
        return OpeningLine().IsMatch(text) && DraftLine().IsMatch(end < 0 ? text : text[..end]);
    }

    private static FrontMatter Read(YamlMap map)
    {
        var title = map.RequiredText("title");
        var publication = ReadPublication(map);
        DateOnly? planned = publication.From is { } from ? DateOnly.FromDateTime(from.UtcDateTime) : null;
        var front = new FrontMatter(
            map.RequiredText("id", 60),
            title,
            map.Text("navTitle", 16) is { Length: > 0 } label ? label : title,
            map.RequiredText("summary", MaxSummary),
            map.Text("description", MaxDescription),
            map.Number("order", 1000, 0, 10_000),
            map.PastDate("published", planned),
            map.PastDate("updated", planned),
            map.PastDate("reviewed", planned),
            map.LocatedText("reviewed"),
            map.Number("reviewEveryMonths", 12, 1, 60),
            publication,
            map.Choice("comments", "open", "closed") == "open",
            map.Text("commentPrompt", MaxDescription),
            map.LocatedText("drawing"),
            map.Texts("aliases"),
            map.Texts("related"),
            [.. map.Maps("changes").Select(change => ReadChange(change, planned))]);
        map.ExpectPlain("title", "navTitle", "summary", "description", "commentPrompt");
        Placeholders.CheckSummary(map, publication.Draft);
        map.RefuseEmptyAndUnknownKeys();
        return front;
    }

    private static Publication ReadPublication(YamlMap map)
    {
        var publication = new Publication(map.Choice("draft", "false", "true") == "true", map.Moment("publish"), map.Moment("expires"));
        if (publication.From >= publication.Until)
        {
            map.Report("expires", ContentRules.ExpiresLater, "The article expires before it is published.",
                "Correct one of the two dates.");
        }

        return publication;
    }

    private static Change ReadChange(YamlMap map, DateOnly? planned)
    {
        var change = new Change(map.RequiredPastDate("date", planned), map.RequiredText("note"), ReadCommentId(map));
        map.ExpectPlain("note");
        map.RefuseEmptyAndUnknownKeys();
        return change;
    }

    private static Guid? ReadCommentId(YamlMap map)
    {
        var text = map.Text("comment");
        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }

        if (text.Length > 0)
        {
            map.Report("comment", ContentRules.ValueIsCommentId, $"`comment` is not the id of a comment: {text}.",
                "Copy what follows `#c-` in the link on the comment's date.");
        }

        return null;
    }

    [GeneratedRegex("^---[ \\t]*\\n")]
    private static partial Regex OpeningLine();

    [GeneratedRegex("^draft:[ \\t]*true[ \\t]*(?:#.*)?$", RegexOptions.Multiline)]
    private static partial Regex DraftLine();

    [GeneratedRegex("\\n---[ \\t]*(?:\\n|$)")]
    private static partial Regex ClosingLine();
}
