namespace BackendCareer.Site;

/// <summary>Its page may be kept for everybody, if <see cref="PageKeeping"/> says so of the request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeptPageAttribute : Attribute;

/// <summary>Which pages are kept: told by the folder that draws them, which knows of what.</summary>
public abstract class PageKeeping
{
    /// <summary>Of the query: the page differs by these, and by nothing else there.</summary>
    public abstract IReadOnlyList<string> Choices { get; }

    /// <summary>Addresses of the pages that most readers come for, the first ones first.</summary>
    public abstract IEnumerable<string> Main { get; }

    /// <summary>Whether the page is the same for whoever asks as for everybody.</summary>
    public abstract bool IsForEverybody(HttpRequest request);

    /// <summary>Read before the page is drawn: of what it is drawn, at least.</summary>
    /// <returns>Null for a page that is not kept.</returns>
    public abstract PageState? StateOf(HttpContext context);
}

/// <summary>A page that the store may keep is drawn for nobody, whoever happens to ask for it first.</summary>
public sealed class DrawnForEverybody
{
    private static readonly DrawnForEverybody Mark = new();

    internal static void Note(HttpContext context) => context.Features.Set(Mark);

    public static bool Is(HttpContext context) => context.Features.Get<DrawnForEverybody>() is not null;
}
