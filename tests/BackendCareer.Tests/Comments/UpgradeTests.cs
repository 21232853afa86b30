using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BackendCareer.Tests.Comments;

/// <summary>A database of before, opened by the site of today.</summary>
[Trait("Category", "Slow")]
public sealed class UpgradeTests
{
    private const string Root = "019AAAAA-0000-7000-8000-000000000001";
    private const string Reply = "019AAAAA-0000-7000-8000-000000000002";

    [Fact]
    public async Task What_readers_wrote_before_there_was_moderation_stands_where_it_stood()
    {
        using var folder = new TestFolder();
        var connection = $"Data Source={folder.PathOf("comments.db")};Pooling=False";
        await FillAsync(connection);

        using var site = new TestSite().With("ConnectionStrings:Comments", connection);
        var page = await site.ReadAsync("/role");
        Assert.Contains("2 comments", page.GetElementById("discussion")!.TextContent, StringComparison.Ordinal);
        var reply = page.GetElementById($"c-{Reply.ToLowerInvariant()}")!;
        Assert.Equal(page.GetElementById($"c-{Root.ToLowerInvariant()}"), reply.Closest("ol.replies")!.PreviousElementSibling);

        using var ada = new ReaderBrowser(site);
        await ada.WriteAsync("A new reply.", parent: Guid.Parse(Reply));
        Assert.Equal(3, (await site.ReadAsync("/role")).QuerySelectorAll(".comment").Length);
        using var stranger = await site.GetAsync($"/comments/{Root}/edit");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, stranger.StatusCode); // null matches no key
    }

    private static async Task FillAsync(string connection)
    {
        await using var db = new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection).Options);
        await db.GetService<IMigrator>().MigrateAsync("Threads");
        await db.Database.ExecuteSqlRawAsync(
            $"""
             INSERT INTO "Comments" ("Id", "ArticleId", "ParentId", "RootId", "Depth", "AuthorName", "BodyMarkdown", "BodyHtml", "RendererVersion", "ContentHash", "CreatedUtc") VALUES
             ('{Root}', 'role', NULL, NULL, 0, 'Ada', 'A question?', '<p>A question?</p>', 1, x'00', '2026-11-01 10:00:00'),
             ('{Reply}', 'role', '{Root}', '{Root}', 1, 'Grace', 'An answer.', '<p>An answer.</p>', 1, x'01', '2026-11-01 11:00:00');
             """);
    }
}
