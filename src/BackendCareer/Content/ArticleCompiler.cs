using System.Collections.Immutable;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace BackendCareer.Content;

/// <summary>Turns one parsed article into a finished one: links resolved, sources numbered, body rendered.</summary>
internal sealed class ArticleCompiler(ArticleLinks links, GuideData data, ICollection<Problem> problems)
{
    private const int WordsPerMinute = 220;

    public Article Compile(ParsedArticle parsed)
    {
        CheckMarkup(parsed);
        ResolveLinks(parsed);
        StyleTables(parsed.Document);
        var citations = NumberCitations(parsed);
        var front = parsed.Front;
        return new Article(
            front.Id, parsed.Path, parsed.File.Path, front.Title, front.NavTitle, front.Summary,
            front.Description.Length > 0 ? front.Description : front.Summary,
            front.Order, front.Published, front.Updated, front.Reviewed, front.Reviewed?.AddMonths(front.ReviewEveryMonths),
            front.Draft, front.CommentsOpen, front.CommentPrompt, DrawingOf(front), ReadingMinutes(parsed.Document),
            BodyOf(parsed), [.. parsed.Headings.Where(heading => heading.Level == 2)], citations,
            RelatedPaths(parsed), front.Changes);
    }

    /// <summary>Raw HTML and attributes beyond a heading's id would be a second, unchecked way into the page.</summary>
    private void CheckMarkup(ParsedArticle parsed)
    {
        foreach (var node in parsed.Document.Descendants())
        {
            if (node is HtmlBlock or HtmlInline)
            {
                parsed.Report(node, "Raw HTML is not used in articles.", "Write Markdown, or one of the ::: blocks.", problems);
            }
            else if (node is HeadingBlock { Level: 1 })
            {
                parsed.Report(node, "The title in the front matter is the heading of level 1.", "Begin this heading with ##.", problems);
            }
            else if (node.TryGetAttributes() is { } attributes && (attributes.Classes ?? attributes.Properties as object) is not null && node is not CustomContainer)
            {
                parsed.Report(node, "Attributes in braces can only give a heading its id.", "Take them out.", problems);
            }
        }
    }

    private void ResolveLinks(ParsedArticle parsed)
    {
        foreach (var link in parsed.Document.Descendants<LinkInline>())
        {
            link.Url = link.IsImage ? ResolveImage(parsed, link) : ResolveLink(parsed, link, link.Url ?? "");
        }

        foreach (var link in parsed.Document.Descendants<AutolinkInline>().Where(link => !link.IsEmail))
        {
            link.Url = ResolveLink(parsed, link, link.Url);
        }
    }

    private string ResolveLink(ParsedArticle parsed, Inline place, string link)
    {
        var (address, what, remedy) = links.Resolve(parsed, link);
        if (address is null)
        {
            parsed.Report(place, what, remedy, problems);
        }

        return address ?? "";
    }

    private string ResolveImage(ParsedArticle parsed, LinkInline image)
    {
        if (ParsedArticle.TextOf(image).Trim().Length == 0)
        {
            parsed.Report(image, "The image has no alternative text.", "Say in the square brackets what it shows.", problems);
        }

        var address = links.ResolveImage(parsed, image.Url ?? "");
        if (address is null)
        {
            parsed.Report(image, $"There is no image {image.Url}.",
                links.SuggestImage(image.Url ?? "") is { } meant ? $"Did you mean {meant}?" : "Put it below images/ and link to it from there.", problems);
        }

        return address ?? "";
    }

    /// <summary>Markdig aligns cells with style attributes, which the site's content policy refuses: classes instead.</summary>
    private static void StyleTables(MarkdownDocument document)
    {
        foreach (var (number, table) in document.Descendants<Table>().Index())
        {
            table.SetData(ArticleRenderer.TableNumber, number + 1);
            foreach (var (cell, column) in table.Descendants<TableRow>().SelectMany(row => row.OfType<TableCell>().Select((cell, column) => (cell, column))))
            {
                if (column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right)
                {
                    cell.GetAttributes().AddClass("num");
                }

                if (((TableRow)cell.Parent!).IsHeader)
                {
                    cell.GetAttributes().AddProperty("scope", "col");
                }
            }

            table.ColumnDefinitions.ForEach(column => column.Alignment = null);
        }
    }

    private ImmutableArray<Citation> NumberCitations(ParsedArticle parsed)
    {
        var citations = new List<Citation>();
        foreach (var citing in parsed.Document.Descendants<CitationInline>())
        {
            if (!data.Sources.TryGetValue(citing.SourceId, out var source))
            {
                parsed.Report(citing, $"The source {citing.SourceId} is not in {SourcesReader.SourcesPath}.",
                    SourcesReader.SuggestSource(citing.SourceId, data.Sources), problems);
                continue;
            }

            citing.IsFirst = citations.All(citation => citation.Source != source);
            if (citing.IsFirst)
            {
                citations.Add(new Citation(citations.Count + 1, source));
            }

            citing.Number = citations.First(citation => citation.Source == source).Number;
        }

        return [.. citations];
    }

    /// <summary>The document cut at the blocks that views draw.</summary>
    private ImmutableArray<BodyPart> BodyOf(ParsedArticle parsed)
    {
        var body = ImmutableArray.CreateBuilder<BodyPart>();
        var prose = new List<Markdig.Syntax.Block>();
        foreach (var block in parsed.Document)
        {
            if (block is CustomContainer container && !BlockRules.IsProse(container))
            {
                AddProse(body, prose);
                body.Add(new Block(container.Info!, BlockRules.ArgumentsOf(container), ArticleRenderer.Render(container)));
            }
            else
            {
                prose.Add(block);
            }
        }

        AddProse(body, prose);
        CheckBlocks(parsed);
        return body.ToImmutable();
    }

    private static void AddProse(ImmutableArray<BodyPart>.Builder body, List<Markdig.Syntax.Block> prose)
    {
        if (prose.Count > 0)
        {
            body.Add(new Prose(ArticleRenderer.Render(prose)));
            prose.Clear();
        }
    }

    private void CheckBlocks(ParsedArticle parsed)
    {
        foreach (var container in parsed.Document.Descendants<CustomContainer>())
        {
            if (BlockRules.Mistake(container, data) is var (what, remedy))
            {
                parsed.Report(container, what, remedy, problems);
            }
        }
    }

    private ImmutableArray<string> RelatedPaths(ParsedArticle parsed)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var (file, mark) in parsed.Front.Related)
        {
            if (links.PathOfFile(parsed, file) is { } path)
            {
                paths.Add(path);
            }
            else
            {
                parsed.Front.Place.Report(mark, $"There is no article {file}.", "Name the file, such as salary.md.");
            }
        }

        return paths.ToImmutable();
    }

    private HtmlString? DrawingOf(FrontMatter front)
    {
        if (front.Drawing.Length > 0 && !data.Drawings.ContainsKey(front.Drawing))
        {
            front.Place.Report(YamlDotNet.Core.Mark.Empty, $"There is no drawing {front.Drawing}.", "Put it into drawings/ as an .svg file.");
        }

        return data.Drawings.GetValueOrDefault(front.Drawing);
    }

    private static int ReadingMinutes(MarkdownDocument document)
    {
        var words = document.Descendants<LeafBlock>()
            .Where(block => block.Inline is not null)
            .Sum(block => ParsedArticle.TextOf(block.Inline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return Math.Max(1, (int)Math.Round(words / (double)WordsPerMinute));
    }
}
