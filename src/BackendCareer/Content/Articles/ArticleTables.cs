using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>The tables of an article: classes, scopes, numbers and captions.</summary>
internal static partial class ArticleTables
{
    private const string Mark = "Table: ";
    private const string Number = "number";
    private const string Caption = "caption";

    /// <summary>Markdig would align cells with style attributes, which the site's content policy refuses.</summary>
    public static void Style(MarkdownDocument document)
    {
        foreach (var (index, table) in document.Descendants<Table>().Index())
        {
            table.SetData(Number, index + 1);
            foreach (var row in table.OfType<TableRow>())
            {
                Style(row, table.ColumnDefinitions);
            }

            foreach (var code in table.Descendants<CodeInline>())
            {
                code.Content = code.Content.Replace(@"\|", "|", StringComparison.Ordinal); // the only way to write one there
            }

            table.ColumnDefinitions.ForEach(column => column.Alignment = null);
        }
    }

    private static void Style(TableRow row, List<TableColumnDefinition> columns)
    {
        foreach (var (index, cell) in row.OfType<TableCell>().Index())
        {
            if (index < columns.Count && columns[index].Alignment == TableColumnAlign.Right)
            {
                cell.GetAttributes().AddClass("num");
            }

            if (row.IsHeader)
            {
                cell.GetAttributes().AddProperty("scope", "col");
            }
        }
    }

    /// <summary>
    /// A paragraph <c>Table: Pay by country</c> directly above a table becomes its caption: after citations are numbered, in the
    /// order of the text.
    /// </summary>
    public static void MoveCaptions(ParsedArticle parsed)
    {
        foreach (var table in parsed.Document.Descendants<Table>().ToList())
        {
            CheckTextAbove(parsed, table);
        }

        foreach (var paragraph in parsed.Document.Descendants<ParagraphBlock>().Where(IsCaption).ToList())
        {
            var place = paragraph.Parent!.IndexOf(paragraph);
            if (place + 1 < paragraph.Parent.Count && paragraph.Parent[place + 1] is Table table)
            {
                Move(paragraph, table);
            }
            else if (BrokenTables.MistakeIn(paragraph, new LiteralText(paragraph.Inline!).Text) is null) // else told as that
            {
                parsed.Report(paragraph, ContentRules.TableIsBelow, "There is no table directly below this caption.",
                    "Move it there, or begin the paragraph in another way than with Table:.");
            }
        }
    }

    /// <summary>What was meant as a caption and would be a paragraph.</summary>
    private static void CheckTextAbove(ParsedArticle parsed, Table table)
    {
        var place = table.Parent!.IndexOf(table);
        if (place == 0 || table.Parent[place - 1] is not ParagraphBlock { Inline: { } inlines } above || IsCaption(above))
        {
            return;
        }

        var text = ArticleMarkdown.TextOf(inlines);
        var (literal, caption) = (new LiteralText(inlines), $"\n{Mark}");
        if (literal.Text.IndexOf(caption, StringComparison.OrdinalIgnoreCase) is var line and >= 0)
        {
            parsed.Report(above, literal.SourceOf(line + 1), new Mistake(
                ContentRules.TableIsBelow, "This caption is part of the paragraph above it, and shown as text.",
                "Leave an empty line above it."));
        }
        else if (NearCaption().IsMatch(text))
        {
            parsed.Report(above, ContentRules.TableIsBelow, "This is shown as text and is no caption of the table.",
                "Begin it with Table: and a space, without formatting and with a capital T.");
        }
    }

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

    [GeneratedRegex(@"^table\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex NearCaption();

    /// <summary>A wide table scrolls in its own region, which the keyboard can reach and which needs a name of its own.</summary>
    internal sealed class ScrollingRenderer : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var caption = (table.GetData(Caption) as ParagraphBlock)?.Inline;
            renderer.EnsureLine();
            renderer.Write("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            renderer.WriteEscape(caption is null ? $"Table {table.GetData(Number)}" : ArticleMarkdown.TextOf(caption)).Write("\">");
            if (caption is null)
            {
                base.Write(renderer, table);
            }
            else
            {
                WriteWithCaption(renderer, table, caption);
            }

            renderer.WriteLine("</div>");
        }

        /// <summary>The renderer of tables knows no caption: it is put in behind the opening tag.</summary>
        private void WriteWithCaption(HtmlRenderer renderer, Table table, ContainerInline caption)
        {
            const string Opening = "<table>";
            var page = renderer.Writer;
            using var alone = new StringWriter();
            renderer.Writer = alone;
            base.Write(renderer, table);
            renderer.Writer = page;
            renderer.Write(Opening).Write("<caption>");
            renderer.WriteChildren(caption);
            renderer.Write("</caption>").Write(alone.ToString().TrimStart()[Opening.Length..]);
        }
    }
}
