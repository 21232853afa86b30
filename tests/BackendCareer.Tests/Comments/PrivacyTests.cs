using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Tests.Comments;

public sealed partial class PrivacyTests() : TwoReadersTest(new TestSite())
{
    [Fact]
    public async Task After_deleting_everything_the_file_holds_no_word_of_it()
    {
        await UseEverythingAsync();
        string[] words = ["Plughname", "xyzzytext", "rejectedtext", "frobnote"];
        Assert.All(words, word => Assert.Contains(word, FileText(), StringComparison.Ordinal));
        using var erased = await Ada.SubmitAsync(await Ada.ReadAsync("/comments/mine"), "form[action$=deletion]", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        await Site.CheckpointAsync();
        Assert.All(words, word => Assert.DoesNotContain(word, FileText(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_database_holds_no_address_no_user_agent_and_no_key()
    {
        await UseEverythingAsync();
        var key = WebEncoders.Base64UrlDecode(Ada.Cookies["reader"]!.Value);
        var needles = new[] { "127.0.0", ReaderBrowser.UserAgent, "Xyzzy" }.SelectMany(SpellingsOf)
            .Concat(SpellingsOf(key))
            .Concat(SpellingsOf(IPAddress.Loopback.GetAddressBytes()))
            .Concat(SpellingsOf(IPAddress.Loopback.MapToIPv6().GetAddressBytes()))
            .Concat(new[] { "127.0.0.1", "127.0.0", "::ffff:127.0.0.1" }.SelectMany(
                text => SpellingsOf(SHA256.HashData(Encoding.UTF8.GetBytes(text)))))
            .Concat(new byte[][] { [127, 0, 0, 1], [127, 0, 0] }.SelectMany(bytes => SpellingsOf(SHA256.HashData(bytes))))
            .ToList();
        var values = await ValuesAsync();
        Assert.Contains(values, value => value.Where == "Comments.AuthorName" && value.Bytes.AsSpan().SequenceEqual("Plughname"u8));
        Assert.Contains(values, value => value.Bytes.AsSpan().SequenceEqual(SHA256.HashData(key)));
        Assert.Empty(values.Where(value => needles.Any(needle => value.Bytes.AsSpan().IndexOf(needle) >= 0)).Select(value => value.Where));
    }

    [Fact]
    public async Task Every_stored_field_is_explained_and_none_that_is_not_stored()
    {
        List<string> explained = [], stored = [];
        var entity = "";
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "privacy.md")))
        {
            entity = Heading().Match(line) is { Success: true } heading ? heading.Groups["entity"].Value : entity;
            explained.AddRange(FirstCell().Match(line).Groups["field"].Captures.Where(_ => entity.Length > 0)
                .Select(field => $"{entity}.{field.Value}"));
        }

        await Site.WithDatabaseAsync(db =>
        {
            stored.AddRange(db.Model.GetEntityTypes()
                .SelectMany(type => type.GetProperties().Select(property => $"{type.ClrType.Name.Split('`')[0]}.{property.Name}")));
            return Task.CompletedTask;
        });
        Assert.Empty(stored.Except(explained));
        Assert.Empty(explained.Except(stored));
        Assert.Equal(explained.Distinct(), explained);
    }

    /// <summary>Writes, answers, votes and reports; one comment is rejected.</summary>
    private async Task UseEverythingAsync()
    {
        var theirs = await Grace.WriteAsync("Hers.");
        await Ada.WriteAsync("A xyzzytext.", name: "Plughname", parent: theirs);
        var rejected = await Ada.WriteAsync("A rejectedtext.", name: "Plughname");
        await Ada.VoteAsync(theirs);
        await Ada.ReportAsync(theirs, "A frobnote.");
        await Site.WithDatabaseAsync(async db =>
        {
            (await db.Comments.SingleAsync(comment => comment.Id == rejected)).Decide(
                CommentStatus.Rejected, Site.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
        await Site.CheckpointAsync();
    }

    private string FileText() => Encoding.Latin1.GetString(Shell.Read(Site.DatabaseFile));

    /// <summary>Every value of every column of every table, as the bytes that are stored.</summary>
    private async Task<List<(string Where, byte[] Bytes)>> ValuesAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Site.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var values = new List<(string, byte[])>();
        foreach (var table in await TablesAsync(connection))
        {
            await using var rows = await new SqliteCommand($"SELECT * FROM \"{table}\"", connection).ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                values.AddRange(Enumerable.Range(0, rows.FieldCount)
                    .Select(column => ($"{table}.{rows.GetName(column)}", BytesOf(rows.GetValue(column)))));
            }
        }

        return values;
    }

    private static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var rows = await new SqliteCommand(
            "SELECT name FROM sqlite_schema WHERE type = 'table'", connection).ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
        {
            tables.Add(rows.GetString(0));
        }

        return tables;
    }

    private static byte[] BytesOf(object value) =>
        value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    private static IEnumerable<byte[]> SpellingsOf(string text) =>
        [Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text), .. SpellingsOf(Encoding.UTF8.GetBytes(text))];

    private static IEnumerable<byte[]> SpellingsOf(byte[] bytes) =>
    [
        bytes,
        Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes).TrimEnd('=')),
        Encoding.UTF8.GetBytes(WebEncoders.Base64UrlEncode(bytes)),
        Encoding.UTF8.GetBytes(Convert.ToHexString(bytes)),
        Encoding.UTF8.GetBytes(Convert.ToHexStringLower(bytes)),
    ];

    [GeneratedRegex("^## .*`(?<entity>[A-Za-z]+)`")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (`(?<field>[A-Za-z]+)`[, ]*)+\|")]
    private static partial Regex FirstCell();
}
