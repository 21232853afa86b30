using System.Text;
using System.Text.Json.Nodes;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BackendCareer.Tests.Comments;

/// <summary>The edges of what an import takes.</summary>
public sealed class ImportLimitsTests : IDisposable
{
    private static readonly Lazy<string[]> Sample = new(() => ExportAsync().GetAwaiter().GetResult());

    private readonly TestStore _store = new();
    private readonly string[] _lines = Sample.Value;

    private string First => (string)JsonNode.Parse(_lines[0])!["id"]!;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_answer_stands_no_deeper_than_the_deepest()
    {
        var chain = Enumerable.Range(0, 9).Select(level => _lines[4 * level]).ToList();
        Assert.Empty(await ProblemsAsync([.. chain]));
        var tooDeep = Changed(_lines[36], "parent", (string)JsonNode.Parse(chain[^1])!["id"]!);
        Assert.Equal(["Line 10: it answers below level 8, the deepest."], await ProblemsAsync([.. chain, tooDeep]));
    }

    [Theory]
    [InlineData("name", "Ada")]
    [InlineData("body", "Hello.")]
    [InlineData("readerKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task Nothing_of_a_deleted_comment_comes_back(string field, string value)
    {
        Assert.Empty(await ProblemsAsync(_lines[3], _lines[7]));
        var problems = await ProblemsAsync(_lines[3], Changed(_lines[7], field, value));
        Assert.Equal(["Line 2: a deleted comment has no name, no text, no section and no key."], problems);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task The_id_of_an_article_fits_its_place(int length, bool fits)
    {
        var problems = await ProblemsAsync(Changed(_lines[0], "article", new string('a', length)));
        Assert.Equal(fits ? [] : ["Line 1: `article` is the id of no article."], problems);
    }

    [Theory]
    [InlineData(65_536, "it is no whole JSON object.")]
    [InlineData(65_537, "it has more than 65,536 bytes.")]
    public async Task A_line_of_64_KiB_is_read_whether_it_ends_or_not(int length, string expected)
    {
        var line = new string('x', length);
        Assert.Equal([$"Line 1: {expected}", $"Line 2: {expected}"], await ProblemsAsync(line, line));
    }

    [Fact]
    public async Task Problems_are_named_in_the_order_of_the_file()
    {
        var problems = await ProblemsAsync(Changed(_lines[0], "article", ""), "nonsense");
        Assert.Equal(["Line 1: `article` is the id of no article.", "Line 2: it is no whole JSON object."], problems);
    }

    [Theory]
    [InlineData("moderator", 0, "`moderator` is no name.")]
    [InlineData("moderator", 60, null)]
    [InlineData("moderator", 61, "`moderator` is no name.")]
    [InlineData("reason", 500, null)]
    [InlineData("reason", 501, "`reason` has more than 500 characters.")]
    public async Task A_decision_keeps_to_the_limits_of_one_that_is_made_here(string field, int length, string? expected)
    {
        var problems = await ProblemsAsync(_lines[0], Changed(Decision(), field, new string('a', length)));
        Assert.Equal(expected is null ? [] : [$"Line 2: {expected}"], problems);
    }

    [Fact]
    public async Task A_decision_stands_once_and_says_when_it_was_made()
    {
        Assert.Equal(
            [$"Line 3: the decision {First} stands in an earlier line.", "Line 4: a time is in UTC and ends with Z."],
            await ProblemsAsync(_lines[0], Decision(), Decision(), Changed(Decision(), "decided", "2026-01-01T09:00:00")));
    }

    [Fact]
    public async Task A_vote_names_a_browser()
    {
        var vote = $$"""{"type":"vote","comment":"{{First}}","readerKey":"{{Convert.ToBase64String(DiscussionSample.Key(1))}}"}""";
        Assert.Empty(await ProblemsAsync(_lines[0], vote));
        Assert.Equal(["Line 2: `readerKey` is no SHA-256 in base64."], await ProblemsAsync(_lines[0], Changed(vote, "readerKey", "AAAA")));
    }

    private static async Task<string[]> ExportAsync()
    {
        using var store = new TestStore();
        await store.StoreAsync(DiscussionSample.Comments(37));
        using var file = new MemoryStream();
        await new CommentExport(store.Db).WriteAsync(file, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray()).TrimEnd().Split('\n');
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(params string[] lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using var gate = new WriteGate();
        using var health = new StoreHealth();
        var erasures = new Erasures(new CommentsDbFile("nowhere"), NullLogger<Erasures>.Instance);
        var writes = new CommentStore(_store.Db, gate, new ThreadVersions(), TimeProvider.System, health, erasures);
        var import = new CommentImport(_store.Db, writes, new CommentRules(Options.Create(new CommentsOptions())), erasures);
        return (await import.ReadAsync(file, isTrial: true, new Progress<double>(), CancellationToken.None)).Problems;
    }

    /// <summary>About the first comment, whose id it has as well.</summary>
    private string Decision() => $$"""
        {"type":"decision","id":"{{First}}","batch":"{{First}}","comment":"{{First}}","moderator":"Grace",
        "action":"spam","from":"approved","to":"spam","reason":"","commentVersion":2,"decided":"2026-01-01T09:00:00Z"}
        """.ReplaceLineEndings("");

    private static string Changed(string line, string field, string value)
    {
        var changed = JsonNode.Parse(line)!.AsObject();
        changed[field] = value;
        return changed.ToJsonString();
    }
}
