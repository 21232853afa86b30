using System.Text;
using System.Text.Json.Nodes;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>What an import does not take, and how it says so.</summary>
public sealed class ImportRefusalTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private static readonly Lazy<Task<string[]>> Sample = new(() => TransferTests.LinesAsync(DiscussionSample.Comments(9), []));

    private string[] _lines = [];

    public async Task InitializeAsync() => _lines = [.. await Sample.Value];

    public async Task DisposeAsync() => Assert.Empty(await site.StoredCommentsAsync());

    [Theory]
    [InlineData("id", "\"x\"")]
    [InlineData("id", "null")]
    [InlineData("name", "null")]
    [InlineData("kind", "\"poem\"")]
    [InlineData("kind", "2")]
    [InlineData("status", "\"great\"")]
    [InlineData("status", "1")]
    [InlineData("holdReasons", "\"links\"")]
    [InlineData("readerKey", "\"?\"")]
    [InlineData("section", "7")]
    [InlineData("isPinned", "\"yes\"")]
    [InlineData("created", "\"yesterday\"")]
    [InlineData("version", "\"1\"")]
    [InlineData("bodyHtml", "\"<script>\"")]
    public async Task A_field_of_another_kind_or_an_unknown_one_is_named(string field, string value) =>
        await AssertRefusedAsync($"`{field}` is unknown, stands there twice, or has a value of another kind.", Changed(0, field, value));

    [Theory]
    [InlineData("article", "\"\"", "`article` is the id of no article.")]
    [InlineData("section", "\"\"", "`section` is the id of no heading.")]
    [InlineData("version", "0", "`version` begins with 1.")]
    [InlineData("readerKey", "\"AAAA\"", "`readerKey` is no SHA-256 in base64.")]
    [InlineData("created", "\"2026-01-01T09:00:00\"", "a time is in UTC and ends with Z.")]
    [InlineData("edited", "\"2026-01-01T09:00:00+01:00\"", "a time is in UTC and ends with Z.")]
    [InlineData("decided", "\"2026-01-01T09:00:00\"", "a time is in UTC and ends with Z.")]
    [InlineData("status", "\"deleted\"", "a deleted comment has no name, no text, no section and no key.")]
    [InlineData(
        "parent", "\"019b0000-0000-7000-8000-000000000000\"",
        "the comment 019b0000-0000-7000-8000-000000000000, which it answers, is not here and stands in no earlier line.")]
    [InlineData("body", "\"\"", "body: Please write your comment.")]
    [InlineData("body", "\"https://a.b https://a.b https://a.b https://a.b https://a.b https://a.b\"", "body: Please use at most 5 links.")]
    [InlineData("body", "\"> > > > > > > nested\"", "body: Please use simpler formatting: fewer nested quotes or lists.")]
    [InlineData("name", "\"Ada\\u202E\"", "name: Please use a name without control or direction characters.")]
    public async Task A_comment_meets_the_same_limits_as_one_that_is_typed(string field, string value, string expected) =>
        await AssertRefusedAsync(expected, Changed(0, field, value));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{\"type\":\"comment\"")]
    public async Task What_is_no_JSON_object_is_named(string line) => await AssertRefusedAsync("it is no whole JSON object.", line);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"poem\"}")]
    public async Task So_is_what_is_no_part_of_a_discussion(string line) =>
        await AssertRefusedAsync("it is no comment, no vote and no decision.", line);

    [Fact]
    public async Task A_missing_field_is_named()
    {
        var line = JsonNode.Parse(_lines[0])!.AsObject();
        line.Remove("version");
        await AssertRefusedAsync("missing: 'version'.", line.ToJsonString());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var report = await site.ImportAsync(Encoding.Latin1.GetBytes(_lines[0].Replace("Anonymous", "Zo\u00EB", StringComparison.Ordinal)));
        Assert.StartsWith("Line 1: `name` is unknown", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_a_megabyte_is_not_read_and_the_next_one_is()
    {
        var report = await site.ImportAsync($"{new string('x', 1 << 20)}\n{_lines[0]}\nnonsense\n{new string('y', 1 << 20)}");
        Assert.Equal(
            ["Line 1: it has more than 65,536 bytes.", "Line 3: it is no whole JSON object.", "Line 4: it has more than 65,536 bytes."],
            report.Problems);
    }

    [Fact]
    public async Task The_same_comment_or_vote_twice_is_named_near_and_far()
    {
        var id = JsonNode.Parse(_lines[0])!["id"];
        var vote = $"{{\"type\":\"vote\",\"comment\":\"{id}\",\"readerKey\":\"{Convert.ToBase64String(DiscussionSample.Key(1))}\"}}";
        var near = await site.ImportAsync($"{_lines[0]}\n{_lines[0]}\n{vote}\n{vote}");
        Assert.Equal(
            [$"Line 2: the comment {id} stands in an earlier line.", "Line 4: the same vote stands in an earlier line."], near.Problems);
        var far = await site.ImportAsync($"{_lines[0]}\n{vote}\n{_lines[0]}\n{vote}");
        Assert.Equal(
            [$"Line 3: the comment {id} stands in an earlier line.", "Line 4: the same vote stands in an earlier line."], far.Problems);
    }

    [Fact]
    public async Task An_answer_stands_in_the_article_and_after_the_comment_that_it_answers()
    {
        var id = JsonNode.Parse(_lines[0])!["id"];
        await AssertRefusedAsync(
            2, $"the comment {id}, which it answers, is under the article role.", _lines[0], Changed(4, "article", "\"pay\""));
        await AssertRefusedAsync(
            2, $"it is older than the comment {id}, which it answers.", _lines[0], Changed(4, "created", "\"2025-12-31T09:00:00Z\""));
        await AssertRefusedAsync(
            1, $"the comment {id}, which it answers, is not here and stands in no earlier line.", _lines[4], _lines[0]);
    }

    [Fact]
    public async Task Only_the_comment_is_named_whose_text_is_refused_not_what_answers_it() =>
        await AssertRefusedAsync(1, "body: Please write your comment.", Changed(0, "body", "\"\""), _lines[4], _lines[8]);

    [Fact]
    public async Task A_vote_and_a_decision_belong_to_a_comment_that_is_there()
    {
        const string Nobody = "019b0000-0000-7000-8000-000000000000";
        var expected = $"the comment {Nobody} is not here and stands in no earlier line.";
        var key = Convert.ToBase64String(DiscussionSample.Key(1));
        await AssertRefusedAsync(expected, $"{{\"type\":\"vote\",\"comment\":\"{Nobody}\",\"readerKey\":\"{key}\"}}");
        await AssertRefusedAsync(expected, $$"""
            {"type":"decision","id":"{{Nobody}}","batch":"{{Nobody}}","comment":"{{Nobody}}","moderator":"Grace","action":"spam","from":"approved","to":"spam","reason":"","commentVersion":2,"decided":"2026-01-01T09:00:00Z"}
            """);
    }

    private string Changed(int line, string field, string value)
    {
        var changed = JsonNode.Parse(_lines[line])!.AsObject();
        changed[field] = JsonNode.Parse(value);
        return changed.ToJsonString();
    }

    private Task AssertRefusedAsync(string expected, string line) => AssertRefusedAsync(1, expected, line + "\n");

    private async Task AssertRefusedAsync(int number, string expected, params string[] lines)
    {
        var report = await site.ImportAsync(string.Join('\n', lines));
        Assert.Equal($"Line {number}: {expected}", Assert.Single(report.Problems));
    }
}
