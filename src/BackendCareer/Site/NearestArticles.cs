using BackendCareer.Content;

namespace BackendCareer.Site;

/// <summary>Which articles a mistyped or outdated address may have meant.</summary>
internal static class NearestArticles
{
    private const int AtMost = 3;
    private const int LongestWord = 40;
    private const int MostWords = 6;

    public static IReadOnlyList<Article> To(string path, Guide guide)
    {
        var words = WordsOf(path);
        return
        [
            .. guide.Articles
                .Where(article => !article.IsHome)
                .Select(article => (Article: article, Distance: Distance(words, WordsOf($"{article.Path} {article.Title}"))))
                .Where(pair => pair.Distance <= 0.4)
                .OrderBy(pair => pair.Distance)
                .Take(AtMost)
                .Select(pair => pair.Article),
        ];
    }

    /// <summary>The share of letters to change in the closest pair of words: 0 for a word in common, 1 for nothing alike.</summary>
    private static double Distance(string[] words, string[] candidates) =>
        (from word in words
         from candidate in candidates
         select Nearest.Edits(word, candidate) / (double)Math.Max(word.Length, candidate.Length))
        .DefaultIfEmpty(1).Min();

    private static string[] WordsOf(string text) =>
    [
        .. text.ToLowerInvariant().Split(['/', '-', '_', '.', ' ', '+', ',', '?'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length is > 2 and <= LongestWord)
            .Take(MostWords),
    ];
}
