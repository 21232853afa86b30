using BackendCareer.Content;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace BackendCareer.Site;

/// <summary>What the layout has to know of a page.</summary>
/// <param name="Title">Null where the title of the guide says it all.</param>
public sealed record PageHead(string? Title)
{
    /// <summary>Null for that of the guide.</summary>
    public string? Description { get; init; }

    /// <summary>What the page shows, and search engines may keep; null for every page that is no article.</summary>
    public Article? Article { get; init; }

    /// <summary>The one address of this page for search engines.</summary>
    public string? Canonical { get; init; }

    /// <summary>Whether comments are shown or written.</summary>
    public bool HasDiscussion { get; init; }

    /// <summary>The name of a style sheet and a script that only this page has; null for none.</summary>
    public string? Own { get; init; }

    /// <summary>
    /// For <c>aria-current</c> in the navigation: whether an article that is listed there is this page, or the part of the guide to which
    /// this page belongs.
    /// </summary>
    public string? CurrentWord(Article listed) => Article switch
    {
        null => null,
        { } here when here == listed => "page",
        { } here when here.Path.StartsWith(listed.Path + "/", StringComparison.Ordinal) => "true",
        _ => null,
    };

    /// <summary>Whether the page lists the mistakes in the content, which the layout so need not say once more.</summary>
    public bool HasProblems { get; init; }
}

public static class PageHeads
{
    /// <summary>A view says it first of all.</summary>
    public static void Set(this ViewDataDictionary view, PageHead head) => view[nameof(PageHead)] = head;

    public static PageHead Head(this ViewDataDictionary view) => view[nameof(PageHead)] as PageHead ?? new PageHead(Title: null);
}
