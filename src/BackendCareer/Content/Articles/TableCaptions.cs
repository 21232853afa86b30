using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>A paragraph <c>Table: Pay by country</c> directly above a table becomes its caption.</summary>
internal static class TableCaptions
{
    private const string Mark = "Table: ";
    private const string Caption = "caption";

    /// <summary>After citations are numbered, in the order of the text.</summary>
    public static void Apply(ParsedArticle parsed)
    {
        foreach (var paragraph in parsed.Document.Descendants<ParagraphBlock>().Where(IsCaption).ToList())
        {
            var place = paragraph.Parent!.IndexOf(paragraph);
            if (place + 1 < paragraph.Parent.Count && paragraph.Parent[place + 1] is Table table)
            {
                Move(paragraph, table);
            }
            else
            {
                parsed.Report(paragraph, ContentRules.TableIsBelow, "There is no table directly below this caption.",
                    "Move it there, or begin the paragraph in another way than with Table:.");
            }
        }
    }

    /// <summary>The text that becomes the caption; null for a table without one.</summary>
    public static ParagraphBlock? Of(Table table) => table.GetData(Caption) as ParagraphBlock;

    private static bool IsCaption(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LiteralInline first && first.Content.AsSpan().StartsWith(Mark) && paragraph.Parent is not TableCell;

    private static void Move(ParagraphBlock paragraph, Table table)
    {
        var first = (LiteralInline)paragraph.Inline!.FirstChild!;
        first.Content.Start += Mark.Length;
        (paragraph.Inline.LastChild as LineBreakInline)?.Remove(); // the line that led to the table
        paragraph.Parent!.Remove(paragraph);
        table.SetData(Caption, paragraph);
    }
}
