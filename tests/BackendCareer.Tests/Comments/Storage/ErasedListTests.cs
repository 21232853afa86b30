using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BackendCareer.Tests.Comments;

/// <summary>What was erased does not come back with a file of before.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ErasedListTests : ErasureTest
{
    private const string Day = "2026-11-22T09:00:00Z";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly LogLines _log = new();
    private readonly TestSite _other;

    public ErasedListTests() => _other = new TestSite { Additions = services => services.AddSingleton<ILoggerProvider>(_log) };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _other.Dispose();
    }

    [Fact]
    public async Task The_list_of_what_was_erased_holds_ids_alone_for_the_owner_alone()
    {
        var first = await Ada.WriteAsync("First.");
        var second = await Ada.WriteAsync("Second.");
        await DeleteAsync(first);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        Assert.Equal([$"{Day} deleted {first}", $"{Day} anonymous {second}"], await File.ReadAllLinesAsync(Listed));
        Assert.Equal(Private, File.GetUnixFileMode(Listed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_of_before_does_not_bring_it_back(bool withRestore)
    {
        var kept = await Ada.WriteAsync("Kept.");
        var named = await Ada.WriteAsync("Stays without a name.", "Ada");
        var deleted = await Ada.WriteAsync($"{Canary} {new string('x', 900)} {Canary} {new string('y', 900)} {Canary}", "Ada");
        await Ada.WriteAsync("A reply.", parent: deleted);
        var copy = Site.DatabaseFile + ".copy";
        await Site.CopyToAsync(copy);
        await DeleteAsync(deleted);
        await DeleteAsync(kept);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        File.Copy(Listed, _other.DatabaseFile + ".erased");
        await PutAsync(copy, withRestore);
        var comments = await _other.StoredCommentsAsync();
        Assert.Equal(
            new[] { kept, deleted }.Order(),
            comments.Where(comment => comment.Status == CommentStatus.Deleted).Select(comment => comment.Id));
        var anonymous = comments.Single(comment => comment.Id == named);
        Assert.Equal(("Stays without a name.", "Anonymous", null), (anonymous.BodyMarkdown, anonymous.AuthorName, anonymous.ReaderKeyHash));
        Assert.False(Holds(_other.DatabaseFile, Canary));
        Assert.Equal(
            ["A reply.", "Stays without a name."],
            Seed.TextsOf(await _other.ReadAsync("/role")).Where(text => text.Length > 0).Order(StringComparer.Ordinal));
        const string Warning = "Warning: 4 comments that were deleted or made anonymous after this copy of the database are so again.";
        Assert.Equal(withRestore ? [] : [Warning], _log.Lines.Where(line => line.EndsWith("are so again.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nor_does_an_export_of_before()
    {
        var deleted = await Ada.WriteAsync($"{Canary}.", "Ada");
        var named = await Ada.WriteAsync("A reply.", "Grace", parent: deleted);
        var export = await Site.ExportAsync();
        await DeleteAsync(deleted);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        File.Copy(Listed, _other.DatabaseFile + ".erased");
        await _other.ImportAsync(export);
        var comments = await _other.StoredCommentsAsync();
        Assert.Equal(["", "A reply."], comments.Select(comment => comment.BodyMarkdown).Order(StringComparer.Ordinal));
        Assert.Equal(CommentStatus.Deleted, comments.Single(comment => comment.Id == deleted).Status);
        var anonymous = comments.Single(comment => comment.Id == named);
        Assert.Equal(("Anonymous", null), (anonymous.AuthorName, anonymous.ReaderKeyHash));
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
        await Site.StoreAsync([gone]);
        await Site.CopyToAsync(_other.DatabaseFile);
        using var grace = new ReaderBrowser(_other);
        var id = await grace.WriteAsync("To delete.");
        using var deleted = await grace.SubmitAsync(await grace.ReadAsync($"/comments/{id}/deletion"), "main form");
        Assert.Equal(
            [$"2025-11-22T09:00:00Z anonymous {young}", $"2026-01-01T00:00:00Z deleted {gone.Id}", $"2026-11-22T09:00:00Z deleted {id}"],
            await File.ReadAllLinesAsync(list));
        Assert.Equal(Private, File.GetUnixFileMode(list));
    }

    /// <summary>By its writer, who takes the name off, and then by a moderator: both are noted, and the harder one counts.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_erased_twice_is_deleted_in_whatever_order_it_is_listed(bool isTurned)
    {
        var id = await Ada.WriteAsync($"{Canary}.");
        await Site.CopyToAsync(_other.DatabaseFile);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        await DeleteAsModeratorAsync(id, version: 2);
        var lines = await File.ReadAllLinesAsync(Listed);
        Assert.Equal([$"{Day} anonymous {id}", $"{Day} deleted {id}"], lines);
        await File.WriteAllLinesAsync(_other.DatabaseFile + ".erased", isTurned ? lines.Reverse() : lines);
        Assert.Equal(CommentStatus.Deleted, Assert.Single(await _other.StoredCommentsAsync()).Status);
    }

    /// <summary>It grows for a year: it is read and written where something is erased, and nowhere else.</summary>
    [Fact]
    public async Task Who_erases_nothing_does_without_the_list()
    {
        await _other.ReadAsync("/role");
        using (new FileStream(_other.DatabaseFile + ".erased", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            using var posted = await _other.PostAsync("A text.");
            Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        }

        Assert.DoesNotContain(_log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));
    }

    /// <summary>The next start finds in the database what was deleted.</summary>
    [Fact]
    public async Task Where_no_list_can_be_kept_a_text_is_deleted_all_the_same_and_the_operator_is_told()
    {
        using var grace = new ReaderBrowser(_other);
        var id = await grace.WriteAsync("To delete.");
        var list = Directory.CreateDirectory(_other.DatabaseFile + ".erased");
        using var deleted = await grace.SubmitAsync(await grace.ReadAsync($"/comments/{id}/deletion"), "main form");
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.Equal(CommentStatus.Deleted, Assert.Single(await _other.StoredCommentsAsync()).Status);
        var told = Assert.Single(_log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));
        Assert.StartsWith($"Error: An erasure is stored, but not noted in {list.FullName} (", told, StringComparison.Ordinal);
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
}
