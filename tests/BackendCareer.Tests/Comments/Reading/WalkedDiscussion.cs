using System.Text.RegularExpressions;
using BackendCareer.Comments;
using BackendCareer.Tests.Moderation;
using BackendCareer.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Comments;

/// <summary>A query that costs more in a larger discussion.</summary>
/// <param name="What">It does, as a verb with what follows.</param>
/// <param name="Paths">That send it, the first one first.</param>
internal sealed record QueryFault(string What, IReadOnlyList<string> Paths, QueryPlan Plan)
{
    /// <summary>Paths are named <c>query: which of its kind</c>.</summary>
    public string Query => Paths[0].Split(':')[0];

    public override string ToString() => $"A query of \"{Paths[0]}\"{(Paths.Count > 1 ? $" and {Paths.Count - 1} others" : "")} {What}.";
}

/// <summary>Everything that a discussion offers, done once on a real site, and what its queries do in a large one.</summary>
public sealed partial class WalkedDiscussion : IAsyncLifetime
{
    public SentCommands Sent { get; } = new();

    public IReadOnlyList<string> Indexes { get; private set; } = [];

    internal IReadOnlyList<QueryFault> Faults { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await WalkAsync();
        using var folder = new TestFolder();
        using var counted = LargeDiscussion.OpenCounted(folder);
        using var uncounted = LargeDiscussion.OpenUncounted(folder);
        Indexes = [.. LargeDiscussion.IndexesOf(uncounted)];
        var queries = Sent.All.GroupBy(command => ListOfValues().Replace(command.Sql, "IN (…)"));
        Faults = [.. queries.SelectMany(query => FaultsOf([.. query], counted, uncounted))];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task WalkAsync()
    {
        using var site = new TestSite
        {
            Additions = services => services.ConfigureDbContext<CommentsDb>(options => options.AddInterceptors(Sent)),
        }
            .With("Comments:HoldWhen", "FirstPost") // asks all that the other values ask
            .With("Comments:PublicLog", "true")
            .With("Comments:Limits:PerSenderPerMinute", "1000")
            .With("Comments:Limits:PerSenderPerHour", "1000")
            .With("Comments:Limits:PerKeyPerMinute", "1000")
            .With("Comments:Limits:PerKeyPerHour", "1000")
            .With("Comments:Limits:SitePerMinute", "1000");
        using var readers = new ReaderWalk(site, Sent);
        using var moderator = new ModeratorWalk(site, Sent);
        await readers.GoAsync();
        await moderator.GoAsync();
    }

    private static IEnumerable<QueryFault> FaultsOf(IReadOnlyList<SentCommand> query, SqliteConnection counted, SqliteConnection uncounted)
    {
        var paths = query.Select(command => command.Path).Distinct().ToList();
        var (with, without) = (FaultsOf(query, counted), FaultsOf(query, uncounted));
        foreach (var (what, plan) in with.Concat(without).DistinctBy(fault => fault.Key))
        {
            var when = !without.ContainsKey(what) ? " with statistics" : !with.ContainsKey(what) ? " without statistics" : "";
            yield return new QueryFault(what + when, paths, plan);
        }
    }

    private static Dictionary<string, QueryPlan> FaultsOf(IEnumerable<SentCommand> query, SqliteConnection database) => query
        .DistinctBy(command => command.Sql)
        .Select(command => QueryPlan.Of(command, database))
        .SelectMany(plan => plan.Faults, (plan, fault) => (plan, fault))
        .DistinctBy(found => found.fault)
        .ToDictionary(found => found.fault, found => found.plan);

    /// <summary>A list of one value, or a longer one, is the same query.</summary>
    [GeneratedRegex(@"= @\w+1\b|IN \(@\w+1(, @\w+)*\)")]
    private static partial Regex ListOfValues();
}
