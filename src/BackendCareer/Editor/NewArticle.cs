using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>The first text of an article, with what is known before anybody writes it.</summary>
/// <param name="Publish">The day from which readers could open it, once it is no draft any more.</param>
internal sealed record NewArticle(string File, string Title, string Summary, DateOnly Today, DateOnly? Publish)
{
    public const int MaxTitle = 100;

    private const int OrderStep = 10;
    private const int MaxOrder = 10_000;
    private const int MaxId = 56; // of 60, so that a number can follow

    private string Address => ParsedArticle.PathOf(File);

    /// <param name="others">The articles that are there.</param>
    public string Text(IReadOnlyCollection<ArticleHead> others)
    {
        var first = Dates.Machine(Publish ?? Today);
        return $"""
            ---
            id: {Id([.. others.Select(other => other.Front.Id)])}
            title: {Quoted(Title)}
            summary: {Quoted(Summary)}
            order: {Order(others)}
            draft: true
            {(Publish is { } day ? $"publish: {Dates.Machine(day)}\n" : "")}published: {first}
            updated: {first}
            reviewed: {Dates.Machine(Today)}
            changes:
              - date: {first}
                note: First edition.
            ---

            {Placeholders.Opening}

            ## {Placeholders.Question} {"{#"}{Placeholders.QuestionId}{"}"}

            {Placeholders.Answer}

            """.ReplaceLineEndings("\n");
    }

    private string Id(HashSet<string> taken)
    {
        var id = Address.Replace('/', '-');
        id = id[..Math.Min(id.Length, MaxId)].TrimEnd('-');
        return Enumerable.Range(2, taken.Count + 1).Select(number => $"{id}-{number}").Prepend(id).First(free => !taken.Contains(free));
    }

    private int Order(IEnumerable<ArticleHead> others)
    {
        var siblings = others.Where(other => other.Path.Length > 0 && Guide.ParentOf(other.Path) == Guide.ParentOf(Address));
        return Math.Min(MaxOrder, OrderStep + siblings.Select(sibling => sibling.Front.Order).DefaultIfEmpty().Max());
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
