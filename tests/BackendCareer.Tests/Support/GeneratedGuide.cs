using System.Text;
using System.Text.RegularExpressions;
using BackendCareer.Content;

namespace BackendCareer.Tests.Support;

/// <summary>
/// A guide of any size around the shipped data: articles of a few KB with headings, links, tables and citations. Equal
/// numbers make equal files.
/// </summary>
internal sealed partial class GeneratedGuide
{
    private const int TopArticles = 5;
    private const int Children = 30;

    private static readonly string[] Words =
    [
        "service", "request", "answer", "queue", "table", "index", "team", "review", "release", "error", "log", "test", "key", "cache",
        "page", "form", "reader", "writer", "rule", "change", "plan", "night", "morning", "question",
    ];

    private readonly Random _random;
    private readonly string[] _paths;
    private readonly string[] _sources;

    private GeneratedGuide(int articles, int seed, string registry)
    {
        _random = new Random(seed);
        _paths = new string[articles];
        for (var number = 0; number < articles; number++)
        {
            _paths[number] = number < TopArticles ? $"a{number}" : $"{_paths[(number - TopArticles) / Children]}/a{number}";
        }

        _sources = [.. EntryName().Matches(registry).Select(match => match.Groups["id"].Value)];
    }

    /// <summary>Fills a folder with the shipped data and drawings, a home page and as many articles.</summary>
    /// <returns>The files of the articles, the top ones first.</returns>
    public static IReadOnlyList<string> Write(string folder, int articles, int seed = 1)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not ".md"))
        {
            Put(folder, Path.GetRelativePath(Repository.Content, file), File.ReadAllText(file));
        }

        var routes = Path.Combine(folder, TrainingRoute.Path);
        File.WriteAllText(routes, RoutePage().Replace(File.ReadAllText(routes), ",")); // those articles are not in it

        var guide = new GeneratedGuide(articles, seed, File.ReadAllText(Path.Combine(Repository.Content, "data", "sources.yml")));
        Put(folder, "index.md", FrontMatter("home", "A large guide", 0) + guide.Paragraph());
        for (var number = 0; number < articles; number++)
        {
            Put(folder, guide.FileOf(number), guide.Article(number));
        }

        return [.. Enumerable.Range(0, articles).Select(guide.FileOf)];
    }

    private static void Put(string folder, string file, string text)
    {
        var target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }

    private string FileOf(int number) => $"{_paths[number]}.md";

    private string Article(int number)
    {
        var text = new StringBuilder(FrontMatter($"article-{number}", $"Article {number} about a {Word()} and a {Word()}", number));
        text.Append(Paragraph());
        for (var section = 1; section <= 5; section++)
        {
            text.Append(Heading(section)).Append(Paragraph()).Append(LinkingParagraph(number)).Append(section == 3 ? Table() : Paragraph());
        }

        return text.ToString();
    }

    private static string FrontMatter(string id, string title, int order) =>
        $"---\nid: {id}\ntitle: \"{title}\"\nsummary: \"What is known of it, and what is not.\"\norder: {order}\n"
        + "published: 2026-11-01\nupdated: 2026-11-01\nreviewed: 2026-11-01\nreviewEveryMonths: 12\n---\n\n";

    private string Heading(int section) => $"## The {Word()} of the {Word()} {{#part-{section}}}\n\n";

    private string Paragraph() =>
        string.Concat(Enumerable.Range(0, 4).Select(_ => Sentence() + ". ")).TrimEnd() + $"[^{Any(_sources)}]\n\n";

    private string LinkingParagraph(int number)
    {
        var folder = Path.GetDirectoryName(FileOf(number))!;
        var other = _random.Next(_paths.Length);
        var link = Path.GetRelativePath($"/{folder}", $"/{FileOf(other)}").Replace('\\', '/');
        return $"{Sentence()}, as [article {other}]({link}#part-{_random.Next(1, 6)}) says. {Sentence()}.\n\n";
    }

    private string Table() =>
        "| part | what it does | for whom |\n| --- | --- | --- |\n"
        + string.Concat(Enumerable.Range(0, 6).Select(_ => $"| {Word()} | {Sentence()} | {Word()} |\n")) + "\n";

    private string Sentence() => "The " + string.Join(' ', Enumerable.Range(0, _random.Next(7, 14)).Select(_ => Word()));

    private string Word() => Any(Words);

    private string Any(string[] list) => list[_random.Next(list.Length)];

    [GeneratedRegex(",training/[a-z0-9-]+$", RegexOptions.Multiline)]
    private static partial Regex RoutePage();

    [GeneratedRegex("^(?<id>[a-z0-9-]+):", RegexOptions.Multiline)]
    private static partial Regex EntryName();
}
