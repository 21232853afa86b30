using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>What an editor may want to see apart. An article can be in several states: a draft can be overdue.</summary>
[Flags]
public enum ArticleStates
{
    None = 0,
    Draft = 1,
    Scheduled = 2,
    Overdue = 4,
    Expired = 8,

    /// <summary>Kept back by problems of its own.</summary>
    LeftOut = 16,
}

/// <summary>An article as <c>list</c> shows it.</summary>
/// <param name="What">Its states in words.</param>
/// <param name="Due">When there is, or was, something to do; the end of time where nothing is known.</param>
public sealed record ListedArticle(string File, string Title, ArticleStates States, string What, DateTimeOffset Due)
{
    public static ListedArticle Of(Article article, Guide guide, string file)
    {
        var (publication, now) = (article.Publication, guide.Edition.Now);
        var states = (publication.Draft ? ArticleStates.Draft : ArticleStates.None)
            | (publication.IsScheduled(now) ? ArticleStates.Scheduled : ArticleStates.None)
            | (publication.HasExpired(now) ? ArticleStates.Expired : ArticleStates.None)
            | (guide.IsOverdue(article) ? ArticleStates.Overdue : ArticleStates.None)
            | (guide.LeftOut.Contains(article.File) ? ArticleStates.LeftOut : ArticleStates.None);
        return new ListedArticle(file, InOneLine(article.Title), states, Words(article, states), DueOf(article, states));
    }

    private static string InOneLine(string title) => string.Concat(title.Select(character => char.IsControl(character) ? ' ' : character));

    private static string Words(Article article, ArticleStates states)
    {
        var words = new List<string>();
        if (states.HasFlag(ArticleStates.Draft))
        {
            words.Add("draft");
        }

        if (states.HasFlag(ArticleStates.Scheduled))
        {
            words.Add($"scheduled for {Moment(article.Publication.From!.Value)}");
        }

        if (states.HasFlag(ArticleStates.Expired))
        {
            words.Add($"expired on {Moment(article.Publication.Until!.Value)}");
        }

        if (words.Count == 0)
        {
            words.Add("open");
        }

        if (states.HasFlag(ArticleStates.LeftOut))
        {
            words.Add("has problems, which `check` shows");
        }

        if (article.NextReview is { } review)
        {
            words.Add($"review due {(states.HasFlag(ArticleStates.Overdue) ? "since" : "on")} {Dates.Day(review)}");
        }

        return string.Join(", ", words);
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.TimeOfDay == TimeSpan.Zero ? Dates.Day(DateOnly.FromDateTime(moment.UtcDateTime)) : Dates.Moment(moment.UtcDateTime);

    private static DateTimeOffset DueOf(Article article, ArticleStates states)
    {
        DateTimeOffset?[] moments =
        [
            states.HasFlag(ArticleStates.Scheduled) || states.HasFlag(ArticleStates.Draft) ? article.Publication.From : null,
            states.HasFlag(ArticleStates.Expired) ? article.Publication.Until : null,
            article.NextReview is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
        ];
        return moments.Min() ?? DateTimeOffset.MaxValue;
    }
}
