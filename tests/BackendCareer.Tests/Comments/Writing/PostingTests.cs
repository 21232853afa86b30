using System.Net;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class PostingTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_comment_leads_to_itself_in_the_page()
    {
        using var response = await _site.PostAsync("I agree with *this*.\n\nVery much.", name: "Ada");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var location = response.Headers.Location!.ToString();
        Assert.StartsWith("/role?sent=", location, StringComparison.Ordinal);

        var comment = (await _site.ReadAsync("/role")).GetElementById(location.Split('#')[1])!;
        Assert.Equal("Ada", comment.QuerySelector("bdi")!.TextContent);
        Assert.Equal("<p>I agree with <em>this</em>.</p>\n<p>Very much.</p>", comment.QuerySelector(".body")!.InnerHtml.Trim());
        Assert.Equal("2026-11-22T09:00:00Z", comment.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Comments_stand_under_their_article_in_the_order_they_came()
    {
        await _site.PostAsync("One.");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.PostAsync("Two.");
        await _site.PostAsync("Elsewhere.", article: "salary");
        var bodies = (await _site.ReadAsync("/role")).QuerySelectorAll(".comment .body").Select(body => body.TextContent.Trim());
        Assert.Equal(["One.", "Two."], bodies);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("\u200B")]
    public async Task Who_gives_no_name_is_anonymous(string name)
    {
        await _site.PostAsync("A question.", name);
        Assert.Equal("Anonymous", (await _site.ReadAsync("/role")).QuerySelector(".comment bdi")!.TextContent);
    }

    [Fact]
    public async Task Twenty_presses_of_the_button_make_one_comment_and_lead_to_it()
    {
        var posts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _site.PostAsync("Only once.")));
        Assert.All(posts, post => Assert.Equal(HttpStatusCode.SeeOther, post.StatusCode));
        Assert.Single(posts.Select(post => post.Headers.Location!.ToString().Split('#')[1]).Distinct());
        Assert.Single(await _site.StoredCommentsAsync());
    }

    [Fact]
    public async Task The_same_words_another_day_or_elsewhere_or_by_another_are_another_comment()
    {
        await _site.PostAsync("Thank you.");
        await _site.PostAsync("Thank you.", name: "Grace");
        await _site.PostAsync("Thank you.", article: "salary");
        var first = (await _site.StoredCommentsAsync()).First(comment => comment.ArticleId == "role");
        await _site.SendFormAsync(("article", "role"), ("parent", $"{first.Id}"), ("name", "Ada"), ("body", "Thank you."));
        _site.Clock.Advance(TimeSpan.FromHours(25));
        await _site.PostAsync("Thank you.");
        Assert.Equal(5, (await _site.StoredCommentsAsync()).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)] // past midnight UTC: the sender has another mark
    public async Task The_same_words_hours_later_were_said_before_and_are_kept(int hours)
    {
        using var first = await _site.PostAsync("Thank you.");
        _site.Clock.Advance(TimeSpan.FromHours(hours));
        using var second = await _site.PostAsync("Thank you.");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await TestSite.ParseAsync(second);
        Assert.Equal("You have already posted this here.", page.QuerySelector(".error-summary li")!.TextContent);
        Assert.Equal("Thank you.", page.GetElementById("body")!.TextContent);
        var comment = Assert.Single(await _site.StoredCommentsAsync());
        Assert.Equal($"/comments/{comment.Id}", page.QuerySelector(".error-summary p a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Fifty_readers_at_once_lose_nothing()
    {
        var posts = await Task.WhenAll(Enumerable.Range(0, 50).Select(reader => _site.PostAsync($"Comment {reader}.")));
        Assert.All(posts, post => Assert.Equal(HttpStatusCode.SeeOther, post.StatusCode));
        Assert.Equal(50, (await _site.StoredCommentsAsync()).Count);
    }

    [Fact]
    public async Task A_failure_after_the_comment_is_stored_does_not_fail_the_post()
    {
        await _site.PostAsync("One before.");
        _site.Clock.Advance(TimeSpan.FromSeconds(1)); // ids of one moment have no order
        _site.Queries.Commands.Clear();
        _site.Queries.DiesAfter = "UPDATE \"Discussions\""; // the last of what is written
        using var response = await _site.PostAsync("Stored before the end.");
        _site.Queries.DiesAfter = null;
        var stored = await _site.StoredCommentsAsync();
        Assert.Equal(2, stored.Count);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Matches($"^/role.sent=[0-9a-f]{{12}}.{stored[1].Id}#c-{stored[1].Id}$", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Comments_survive_a_restart()
    {
        using var folder = new TestFolder();
        var database = $"Data Source={folder.PathOf("kept/comments.db")}";
        using (var before = new TestSite().With("ConnectionStrings:Comments", database))
        {
            await before.PostAsync("Still here.");
        }

        using var after = new TestSite().With("ConnectionStrings:Comments", database);
        Assert.Contains("Still here.", (await after.ReadAsync("/role")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_follow_their_article_to_a_new_address()
    {
        using var folder = TestFolder.WithShippedContent();
        using var site = new TestSite().With("Content:Folder", folder.Path);
        await site.PostAsync("Before the move.");
        foreach (var file in Directory.GetFiles(folder.Path, "*.md", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(
                file, (await File.ReadAllTextAsync(file)).Replace("role.md", "the-job.md", StringComparison.Ordinal));
        }

        File.Move(folder.PathOf("role.md"), folder.PathOf("the-job.md"));
        await Eventually.TrueAsync(
            async () =>
            {
                using var moved = await site.GetAsync("/the-job");
                return (await moved.Content.ReadAsStringAsync()).Contains("Before the move.", StringComparison.Ordinal);
            },
            "the comment stands under the moved article");
    }

    [Fact]
    public async Task Only_the_fields_of_the_form_reach_the_database()
    {
        await _site.SendFormAsync(
            ("article", "role"), ("name", "Ada"), ("body", "Hello there."),
            ("Id", "00000000-0000-0000-0000-000000000001"), ("CreatedUtc", "2000-01-01"),
            ("BodyHtml", "<script>alert(1)</script>"), ("AuthorName", "Eve"));
        var stored = Assert.Single(await _site.StoredCommentsAsync());
        Assert.NotEqual(Guid.Parse("00000000-0000-0000-0000-000000000001"), stored.Id);
        Assert.Equal(("Ada", "<p>Hello there.</p>", 2026), (stored.AuthorName, stored.BodyHtml.Trim(), stored.CreatedUtc.Year));
    }

    [Fact]
    public async Task A_page_shows_what_was_rendered_when_it_was_posted()
    {
        await _site.PostAsync("Rendered once.");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_site.DatabaseFile}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Comments SET BodyMarkdown = '**rendered again**'";
            await command.ExecuteNonQueryAsync();
        }

        var body = (await _site.ReadAsync("/role")).QuerySelector(".comment .body")!;
        Assert.Equal("Rendered once.", body.TextContent.Trim());
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(2)]
    public async Task A_text_at_the_limit_is_stored_whole(int length)
    {
        var body = string.Concat(Enumerable.Repeat("ab ", length))[..(length - 1)] + "z";
        using var response = await _site.PostAsync(body, article: "training");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Contains(await _site.StoredCommentsAsync(), comment => comment.BodyMarkdown == body);
    }

    /// <summary>Elsewhere a column shorter than its limit cut the text after it had been cleaned.</summary>
    [Fact]
    public async Task A_name_at_the_limit_is_stored_whole()
    {
        var name = new string('ß', 60);
        using var response = await _site.PostAsync("A good comment under a long name.", name);
        Assert.Contains(await _site.StoredCommentsAsync(), comment => comment.AuthorName == name);
    }
}
