using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace BackendCareer.Content;

/// <summary>
/// Blocks between <c>:::</c> lines. Markdig's own extension also takes <c>::word::</c> inside a line for a container,
/// and <c>std::vector</c> would lose its colons.
/// </summary>
internal sealed class ContainerExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new CustomContainerParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.Insert(0, new ArticleRenderer.FrameRenderer());
        }
    }
}
