using BackendCareer.Settings;
using Microsoft.Data.Sqlite;

namespace BackendCareer.Comments;

/// <summary>The text in which an operator names the database.</summary>
internal static class StoreConnection
{
    public const string Key = "ConnectionStrings:Comments";
    private const string Default = "Data Source=data/comments.db";
    private const string Remedy = $"write it as `{Default}`.";

    public static Setting Setting { get; } = new(Key, Default, Refusal);

    public static string In(IConfiguration configuration) => configuration[Key] ?? Default;

    /// <returns>Why it names no file to keep comments in, and what to write; null where it names one.</returns>
    public static string? Refusal(string text)
    {
        try
        {
            return FaultOf(new SqliteConnectionStringBuilder(text)) is { } fault ? $"{fault}; {Remedy}" : null;
        }
        catch (ArgumentException error)
        {
            return $"cannot be read ({error.Message.TrimEnd('.')}); {Remedy}";
        }
    }

    /// <returns>Null where it names none.</returns>
    public static string? FileOf(string text, string appFolder) => Refusal(text) is null
        ? new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(text, appFolder)).DataSource
        : null;

    private static string? FaultOf(SqliteConnectionStringBuilder connection) => connection switch
    {
        { DataSource: "" } => "names no file",
        { Mode: SqliteOpenMode.Memory } => "would lose every comment with the end of the site",
        { DataSource: var name } when name.Contains(":memory:", StringComparison.OrdinalIgnoreCase) =>
            "would lose every comment with the end of the site",
        { Mode: SqliteOpenMode.ReadOnly } => "would let nobody write",
        { DataSource: var name } when name.StartsWith("file:", StringComparison.OrdinalIgnoreCase) =>
            "names a file by an address instead of its path",
        _ => null,
    };
}
