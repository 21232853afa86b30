using System.Globalization;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Comments;

/// <summary>The numbers of lists: a page shows those that were typed.</summary>
internal static class CommentNumbers
{
    /// <summary>HTML counts by itself from item to item. Where all have the same number, so does who typed them.</summary>
    public static void Keep(MarkdownDocument document)
    {
        foreach (var list in document.Descendants<ListBlock>().Where(list => list.IsOrdered))
        {
            var items = list.Cast<ListItemBlock>().ToList();
            var isCounted = items.TrueForAll(item => item.Order == items[0].Order);
            foreach (var (before, item) in isCounted ? [] : items.Zip(items.Skip(1)))
            {
                if (item.Order != before.Order + 1)
                {
                    item.GetAttributes().AddProperty("value", item.Order.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }

    /// <summary>
    /// Numbers as a list writes them, of at most three digits and none too many: what begins with a year is a sentence, and so it reads
    /// as well where a feed reader or a sanitizer counts lists anew.
    /// </summary>
    public sealed class Parser : NumberedListItemParser
    {
        private const int MostDigits = 3;

        public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
        {
            var line = state.Line.AsSpan();
            var digits = line.IndexOfAnyExceptInRange('0', '9');
            result = default;
            return digits <= MostDigits && (digits == 1 || line[0] != '0') && base.TryParse(state, pendingBulletType, out result);
        }
    }
}
