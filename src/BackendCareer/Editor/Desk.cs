using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>What there is to do in the guide.</summary>
/// <param name="Files">The files with problems, in the order of their paths.</param>
/// <param name="Scheduled">Articles that readers cannot open yet, the next one first.</param>
/// <param name="Expired">Articles that readers can open no longer.</param>
/// <param name="Reviews">Articles to be read again by now or soon, the longest overdue first.</param>
/// <param name="UnusedImages">Pictures that no text names.</param>
/// <param name="UnusedSources">Sources that no article and no row of data cites.</param>
public sealed record Desk(
    ImmutableArray<FileProblems> Files,
    ImmutableArray<Article> Drafts,
    ImmutableArray<Article> Scheduled,
    ImmutableArray<Article> Expired,
    ImmutableArray<DueReview> Reviews,
    ImmutableArray<string> UnusedImages,
    ImmutableArray<Source> UnusedSources)
{
    /// <summary>What keeps something from readers.</summary>
    public int ProblemCount => Count(KeptBack.Scheduled) + Count(KeptBack.Due) + Count(KeptBack.Guide);

    /// <summary>What keeps something from its author alone.</summary>
    public int DraftCount => Count(KeptBack.Draft);

    public int WarningCount => Count(KeptBack.Nothing);

    public bool IsUpToDate => Count(KeptBack.Guide) == 0;

    /// <param name="guide">The last good one, with its drafts.</param>
    /// <param name="files">As they are now.</param>
    public static Desk Of(Guide guide, ImmutableArray<Problem> problems, ContentFiles files, DateTimeOffset now) => new(
        [
            .. LocatedProblem.Of(problems, files).GroupBy(located => located.Problem.Path)
                .Select(file => new FileProblems(file.Key, [.. file])),
        ],
        [.. guide.Articles.Where(article => article.Publication.Draft)],
        [.. guide.Articles.Where(article => article.Publication.IsScheduled(now)).OrderBy(article => article.Publication.From)],
        [.. guide.Articles.Where(article => article.Publication.HasExpired(now))],
        ReviewsOf(guide, DateOnly.FromDateTime(now.UtcDateTime)),
        [.. guide.Images.Where(image => !IsNamed(image, files)).Order(StringComparer.Ordinal)],
        UnusedSourcesOf(guide, files));

    private int Count(KeptBack kept) => Files.Sum(file => file.Problems.Count(located => located.Problem.KeepsBack == kept));

    private static ImmutableArray<DueReview> ReviewsOf(Guide guide, DateOnly today) =>
    [
        .. from article in guide.Articles
           let day = article.NextReview ?? DateOnly.MaxValue
           where day <= today.AddDays(GuideRules.DaysOfWarning)
           orderby day
           select new DueReview(article, day, guide.IsOverdue(article)),
    ];

    /// <summary>However a link gets there, it ends with the picture's path, as it is or as an address has it.</summary>
    private static bool IsNamed(string image, ContentFiles files) => files.Texts.Concat(files.Damaged).Any(file =>
        file.Text.Contains(image, StringComparison.Ordinal) || Uri.UnescapeDataString(file.Text).Contains(image, StringComparison.Ordinal));

    private static ImmutableArray<Source> UnusedSourcesOf(Guide guide, ContentFiles files)
    {
        var broken = files.Texts.Concat(files.Damaged).Where(file => guide.LeftOut.Contains(file.Path))
            .ToList(); // nobody knows yet what they cite
        var cited = guide.Articles.SelectMany(article => article.Citations).Select(citation => citation.Source)
            .Concat(SourcesOf(guide.Data)).ToHashSet();
        return
        [
            .. guide.Data.Sources.Values
                .Where(source => !cited.Contains(source)
                    && !broken.Exists(file => file.Text.Contains($"[^{source.Id}]", StringComparison.Ordinal)))
                .OrderBy(source => source.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Source> SourcesOf(GuideData data) =>
    [
        .. data.Figures.Values.Select(figure => figure.Source),
        .. data.Pay.Select(row => row.Source),
        .. data.OtherPay.Select(row => row.Source),
        .. data.Education.Select(row => row.Source),
        .. data.Routes.Select(route => route.Source).OfType<Source>(),
        .. data.ApprenticeRates.Select(rate => rate.Source),
        .. data.MinimumWages.Select(wage => wage.Source),
    ];
}

/// <summary>The problems of one file, from its top down.</summary>
public sealed record FileProblems(string Path, ImmutableArray<LocatedProblem> Problems);

/// <summary>An article whose facts are to be read again.</summary>
/// <param name="Day">The last day on which they need not be.</param>
public sealed record DueReview(Article Article, DateOnly Day, bool IsOverdue);
