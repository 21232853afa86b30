using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BackendCareer.Tests.Comments;

/// <summary>A writer who deletes what is about to be rendered again.</summary>
internal sealed class DeletesWhatIsRead : DbCommandInterceptor
{
    public string? From { get; set; }

    public bool IsDone { get; private set; }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (From is not null && !IsDone && command.CommandText.Contains("\"BodyMarkdown\"\nFROM", StringComparison.Ordinal))
        {
            IsDone = true;
            using var other = new SqliteConnection($"Data Source={From};Pooling=False");
            other.Open();
            OldDatabase.Run(other, "UPDATE Comments SET Status = 4, BodyMarkdown = '', BodyHtml = '', Version = Version + 1");
        }

        return ValueTask.FromResult(result);
    }
}
