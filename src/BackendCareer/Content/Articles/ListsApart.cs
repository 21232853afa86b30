using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>Finds what was meant as part of a list's item and is none, because it is not indented as far as the item's text.</summary>
internal static class ListsApart
{
    /// <returns>What is wrong with the block, or null.</returns>
    public static Mistake? MistakeIn(Markdig.Syntax.Block block)
    {
        if (block.Parent is not { } parent
            || block is not (ParagraphBlock or ListBlock or QuoteBlock or FencedCodeBlock or Table))
        {
            return null;
        }

        var place = parent.IndexOf(block);
        if (place > 0 && IsHalfIndented(block, parent[place - 1]))
        {
            return new Mistake(ContentRules.ListIsWhole,
                "This is not part of the list above it: it is indented, but not as far as the text of the item.",
                "Indent it with spaces as far as the text of that item, or not at all.");
        }

        return place > 1 && block is ListBlock list && BeginsAgain(list, parent[place - 1], parent[place - 2])
            ? new Mistake(ContentRules.ListIsWhole,
                "The numbers of this list begin again, because what stands above it is not part of the item before.",
                "Indent that with spaces as far as the text of the item.")
            : null;
    }

    /// <summary>A paragraph behind one space alone is meant as it is shown more often than not.</summary>
    private static bool IsHalfIndented(Markdig.Syntax.Block block, Markdig.Syntax.Block before) =>
        before is ListBlock { LastChild: ListItemBlock item } && block.Line > item.Line
        && block.Column > item.Column + (block is ParagraphBlock ? 1 : 0);

    /// <summary>A list of one item, one block, another list: whoever writes 1. before each item leaves the counting to the page.</summary>
    private static bool BeginsAgain(ListBlock list, Markdig.Syntax.Block between, Markdig.Syntax.Block before) =>
        list is { IsOrdered: true, OrderedStart: null or "1" }
        && before is ListBlock { IsOrdered: true, Count: 1, OrderedStart: null or "1" } first
        && first.OrderedDelimiter == list.OrderedDelimiter && list.Column == first.Column
        && !IsHalfIndented(between, before) && !Introduces(between);

    /// <summary>What stands above a list of its own.</summary>
    private static bool Introduces(Markdig.Syntax.Block block) =>
        block is not (ParagraphBlock or ListBlock or QuoteBlock or FencedCodeBlock or Table)
        || (block is ParagraphBlock { Inline: { } inlines }
            && (inlines.All(inline => inline is EmphasisInline)
                || ArticleMarkdown.TextOf(inlines).TrimEnd().EndsWith(':')));
}
