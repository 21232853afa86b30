using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Tests.Support;

/// <summary>How SQLite goes about one statement, and what of that costs more in a larger discussion.</summary>
internal sealed partial class QueryPlan
{
    private const string SortsFor = "USE TEMP B-TREE FOR ";

    private readonly string _sql;
    private readonly Dictionary<string, string> _tables;
    private readonly HashSet<string> _counted;
    private readonly HashSet<string> _tried;
    private readonly List<(int Id, int Parent, string Detail)> _steps = [];

    private QueryPlan(string sql)
    {
        _sql = sql;
        _tables = Table().Matches(sql).DistinctBy(AliasOf).ToDictionary(AliasOf, match => match.Groups["table"].Value);
        _counted = [.. Counting().Matches(sql).Select(AliasOf)];
        _tried = [.. Testing().Matches(sql).Select(AliasOf)];
    }

    public IEnumerable<string> Faults => ReadsNothing().IsMatch(_sql)
        ? []
        : _steps.Select(FaultOf).Append(FaultOfOffset()).Append(FaultOfLike()).OfType<string>().Distinct();

    public static QueryPlan Of(SentCommand sent, SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sent.Sql;
        command.Parameters.AddRange(sent.Parameters.Select(parameter => new SqliteParameter(parameter.Name, parameter.Value)));
        using var rows = command.ExecuteReader();
        var plan = new QueryPlan(sent.Sql);
        while (rows.Read())
        {
            plan._steps.Add((rows.GetInt32(0), rows.GetInt32(1), rows.GetString(3)));
        }

        return plan;
    }

    /// <summary>The statement, and its plan as SQLite's own shell prints it.</summary>
    public override string ToString() => $"{_sql}\n{Below(parent: 0, indent: "-- ")}";

    private string Below(int parent, string indent) => string.Concat(_steps
        .Where(step => step.Parent == parent)
        .Select(step => $"{indent}{step.Detail}\n{Below(step.Id, indent + "  ")}"));

    private string? FaultOf((int Id, int Parent, string Detail) step) =>
        step.Detail.StartsWith(SortsFor, StringComparison.Ordinal)
            ? FaultOfSort(step.Parent, step.Detail[SortsFor.Length..])
            : FaultOf(Access().Match(step.Detail));

    /// <summary>What of one moment has an order by its ids is a few rows.</summary>
    private string? FaultOfSort(int parent, string order)
    {
        var sorted = Under(parent).Select(step => Access().Match(step.Detail)).FirstOrDefault(IsOfTable);
        var isOfEqualMoments = order == "LAST TERM OF ORDER BY" && MomentThenId().IsMatch(_sql);
        return sorted is null || isOfEqualMoments ? null : $"sorts {PlaceOf(sorted)} for {order}";
    }

    private IEnumerable<(int Id, int Parent, string Detail)> Under(int parent) =>
        _steps.Where(step => step.Parent == parent).SelectMany(step => Under(step.Id).Prepend(step));

    private string? FaultOf(Match access) => access switch
    {
        _ when access.Groups["automatic"].Success => $"makes an index{access.Groups["range"].Value}",
        _ when !IsOfTable(access) => null, // rows of the query's own
        _ when ReadsAll(access) => $"scans {PlaceOf(access)}",
        _ when !LooksUpMany(access) => null,
        _ when _counted.Contains(AliasOf(access)) => $"counts rows of {PlaceOf(access)}",
        _ when _tried.Contains(AliasOf(access)) => $"tries rows of {PlaceOf(access)}",
        _ when Unindexed(access) is { Length: > 0 } columns => $"sifts rows of {TableOf(access)} by {access.Groups["index"]} for {columns}",
        _ => null,
    };

    /// <summary>What all rows have to be equal in, and the index that leads to them does not know.</summary>
    private string Unindexed(Match access) => string.Join(", ", Equal().Matches(_sql)
        .Where(equal => AliasOf(equal) == AliasOf(access))
        .Select(equal => equal.Groups["column"].Value)
        .Where(column => !access.Groups["range"].Value.Contains($"{column}=", StringComparison.Ordinal))
        .Distinct());

    private bool IsOfTable(Match access) => access.Success && _tables.ContainsKey(AliasOf(access));

    private string TableOf(Match access) => _tables[AliasOf(access)];

    private string PlaceOf(Match access)
    {
        var index = access.Groups["index"].Success ? access.Groups["index"].Value : "no index";
        return $"{TableOf(access)} by {index}{access.Groups["range"].Value}";
    }

    /// <summary>Also everything before a moment, which is nearly all; a page, though, begins there and has an end.</summary>
    private bool ReadsAll(Match access) =>
        access.Groups["verb"].Value == "SCAN" || access.Groups["range"].Value.Contains("ANY(", StringComparison.Ordinal)
        || (Before().IsMatch(access.Groups["range"].Value) && !_sql.Contains("LIMIT", StringComparison.Ordinal));

    /// <summary>Goes from an index to the table for each row, and not by the key of one row.</summary>
    private static bool LooksUpMany(Match access) =>
        !access.Groups["covering"].Success && access.Groups["index"].Success && access.Groups["range"].Value != " (Id=?)";

    /// <summary>A plan does not tell: the rows of all pages before are read too.</summary>
    private string? FaultOfOffset() => _sql.Contains("OFFSET", StringComparison.Ordinal) && LooksUpMany(Access().Match(_steps[0].Detail))
        ? "steps over rows for OFFSET"
        : null;

    /// <summary>Nor this: whatever index leads to them, the texts themselves are read.</summary>
    private string? FaultOfLike() => _sql.Contains(" LIKE ", StringComparison.Ordinal) ? "reads texts for LIKE" : null;

    private static string AliasOf(Match match) => match.Groups[match.Groups["alias"].Success ? "alias" : "table"].Value;

    /// <summary>Of <c>SenderKeys</c> there are fifteen rows.</summary>
    [GeneratedRegex(@"""(?<table>Comments|HelpfulVotes|NewAnswers|Reports|Decisions|Bans|Activities)""( AS ""(?<alias>\w+)"")?")]
    private static partial Regex Table();

    [GeneratedRegex(@"SELECT [^\n]*(COUNT|MIN|MAX)\([^\n]*\n\s*FROM ""\w+"" AS ""(?<alias>\w+)""")]
    private static partial Regex Counting();

    [GeneratedRegex(@"SELECT 1\n\s*FROM ""\w+"" AS ""(?<alias>\w+)""")]
    private static partial Regex Testing();

    /// <summary>So EF Core asks for those of an empty list.</summary>
    [GeneratedRegex(@"^WHERE 0\b", RegexOptions.Multiline)]
    private static partial Regex ReadsNothing();

    [GeneratedRegex(
        @"^(?<verb>SCAN|SEARCH) (?<alias>\w+)"
        + @"( USING (?<automatic>AUTOMATIC (PARTIAL )?)?(?<covering>COVERING )?INDEX( (?<index>\w+))?(?<range> \(.*\))?)?")]
    private static partial Regex Access();

    [GeneratedRegex(@"(WHERE|AND) ""(?<alias>\w+)""\.""(?<column>\w+)"" (=|IS NULL)")]
    private static partial Regex Equal();

    [GeneratedRegex(@"ORDER BY ""\w+"".""CreatedUtc""( DESC)?, ""\w+"".""(Comment)?Id""( DESC)?\s*(\n|$)")]
    private static partial Regex MomentThenId();

    [GeneratedRegex(@"^ \(\w+<\?\)$")]
    private static partial Regex Before();
}
