using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>A <c>:::</c> block in whose code a line <c>:::</c> is code.</summary>
internal sealed class ContainerParser : CustomContainerParser
{
    public override BlockState TryContinue(BlockProcessor processor, Markdig.Syntax.Block block)
    {
        if (!HoldsOpenCode(block))
        {
            return base.TryContinue(processor, block);
        }

        processor.GoToColumn(processor.ColumnBeforeIndent);
        return BlockState.Continue;
    }

    /// <summary>Whether the last thing in a block is code that nothing has closed.</summary>
    public static bool HoldsOpenCode(Markdig.Syntax.Block? block)
    {
        while (block is CustomContainer container)
        {
            block = container.LastChild;
        }

        return block is FencedCodeBlock { ClosingFencedCharCount: 0 };
    }
}

/// <summary>
/// What stands at the very end of a heading: the author's own id, <c>{#id}</c>, and marks <c>##</c> that close it. Braces mean nothing
/// anywhere else, and a single <c>#</c> is text, as in "C #".
/// </summary>
internal sealed partial class HeadingEnds : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += Take;
        pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += Take; // a heading by the line below it
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Take(BlockProcessor processor, Markdig.Syntax.Block block)
    {
        if (block is not HeadingBlock { Lines.Count: > 0 } heading)
        {
            return;
        }

        ref var last = ref heading.Lines.Lines[heading.Lines.Count - 1].Slice;
        if (!heading.IsSetext && SingleMark().Match(last.Text, last.End + 1) is { Success: true } mark)
        {
            last.End += mark.Length; // the parser took it for one that closes
        }

        if (IdAtEnd().Match(last.ToString()) is { Success: true } match)
        {
            heading.GetAttributes().Id = match.Groups["id"].Value;
            last.End = last.Start + match.Index - 1;
        }
    }

    [GeneratedRegex(@"\G[ \t]+#(?=[ \t]*(?:\n|$))")]
    private static partial Regex SingleMark();

    [GeneratedRegex(@"(?:[ \t]+##+)?[ \t]*(?<!\\)\{[ \t]*#[ \t]*(?<id>[^\s{}]+)[ \t]*\}[ \t]*$")]
    private static partial Regex IdAtEnd();
}
