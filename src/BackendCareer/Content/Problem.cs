using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BackendCareer.Content;

/// <summary>One thing that is checked in the content.</summary>
/// <param name="Id">How a report names it; never changes.</param>
/// <param name="IsWarning">A warning is told and published; of anything else <see cref="Problem.KeepsBack"/> says what it stops.</param>
/// <param name="Topic">Under which heading <c>docs/content-rules.md</c> lists it.</param>
/// <param name="Says">The rule in a sentence, for editors.</param>
public sealed record ContentRule(string Id, bool IsWarning, string Topic, string Says);

/// <summary>A rule broken: what is wrong and how to mend it, before it is known where.</summary>
public sealed record Mistake(ContentRule Rule, string What, string Remedy);

/// <summary>What a problem keeps from readers until it is mended, from nothing to everything new.</summary>
public enum KeptBack
{
    /// <summary>It is a warning.</summary>
    Nothing,

    /// <summary>A draft or an expired article: no reader waits for it.</summary>
    Draft,

    /// <summary>An article whose day is to come.</summary>
    Scheduled,

    /// <summary>An article that would be open by its dates, and stays out.</summary>
    Due,

    /// <summary>Every change of the guide.</summary>
    Guide,
}

/// <summary>An author's mistake: where it is, what is wrong and how to mend it.</summary>
/// <param name="Path">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">From 1, in the file's own numbering.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed partial record Problem(ContentRule Rule, string Path, int Line, int Column, string What, string Remedy)
{
    public Problem(Mistake mistake, string path, int line, int column)
        : this(mistake.Rule, path, line, column, mistake.What, mistake.Remedy)
    {
    }

    public KeptBack KeepsBack { get; init; } = Rule.IsWarning ? KeptBack.Nothing : KeptBack.Guide;

    /// <summary>The day on which it is no mistake any more; null for one that time does not mend.</summary>
    public DateOnly? Until { get; init; }

    internal bool HoldsOn(DateOnly today) => Until is not { } day || today < day;

    /// <summary>
    /// That what must have been is still to come. Such a problem stands for every day that is read, and holds only while it is true.
    /// </summary>
    internal static Problem OfDayToCome(string name, DateOnly day, string path, int line, int column) => new(
        ContentRules.DayHasBeen, path, line, column, $"{name} is a day to come: {Dates.Day(day)}.",
        "Correct it, or write it when that day is there.")
    {
        Until = day.AddDays(-1), // whoever writes east of Greenwich is a day ahead
    };

    /// <summary>Whether nothing that readers have or wait for suffers from it.</summary>
    public bool IsWarning => KeepsBack <= KeptBack.Draft;

    /// <summary>What follows, where it is less than for other problems; else empty.</summary>
    public string Consequence => KeepsBack switch
    {
        KeptBack.Draft => "It keeps back this article alone, which readers do not get.",
        KeptBack.Scheduled => "It keeps back this article alone, which readers are to get on its day.",
        KeptBack.Due => "It keeps back this article alone, which readers were to have by now.",
        _ => "",
    };

    public override string ToString() => Plain($"{Place}{What} {Remedy} {Consequence}").TrimEnd();

    /// <summary>The folder as a whole has no lines, and is named in what is said of it.</summary>
    private string Place => Path == "." ? "" : $"{Path}:{Line}:{Column}: ";

    /// <summary>For a console or a log, where what an article or the name of a file holds must begin no line and move no cursor.</summary>
    internal static string Plain(string text) => ControlCharacters().Replace(text, "\uFFFD");

    [GeneratedRegex(@"[\p{Cc}-[\t]]")]
    private static partial Regex ControlCharacters();
}

/// <summary>A problem with the line it is in.</summary>
/// <param name="Excerpt">Null for a file that is not there, or is no text.</param>
public sealed record LocatedProblem(Problem Problem, SourceExcerpt? Excerpt)
{
    public static ImmutableArray<LocatedProblem> Of(IEnumerable<Problem> problems, ContentFiles files) =>
        [.. problems.Select(problem => new LocatedProblem(problem, ExcerptOf(problem, files)))];

    private static SourceExcerpt? ExcerptOf(Problem problem, ContentFiles files) =>
        files.Find(problem.Path) is { } file ? SourceExcerpt.Of(file.Text, problem.Line, problem.Column) : null;
}

/// <summary>One line of a file and the place in it, as a compiler shows them.</summary>
/// <param name="Line">A long line is cut to what stands around the place.</param>
/// <param name="Indent">What stands before the caret in the line below: as wide as the text above it.</param>
public sealed record SourceExcerpt(string Line, string Indent)
{
    private const int Widest = 80;
    private const int Before = 24; // so few that the place is in sight on a phone as well
    private const string Cut = "…";

    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, counted as <see cref="Problem"/> does; past the end means the end.</param>
    /// <returns>Null where the text has no such line.</returns>
    public static SourceExcerpt? Of(string text, int line, int column)
    {
        if (LineOf(text, line) is not { } whole)
        {
            return null;
        }

        var place = WholeCharacter(whole, Math.Clamp(column - 1, 0, whole.Length));
        var start = whole.Length <= Widest ? 0 : WholeCharacter(whole, Math.Clamp(place - Before, 0, whole.Length - Widest));
        var end = WholeCharacter(whole, Math.Min(whole.Length, start + Widest));
        var (head, tail) = (start > 0 ? Cut : "", end < whole.Length ? Cut : "");
        return new SourceExcerpt(head + whole[start..end] + tail, Blank(head + whole[start..place]));
    }

    private static string? LineOf(string text, int line)
    {
        var rest = text.AsSpan();
        foreach (var range in rest.Split('\n'))
        {
            if (--line == 0)
            {
                return rest[range].ToString();
            }
        }

        return null;
    }

    /// <summary>No cut and no caret between the two halves of one character.</summary>
    private static int WholeCharacter(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;

    /// <summary>A tab stays one, because nobody knows how wide it is drawn; an accent of its own takes no room.</summary>
    private static string Blank(string text) => string.Concat(text
        .Where(character => char.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
        .Select(character => character == '\t' ? '\t' : ' '));
}
