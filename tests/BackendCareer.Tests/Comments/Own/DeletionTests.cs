using System.Net;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

public sealed class DeletionTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly ReaderBrowser _ada;

    public DeletionTests() => _ada = new ReaderBrowser(_site);

    public void Dispose()
    {
        _ada.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_deleted_comment_is_gone_everywhere()
    {
        var id = await _ada.WriteAsync("Secret xyzzy.", name: "Ada Plugh");
        using var deleted = await DeleteAsync(id);
        Assert.Matches($"^/role.deleted=[0-9a-f]{{12}}.{id}#discussion$", deleted.Headers.Location!.ToString());
        Assert.Empty((await _site.ReadAsync("/role")).QuerySelectorAll(".comment, .gone"));
        using var address = await _site.GetAsync($"/comments/{id}");
        Assert.Equal(HttpStatusCode.Gone, address.StatusCode);
        Assert.DoesNotContain("xyzzy", await _site.Client.GetStringAsync("/comments.atom"), StringComparison.Ordinal);

        var row = Assert.Single(await _site.StoredCommentsAsync());
        Assert.Equal((CommentStatus.Deleted, "", "", ""), (row.Status, row.AuthorName, row.BodyMarkdown, row.BodyHtml));
        Assert.Null(row.ReaderKeyHash);
    }

    [Fact]
    public void What_is_deleted_keeps_its_place_and_nothing_else()
    {
        var now = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
        var id = Guid.CreateVersion7(now);
        var comment = new Comment
        {
            Id = id,
            ArticleId = "role",
            ThreadId = id,
            CreatedUtc = now.AddHours(-2),
            EditedUtc = now.AddHours(-1),
            AuthorName = "Ada",
            Kind = CommentKind.Tip,
            BodyMarkdown = "Text.",
            BodyHtml = "<p>Text.</p>",
            RendererVersion = CommentRenderer.Version,
            ReaderKeyHash = [2],
            HoldReasons = HoldReasons.Links,
            HelpfulCount = 4,
            IsPinned = true,
            IsShown = true,
        };
        comment.Wipe(now);
        Assert.Equal(("", "", ""), (comment.AuthorName, comment.BodyMarkdown, comment.BodyHtml));
        Assert.Null(comment.ReaderKeyHash);
        Assert.Equal((null, HoldReasons.None, 0, null), (comment.Kind, comment.HoldReasons, comment.HelpfulCount, comment.EditedUtc));
        Assert.Equal((CommentStatus.Deleted, false, true), (comment.Status, comment.IsPinned, comment.IsShown));
        Assert.Equal((now, 2), (comment.DecidedUtc, comment.Version));
    }

    [Fact]
    public async Task Nothing_of_a_deleted_comment_is_left_in_the_file()
    {
        var id = await _ada.WriteAsync("Secret xyzzy.", name: "Plugh");
        string[] words = ["xyzzy", "Plugh"];
        var before = await FileTextAsync();
        Assert.All(words, word => Assert.Contains(word, before, StringComparison.Ordinal));
        using var deleted = await DeleteAsync(id);
        var after = await FileTextAsync();
        Assert.All(words, word => Assert.DoesNotContain(word, after, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_place_stays_while_an_answer_to_it_stands()
    {
        var root = await _ada.WriteAsync("A question?");
        using var grace = new ReaderBrowser(_site);
        var answer = await grace.WriteAsync("An answer.", parent: root);
        var below = await _ada.WriteAsync("Thanks for it.", parent: answer);
        using var deleted = await DeleteAsync(root);

        var page = await _site.ReadAsync("/role");
        Assert.Equal("This comment was deleted.", page.GetElementById($"c-{root}")!.TextContent);
        Assert.NotNull(page.GetElementById($"c-{answer}")!.Closest("ol.replies"));
        Assert.Contains("2 comments", page.GetElementById("discussion")!.TextContent, StringComparison.Ordinal);

        using var middle = await grace.SubmitAsync(await grace.ReadAsync($"/comments/{answer}/deletion"), "main form");
        Assert.NotNull((await _site.ReadAsync("/role")).GetElementById($"c-{below}"));
        using var last = await DeleteAsync(below);
        Assert.Empty((await _site.ReadAsync("/role")).QuerySelectorAll(".comment, .gone"));
    }

    [Fact]
    public async Task The_place_of_what_a_moderator_took_out_says_nothing_of_it()
    {
        var root = Seed.Comment(1);
        root.Status = CommentStatus.Rejected;
        await _site.StoreAsync([root, Seed.Comment(2, root)]);
        var page = await _site.ReadAsync("/role");
        Assert.Equal("This comment is not shown.", page.GetElementById($"c-{root.Id}")!.TextContent);
        Assert.Equal(["Comment 2"], Seed.TextsOf(page));
    }

    [Fact]
    public async Task A_deleted_comment_cannot_be_answered_edited_or_deleted()
    {
        var id = await _ada.WriteAsync("A question?");
        using var deleted = await DeleteAsync(id);
        using var reply = await _ada.SendAsync("/comments", ("article", "role"), ("parent", id.ToString()), ("body", "An answer."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        foreach (var verb in new[] { "edit", "deletion", "reply" })
        {
            using var response = await _ada.GetAsync($"/comments/{id}/{verb}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private async Task<string> FileTextAsync()
    {
        await _site.CheckpointAsync();
        return System.Text.Encoding.Latin1.GetString(Shell.Read(_site.DatabaseFile));
    }

    private async Task<HttpResponseMessage> DeleteAsync(Guid id)
    {
        var response = await _ada.SubmitAsync(await _ada.ReadAsync($"/comments/{id}/deletion"), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response;
    }
}
