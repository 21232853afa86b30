using BackendCareer.Comments;
using BackendCareer.Content;

namespace BackendCareer.Articles;

/// <summary>What the page of an article needs.</summary>
/// <param name="Blocks">What its <c>:::</c> blocks show for the address.</param>
/// <param name="Thread">Null while the database does not answer.</param>
public sealed record ArticlePage(Guide Guide, Article Article, BlockPages Blocks, CommentThread? Thread, Reader Reader)
{
    /// <summary>Shown to one who was sent its address: no discussion, and nothing that leads to a page of its own.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The figures that stand beside the title: those of the article's first <c>::: glance</c>.</summary>
    public Block? Glance { get; } = Article.Body.OfType<Block>().FirstOrDefault(block => block.Name == "glance");

    /// <summary>The body without what stands elsewhere on the page.</summary>
    public IEnumerable<BodyPart> Text => Article.Body.Where(part => part != Glance);

    /// <summary>The one address of this page for search engines: another order of the threads is no other page.</summary>
    public string Canonical => Article.Address + CommentAddress.QueryOf(Thread?.Page ?? 1, ThreadSort.Oldest);

    public DiscussionPage Discussion => new(Article, Thread, Reader);
}
