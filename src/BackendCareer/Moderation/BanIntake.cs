using System.Globalization;
using BackendCareer.Comments;
using BackendCareer.Site;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Moderation;

/// <summary>What the form beside a comment sends to keep its writer from writing for a time.</summary>
public sealed class BanForm
{
    /// <summary>The id of the comment.</summary>
    public string? Comment { get; set; }

    /// <summary>"browser" or "network".</summary>
    public string? Who { get; set; }

    public string? Days { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Writes and lifts bans. A new one takes the place of the one that runs.</summary>
public sealed partial class BanIntake(CommentsDb db, CommentStore store, TimeProvider clock, ILogger<BanIntake> logger)
{
    public static readonly IReadOnlyList<int> BrowserDays = [1, 7, 30, 180];

    /// <summary>Up to the days for which the mark of a network is kept.</summary>
    public static readonly IReadOnlyList<int> NetworkDays = [1, 7, 14];

    /// <returns>The ban, or why there is none.</returns>
    public async Task<(Guid? Ban, string? Error)> BanAsync(BanForm form, string moderator, CancellationToken cancellationToken)
    {
        var reason = TypedText.Read(form.Reason, DecisionRequest.ReasonCharacters);
        if (FormError(form, reason) is { } error)
        {
            return (null, error);
        }

        var ban = await store.WriteAsync(() => AddAsync(form, reason.Text, moderator, cancellationToken), cancellationToken);
        if (ban is null)
        {
            return (null, $"Nothing is left to know this {form.Who} by, so it cannot be banned.");
        }

        Banned(moderator, form.Who!, ban.Id, ban.ExpiresUtc);
        return (ban.Id, null);
    }

    public async Task LiftAsync(Guid id, string moderator, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            async () => Outcome.In(await EndAsync(db.Bans.Where(ban => ban.Id == id), cancellationToken)), cancellationToken);
        Lifted(moderator, id);
    }

    /// <returns>Null where nobody can be banned.</returns>
    private async Task<Outcome<Ban?>> AddAsync(BanForm form, string reason, string moderator, CancellationToken cancellationToken)
    {
        var comment = Guid.TryParse(form.Comment, out var id)
            ? await db.Comments.AsNoTracking().FirstOrDefaultAsync(comment => comment.Id == id, cancellationToken)
            : null;
        var trace = comment is null ? null : (await WriterTrace.OfAsync(db, [comment], cancellationToken))[comment.Id];
        if (trace is null || NewBan(form, trace, reason, moderator, clock.GetUtcNow()) is not { } ban)
        {
            return Outcome.None<Ban?>(null);
        }

        await EndAsync(db.Bans.Where(other => ban.ReaderKeyHash != null
            ? other.ReaderKeyHash == ban.ReaderKeyHash
            : other.SenderHash == ban.SenderHash), cancellationToken);
        db.Add(ban);
        return Outcome.In<Ban?>(ban);
    }

    private static string? FormError(BanForm form, TypedText reason) =>
        DaysOf(form) is null
            ? "A browser can be banned for 1, 7, 30 or 180 days, a network for 1, 7 or 14: its mark is dropped then."
            : DecisionRequest.ReasonError(reason);

    private static int? DaysOf(BanForm form)
    {
        var allowed = form.Who switch { "browser" => BrowserDays, "network" => NetworkDays, _ => [] };
        return int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && allowed.Contains(days)
            ? days
            : null;
    }

    /// <returns>Null where nothing is left of its writer, or nothing that lasts.</returns>
    private static Ban? NewBan(BanForm form, WriterTrace trace, string reason, string moderator, DateTimeOffset now)
    {
        var isBrowser = form.Who == "browser";
        var asked = now.UtcDateTime.AddDays(DaysOf(form)!.Value);
        var longest = isBrowser ? asked : trace.SenderUtc + SenderKey.KeptFor;
        var mark = isBrowser ? trace.ReaderKeyHash : trace.SenderHash;
        return mark is null || longest <= now.UtcDateTime ? null : new Ban
        {
            Id = Guid.CreateVersion7(now),
            ReaderKeyHash = isBrowser ? mark : null,
            SenderHash = isBrowser ? null : mark,
            Reason = reason,
            Moderator = moderator,
            CreatedUtc = now.UtcDateTime,
            ExpiresUtc = asked < longest ? asked : longest,
        };
    }

    private Task<int> EndAsync(IQueryable<Ban> bans, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return bans.Where(ban => ban.ExpiresUtc > now).ExecuteUpdateAsync(
            ban => ban.SetProperty(b => b.ExpiresUtc, now), cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Moderator} banned a {Who} until {Until}, ban {Id}.")]
    private partial void Banned(string moderator, string who, Guid id, DateTime until);

    [LoggerMessage(LogLevel.Information, "{Moderator} lifted ban {Id}.")]
    private partial void Lifted(string moderator, Guid id);
}
