using System.Collections.Immutable;
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

    private const string Opening = "---\n";

    /// <returns>Null after reporting front matter that is missing, never closed or not YAML.</returns>
    public static FrontMatter? Read(ContentFile file, ICollection<Problem> problems)
    {
        if (!file.Text.StartsWith(Opening, StringComparison.Ordinal))
        {
            problems.Add(new Problem(ContentRules.FrontMatterBegins, file.Path, 1, 1, "The file does not begin with front matter.",
                "Begin it with a line `---`, then `id:` and `title:`, then a line `---`."));
            return null;
        }

        if (ClosingLine().Match(file.Text, Opening.Length - 1) is not { Success: true } closing)
        {
            problems.Add(new Problem(ContentRules.FrontMatterEnds, file.Path, 1, 1, "The front matter is never closed.",
                "Add a line `---` below its last key."));
            return null;
        }

        var place = new ContentLocation(file.Path, linesAbove: 1, problems);
        return YamlParser.Read(file.Text[Opening.Length..(closing.Index + 1)], place) is { } map ? Read(map) : null;
    }

    /// <summary>Where the YAML stands in an article's text, both lines <c>---</c> left out; null where there is none.</summary>
    public static Range? PlaceIn(string text) =>
        text.StartsWith(Opening, StringComparison.Ordinal) && ClosingLine().Match(text, Opening.Length - 1) is { Success: true } closing
            ? Opening.Length..(closing.Index + 1)
            : null;

    /// <summary>Whether front matter that cannot be read, as while it is written, says that the article is a draft.</summary>
    public static bool SaysDraft(string text)
    {
        var end = ClosingLine().Match(text) is { Success: true } closing ? closing.Index : text.IndexOf("\n\n", StringComparison.Ordinal);
        return text.StartsWith(Opening, StringComparison.Ordinal) && DraftLine().IsMatch(end < 0 ? text : text[..end]);
    }

    private static FrontMatter Read(YamlMap map)
    {
        var title = map.RequiredText("title");
        var front = new FrontMatter(
            map.RequiredText("id", 60),
            title,
            map.Text("navTitle", 16) is { Length: > 0 } label ? label : title,
            map.RequiredText("summary", MaxSummary),
            map.Text("description", MaxDescription),
            map.Number("order", 1000, 0, 10_000),
            map.Date("published"),
            map.Date("updated"),
            map.Date("reviewed"),
            map.LocatedText("reviewed"),
            map.Number("reviewEveryMonths", 12, 1, 60),
            ReadPublication(map),
            map.Choice("comments", "open", "closed") == "open",
            map.Text("commentPrompt", MaxDescription),
            map.LocatedText("drawing"),
            map.Texts("aliases"),
            map.Texts("related"),
            [.. map.Maps("changes").Select(ReadChange)]);
        map.RefuseUnknownKeys();
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

    private static Change ReadChange(YamlMap map)
    {
        var change = new Change(map.RequiredDate("date"), map.RequiredText("note"), ReadCommentId(map));
        map.RefuseUnknownKeys();
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

    [GeneratedRegex("^draft:[ \\t]*true[ \\t]*(?:#.*)?$", RegexOptions.Multiline)]
    private static partial Regex DraftLine();

    [GeneratedRegex("\\n---[ \\t]*(?:\\n|$)")]
    private static partial Regex ClosingLine();
}
