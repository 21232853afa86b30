using System.Collections.Immutable;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BackendCareer.Content;

/// <summary>Turns one parsed article into a finished one: links resolved, sources numbered, body rendered.</summary>
internal sealed class ArticleCompiler(Dependencies dependencies)
{
    private const int WordsPerMinute = 220;

    public Article Compile(ParsedArticle parsed)
    {
        ArticleMarkdown.Check(parsed);
        Placeholders.Check(parsed);
        LinkDefinitions.Check(parsed, dependencies);
        Citations.CheckFigures(parsed);
        var words = new ArticleWords(parsed, dependencies.Ask(index => index.Data.Words));
        ResolveLinks(parsed, words);
        words.MarkAbbreviations();
        ArticleImages.Apply(parsed, dependencies);
        ArticleTables.Style(parsed.Document);
        var citations = Citations.Number(parsed, dependencies);
        ArticleTables.MoveCaptions(parsed);
        var front = parsed.Head.Front;
        return new Article(
            front.Id, parsed.Head.Path, parsed.Head.File.Path, front.Title, front.NavTitle, front.Summary,
            front.Description.Length > 0 ? front.Description : front.Summary,
            front.Order, front.Published, front.Updated, front.LastReview, front.NextReview,
            front.Publication, front.CommentsOpen, front.CommentPrompt, DrawingOf(parsed), ReadingMinutes(parsed.Document),
            BodyOf(parsed), [.. parsed.Head.Headings.Where(heading => heading.Level == 2)], citations,
            words.Used, RelatedPaths(parsed), front.Changes);
    }

    private void ResolveLinks(ParsedArticle parsed, ArticleWords words)
    {
        foreach (var link in parsed.Document.Descendants<LinkInline>().Where(link => !link.IsImage).ToList())
        {
            link.Url = ResolveLink(parsed, words, link, link.Url ?? "");
            if (link.Url.Length == 0)
            {
                Unwrap(link);
            }
        }

        foreach (var link in parsed.Document.Descendants<AutolinkInline>().Where(link => !link.IsEmail))
        {
            link.Url = ResolveLink(parsed, words, link, link.Url);
        }
    }

    /// <summary>Leaves the text of a link that leads nowhere now.</summary>
    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private string ResolveLink(ParsedArticle parsed, ArticleWords words, Inline place, string link)
    {
        var (from, file) = (parsed.Head, parsed.FileOf(place));
        var target = ArticleWords.IsTerm(link) ? words.Resolve(link) : dependencies.Ask(index => index.Links.Resolve(from, file, link));
        if (target.Mistake is { } mistake)
        {
            parsed.Report(place, mistake);
        }

        return target.Address;
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
                AddProse(parsed, body, prose);
                body.Add(new Block(container.Info!, BlockRules.ArgumentsOf(container), ArticleMarkdown.Render(container)));
            }
            else
            {
                prose.Add(block);
            }
        }

        AddProse(parsed, body, prose);
        CheckBlocks(parsed);
        return body.ToImmutable();
    }

    private static void AddProse(
        ParsedArticle parsed, ImmutableArray<BodyPart>.Builder body, List<Markdig.Syntax.Block> prose)
    {
        if (prose.Count > 0)
        {
            body.AddRange(ArticleMarkdown.RenderParts(prose, parsed.Head.Headings));
            prose.Clear();
        }
    }

    private void CheckBlocks(ParsedArticle parsed)
    {
        var drawn = new HashSet<string>();
        foreach (var container in parsed.Document.Descendants<CustomContainer>())
        {
            if ((BlockRules.MistakeIn(container) ?? MistakeInArguments(container)) is { } mistake)
            {
                parsed.Report(container, mistake);
            }
            else if (!BlockRules.IsProse(container) && !drawn.Add($"{container.Info} {container.Arguments}"))
            {
                parsed.Report(container, ContentRules.BlockIsOnce, $"The block ::: {container.Info} stands on this page twice.",
                    "Take one of them out.");
            }
        }
    }

    private Mistake? MistakeInArguments(CustomContainer container)
    {
        var (name, arguments) = (container.Info!, BlockRules.ArgumentsOf(container));
        return dependencies.Ask(index => BlockRules.MistakeIn(name, arguments, index.Data.Data));
    }

    private ImmutableArray<string> RelatedPaths(ParsedArticle parsed)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        var from = parsed.Head;
        foreach (var related in from.Front.Related)
        {
            var target = dependencies.Ask(index => index.Links.ResolveFile(from, related.Text));
            if (target.Mistake is { } mistake)
            {
                parsed.Problems.Add(related.Problem(from.File.Path, mistake));
            }

            if (target.Address.Length > 0)
            {
                paths.Add(target.Address.TrimStart('/'));
            }
        }

        return paths.ToImmutable();
    }

    private Drawing? DrawingOf(ParsedArticle parsed)
    {
        var named = parsed.Head.Front.Drawing;
        var drawing = dependencies.Ask(index => index.Data.Data.Drawings.GetValueOrDefault(named.Text));
        if (named.Text.Length > 0 && drawing is null)
        {
            parsed.Problems.Add(named.Problem(parsed.Head.File.Path, BlockRules.NoDrawing(named.Text)));
        }

        return drawing;
    }

    private static int ReadingMinutes(MarkdownDocument document)
    {
        var words = document.Descendants<LeafBlock>()
            .Where(block => block.Inline is not null)
            .Sum(block => ArticleMarkdown.TextOf(block.Inline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return Math.Max(1, (int)Math.Round(words / (double)WordsPerMinute));
    }
}
