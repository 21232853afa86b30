using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Tests.Support;

/// <summary>A content folder in memory: a small guide that compiles, to which a test adds what it is about.</summary>
internal sealed class GuideFiles
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        ["guide.yml"] = "title: Guide\ntagline: A guide.\n",
        ["index.md"] = Article("home", "Welcome."),
        ["data/sources.yml"] = """
            survey-2025:
              publisher: A survey
              title: Pay in 2025
              url: https://example.org/2025
              year: 2025
              checked: 2026-11-22
            """,
        ["data/glance.yml"] = """
            median:
              label: Median pay
              value: "€62,000"
              place: France
              year: 2025
              source: survey-2025
            """,
    };

    /// <summary>Line 8 is the first line of the body.</summary>
    public const int FirstBodyLine = 8;

    public static string Article(string id, string body, string more = "summary: Short.") =>
        $"---\nid: {id}\ntitle: About {id}\norder: 1\n{more}\n---\n\n{body}\n";

    public GuideFiles With(string path, string text)
    {
        _files[path] = text;
        return this;
    }

    public GuideFiles WithArticle(string path, string body, string more = "summary: Short.") =>
        With(path, Article(Path.GetFileNameWithoutExtension(path), body, more));

    public GuideFiles Without(string path)
    {
        _files.Remove(path);
        return this;
    }

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public CompiledGuide Compile(bool showsAll = false, params string[] images) =>
        Compile(new Edition(Now, showsAll), before: null, images);

    public CompiledGuide Compile(Edition edition, CompiledGuide? before = null, params string[] images) =>
        Compile(edition, before, published: null, images);

    public CompiledGuide Compile(Edition edition, CompiledGuide? before, Guide? published, params string[] images) =>
        GuideCompiler.Compile(Files(images), edition, before, published);

    /// <param name="images">Each of 800 by 600 pixels.</param>
    public ContentFiles Files(params string[] images) => new(
        [.. _files.Select(file => new ContentFile(file.Key, file.Value))],
        images.ToImmutableSortedDictionary(path => path, ImageSize? (_) => new ImageSize(800, 600), StringComparer.Ordinal), [], []);

    /// <summary>The guide, which must have no problems.</summary>
    public Guide Guide(bool showsAll = false)
    {
        var compiled = Compile(showsAll);
        Assert.Empty(compiled.Problems);
        return compiled.Guide!;
    }

    /// <summary>The only problem there is.</summary>
    public Problem Problem(params string[] images) => Assert.Single(Compile(showsAll: false, images).Problems);

    public ImmutableArray<Problem> Problems() => Compile().Problems;

    /// <summary>An article of such a guide.</summary>
    public static Article ArticleOf(string body, string more = "summary: Short.") =>
        new GuideFiles().WithArticle("role.md", body, more).Guide().Find("role")!;

    public static string HtmlOf(string body) => HtmlOf(ArticleOf(body));

    public static string HtmlOf(Article article) =>
        string.Concat(article.Body.OfType<Prose>().Select(prose => prose.Html.Value));
}
