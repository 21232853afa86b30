using System.Net;
using System.Runtime.Versioning;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>What was erased is in no file any more, and does not come back with one.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ErasureTests : IDisposable
{
    private const string Canary = "canary-6f1d";

    private readonly LogLines _log = new();
    private readonly TestSite _site = new();
    private readonly TestSite _other;
    private readonly ReaderBrowser _ada;

    public ErasureTests()
    {
        _other = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) };
        _ada = new ReaderBrowser(_site);
    }

    public void Dispose()
    {
        _ada.Dispose();
        _site.Dispose();
        _other.Dispose();
    }

    private string Listed => _site.DatabaseFile + ".erased";

    [Fact]
    public async Task A_deleted_text_stands_neither_in_the_file_nor_in_its_log()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 20; number++)
        {
            ids.Add(await _ada.WriteAsync($"{Canary} {number} " + new string('x', number * 190), $"Ada {number}"));
        }

        Assert.True(Stands(Canary));
        ids.ForEach(id => DeleteAsync(id).GetAwaiter().GetResult());
        Assert.False(Stands(Canary));
    }

    [Fact]
    public async Task Nor_does_a_name_that_was_taken_off()
    {
        await _ada.WriteAsync("A text that stays.", Canary);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        Assert.False(Stands(Canary));
        Assert.True(Stands("A text that stays."));
    }

    [Fact]
    public async Task Nor_what_a_text_was_before_it_was_edited()
    {
        var id = await _ada.WriteAsync($"{Canary} before.");
        await SendAsync($"/comments/{id}/edit", "main form[action$=edit]", ("body", "After."));
        Assert.False(Stands(Canary));
        Assert.True(Stands("After."));
    }

    [Fact]
    public async Task Nor_what_a_moderator_deleted()
    {
        var id = await _ada.WriteAsync($"{Canary} spam.");
        using var grace = await _site.AsModeratorAsync();
        using var queue = await grace.GetAsync("/moderation?status=approved");
        var form = (await TestSite.ParseAsync(queue)).QuerySelector<IHtmlFormElement>("form[action^='/moderation/decisions']")!;
        using var decided = await grace.SendFormAsync(form, ("decision", "delete"), ("comment", $"{id}:1"));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        Assert.False(Stands(Canary));
        Assert.Contains($"deleted {id}", await File.ReadAllTextAsync(Listed), StringComparison.Ordinal);
    }

    /// <summary>An export, say, which reads for as long as its reader does.</summary>
    [Fact]
    public async Task What_somebody_still_reads_is_gone_when_they_have_read_it()
    {
        var id = await _ada.WriteAsync($"{Canary}.");
        var reader = await _site.ReadingAsync();
        await DeleteAsync(id);
        Assert.True(Stands(Canary));
        using var posted = await _site.PostAsync("Nobody waits meanwhile.");
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        await reader.DisposeAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!Stands(Canary)), "it is gone");
    }

    [Fact]
    public async Task The_list_of_what_was_erased_holds_ids_alone_for_the_owner_alone()
    {
        var first = await _ada.WriteAsync("First.");
        var second = await _ada.WriteAsync("Second.");
        await DeleteAsync(first);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        var day = "2026-11-22T09:00:00Z";
        Assert.Equal([$"{day} deleted {first}", $"{day} anonymous {second}"], await File.ReadAllLinesAsync(Listed));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Listed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_of_before_does_not_bring_it_back(bool withRestore)
    {
        var kept = await _ada.WriteAsync("Kept.");
        var named = await _ada.WriteAsync("Stays without a name.", "Ada");
        var deleted = await _ada.WriteAsync($"{Canary}.", "Ada");
        await _ada.WriteAsync("A reply.", parent: deleted);
        var copy = _site.DatabaseFile + ".copy";
        await _site.CopyToAsync(copy);
        await DeleteAsync(deleted);
        await DeleteAsync(kept);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        File.Copy(Listed, _other.DatabaseFile + ".erased");
        await PutAsync(copy, withRestore);
        var comments = await _other.StoredCommentsAsync();
        Assert.Equal(new[] { kept, deleted }.Order(), comments.Where(comment => comment.Status == CommentStatus.Deleted).Select(comment => comment.Id));
        var anonymous = comments.Single(comment => comment.Id == named);
        Assert.Equal(("Stays without a name.", "Anonymous", null), (anonymous.BodyMarkdown, anonymous.AuthorName, anonymous.ReaderKeyHash));
        Assert.False(Holds(_other.DatabaseFile, Canary));
        Assert.Equal(
            ["A reply.", "Stays without a name."],
            Seed.TextsOf(await _other.ReadAsync("/role")).Where(text => text.Length > 0).Order(StringComparer.Ordinal));
        Assert.Equal(!withRestore, _log.Lines.Contains(
            "Warning: 4 comments that were deleted or made anonymous after this copy of the database are so again."));
    }

    [Fact]
    public async Task Nor_does_an_export_of_before()
    {
        var deleted = await _ada.WriteAsync($"{Canary}.", "Ada");
        await _ada.WriteAsync("A reply.", "Grace", parent: deleted);
        var export = await _site.ExportAsync();
        await DeleteAsync(deleted);
        File.Copy(Listed, _other.DatabaseFile + ".erased");
        await _other.ImportAsync(export);
        var comments = await _other.StoredCommentsAsync();
        Assert.Equal(["", "A reply."], comments.Select(comment => comment.BodyMarkdown).Order(StringComparer.Ordinal));
        Assert.Equal(CommentStatus.Deleted, comments.Single(comment => comment.Id == deleted).Status);
    }

    [Fact]
    public async Task The_list_is_kept_for_a_year_and_half_a_line_spoils_no_other()
    {
        const string Torn = "2026-11-20T09:0";
        var (old, young) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        var list = _other.DatabaseFile + ".erased";
        await File.WriteAllTextAsync(
            list, $"2025-11-22T08:59:59Z deleted {old}\n2025-11-22T09:00:00Z anonymous {young}\nnonsense\n{Torn}");
        var gone = Seed.Comment(1);
        gone.Wipe(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)); // by an older program, which kept no list
        await _site.StoreAsync([gone]);
        await _site.CopyToAsync(_other.DatabaseFile);
        using var grace = new ReaderBrowser(_other);
        var id = await grace.WriteAsync("To delete.");
        using var deleted = await grace.SubmitAsync(await grace.ReadAsync($"/comments/{id}/deletion"), "main form");
        Assert.Equal(
            [$"2025-11-22T09:00:00Z anonymous {young}", $"2026-01-01T00:00:00Z deleted {gone.Id}", $"2026-11-22T09:00:00Z deleted {id}"],
            await File.ReadAllLinesAsync(list));
    }

    private Task DeleteAsync(Guid id) => SendAsync($"/comments/{id}/deletion", "main form");

    private async Task SendAsync(string page, string form, params (string, string)[] fields)
    {
        using var response = await _ada.SubmitAsync(await _ada.ReadAsync(page), form, fields);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    private async Task PutAsync(string copy, bool withRestore)
    {
        File.Delete(_other.DatabaseFile);
        if (!withRestore)
        {
            File.Copy(copy, _other.DatabaseFile);
            return;
        }

        var connection = SqliteFile.ConnectionString($"Data Source={_other.DatabaseFile};Pooling=False", "/");
        await using var db = new CommentsDb(new DbContextOptionsBuilder<CommentsDb>().UseSqlite(connection).Options);
        await new Backup(db, TimeProvider.System).RestoreAsync(copy, new Progress<double>(), CancellationToken.None);
        Assert.False(Holds(_other.DatabaseFile, Canary));
    }

    private bool Stands(string text) => Holds(_site.DatabaseFile, text) || Holds(_site.DatabaseFile + "-wal", text);

    private static bool Holds(string file, string text)
    {
        Shell.Run("cp $DB $DB.look", file);
        return File.ReadAllBytes(file + ".look").AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
