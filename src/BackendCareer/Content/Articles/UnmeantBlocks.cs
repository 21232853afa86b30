using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>Finds blocks that the parser made and hardly anybody meant: a heading of a sentence, a quote of nothing.</summary>
internal static partial class UnmeantBlocks
{
    /// <returns>What is wrong with the block, or null.</returns>
    public static Mistake? MistakeIn(Markdig.Syntax.Block block) => block switch
    {
        LeafBlock { Inline: not null, Parent.Count: > 1 } leaf when IsFrontMatter(leaf) => new Mistake(ContentRules.FrontMatterIsOnce,
            "These lines look like front matter and are text of the page.",
            "Write their keys into the front matter at the start of the file, and take the lines --- around them out."),
        HeadingBlock { IsSetext: true, Level: 2 } heading when IsSentence(heading) => new Mistake(
            ContentRules.HeadingIsMeant, "The line of hyphens directly below this text makes a heading of it.",
            "Leave an empty line between the two, or begin a heading with ##."),
        QuoteBlock { Count: 0 } when !TouchesText(block) && !HoldsDefinition(block) => Empty("quote"),
        ListItemBlock { Count: 0 } when !HoldsDefinition(block) => Empty("item of a list"),
        _ => null,
    };

    /// <summary>Of a link, which the parser has taken out, and of which more is told elsewhere.</summary>
    private static bool HoldsDefinition(Markdig.Syntax.Block block)
    {
        var root = block.Parent!;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.OfType<LinkReferenceDefinitionGroup>().SelectMany(group => group).Any(definition => definition.Line == block.Line);
    }

    /// <summary>As the last character of a tag does that was broken over lines: that has been told.</summary>
    private static bool TouchesText(Markdig.Syntax.Block block) =>
        block.Parent!.IndexOf(block) is var place and > 0
        && block.Parent[place - 1] is ParagraphBlock { Inline: { FirstChild: not null } inlines }
        && inlines.Descendants<Inline>().Max(inline => inline.Line) == block.Line - 1;

    private static Mistake Empty(string what) =>
        new(ContentRules.PartIsFilled, $"This {what} is empty.", "Write its text behind its mark, on the same line, or take it out.");

    /// <summary>A heading by a line below it is good Markdown; none ends as a sentence does.</summary>
    private static bool IsSentence(HeadingBlock heading) => SentenceEnd().IsMatch(ArticleMarkdown.TextOf(heading.Inline));

    /// <summary>Keys directly below a line <c>---</c>, and such a line directly below them; or keys of every article.</summary>
    private static bool IsFrontMatter(LeafBlock block)
    {
        if (block.Parent!.IndexOf(block) is not (var place and > 0)
            || block.Parent[place - 1] is not ThematicBreakBlock { ThematicChar: '-' } line)
        {
            return false;
        }

        var lines = new LiteralText(block.Inline!).Text.Split('\n');
        var isHeading = block is HeadingBlock { IsSetext: true };
        var first = isHeading ? block.Line - lines.Length : block.Line; // such a heading is where the line below it is
        return line.Line == first - 1 && (OwnKey().IsMatch(lines[0]) || (isHeading && lines.All(Key().IsMatch)));
    }

    [GeneratedRegex(@"[.,;:!…。！]['""”’»)\]]*\s*$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^[A-Za-z_][\w-]*:(?:\s|$)")]
    private static partial Regex Key();

    [GeneratedRegex("^(?:id|title|summary): ")]
    private static partial Regex OwnKey();
}
