using System.Net;
using System.Runtime.Versioning;
using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Comments;

/// <summary>What was erased is in no file any more.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ErasureTests : ErasureTest
{
    [Fact]
    public async Task A_deleted_text_stands_neither_in_the_file_nor_in_its_log()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 20; number++)
        {
            ids.Add(await Ada.WriteAsync($"{Canary} {number} " + new string('x', number * 190), $"Ada {number}"));
        }

        Assert.True(Stands(Canary));
        ids.ForEach(id => DeleteAsync(id).GetAwaiter().GetResult());
        Assert.False(Stands(Canary));
    }

    [Fact]
    public async Task Nor_does_a_name_that_was_taken_off()
    {
        await Ada.WriteAsync("A text that stays.", Canary);
        await SendAsync("/comments/mine", "form[action$=anonymity]", ("sure", "yes"));
        Assert.False(Stands(Canary));
        Assert.True(Stands("A text that stays."));
    }

    [Fact]
    public async Task Nor_what_a_text_was_before_it_was_edited()
    {
        var id = await Ada.WriteAsync($"{Canary} before.");
        await SendAsync($"/comments/{id}/edit", "main form[action$=edit]", ("body", "After."));
        Assert.False(Stands(Canary));
        Assert.True(Stands("After."));
    }

    [Fact]
    public async Task Nor_what_a_moderator_deleted()
    {
        var id = await Ada.WriteAsync($"{Canary} spam.");
        await DeleteAsModeratorAsync(id, version: 1);
        Assert.False(Stands(Canary));
        Assert.Contains($"deleted {id}", await File.ReadAllTextAsync(Listed), StringComparison.Ordinal);
    }

    /// <summary>An export, say, which reads for as long as its reader does.</summary>
    [Fact]
    public async Task What_somebody_still_reads_is_gone_when_they_have_read_it()
    {
        var id = await Ada.WriteAsync($"{Canary}.");
        var reader = await Site.ReadingAsync();
        await DeleteAsync(id);
        Assert.True(Stands(Canary));
        using var posted = await Site.PostAsync("Nobody waits meanwhile.");
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        await reader.DisposeAsync();
        await Eventually.TrueAsync(() => Task.FromResult(!Stands(Canary)), "it is gone")
            .WaitAsync(TimeSpan.FromSeconds(40)); // each minute the log is emptied anyway
    }

    private bool Stands(string text) => Holds(Site.DatabaseFile, text) || Holds(Site.DatabaseFile + "-wal", text);
}
