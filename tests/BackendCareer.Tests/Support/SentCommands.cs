using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackendCareer.Tests.Support;

/// <summary>One statement as the site sent it.</summary>
/// <param name="Path">What a reader or a moderator did.</param>
public sealed record SentCommand(string Path, string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Every statement that reads or changes what is stored of a discussion, with the path on which it was sent.</summary>
public sealed partial class SentCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<SentCommand> _all = new();
    private readonly List<string> _paths = [];
    private string? _path;

    public IReadOnlyCollection<SentCommand> All => _all;

    /// <summary>In the order in which they were gone.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>What the site sends meanwhile is noted; what it sends between two paths is not.</summary>
    public async Task OnPathAsync(string path, Func<Task> go)
    {
        _paths.Add(_path = path);
        await go();
        _path = null;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        var parameters = command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value)).ToList();
        foreach (var sql in StatementEnd().Split(command.CommandText).Where(sql => _path is not null && OfDiscussion().IsMatch(sql)))
        {
            _all.Enqueue(new SentCommand(_path!, sql.Trim(), parameters));
        }
    }

    /// <summary>Several rows that are saved at once are several statements of one command.</summary>
    [GeneratedRegex(@";\s*(?:\n|$)")]
    private static partial Regex StatementEnd();

    [GeneratedRegex(
        @"^\s*(SELECT|UPDATE|DELETE|WITH)\b.*""(Comments|HelpfulVotes|Reports|Decisions|Bans|Activities|SenderKeys)""",
        RegexOptions.Singleline)]
    private static partial Regex OfDiscussion();
}
