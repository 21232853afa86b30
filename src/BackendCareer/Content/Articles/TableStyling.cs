using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>
/// Gives the tables of an article classes, scopes and numbers. Markdig would align their cells with style attributes,
/// which the site's content policy refuses.
/// </summary>
internal static class TableStyling
{
    public static void Apply(MarkdownDocument document)
    {
        foreach (var (index, table) in document.Descendants<Table>().Index())
        {
            table.SetData(ArticleRenderer.TableNumber, index + 1);
            foreach (var row in table.OfType<TableRow>())
            {
                Apply(row, table.ColumnDefinitions);
            }

            table.ColumnDefinitions.ForEach(column => column.Alignment = null);
        }
    }

    private static void Apply(TableRow row, List<TableColumnDefinition> columns)
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
}
