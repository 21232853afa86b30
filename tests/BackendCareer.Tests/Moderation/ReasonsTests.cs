using AngleSharp.Html.Dom;

namespace BackendCareer.Tests.Moderation;

/// <summary>Reasons that the operator has ready for moderators.</summary>
public sealed class ReasonsTests : ModerationTest
{
    [Theory]
    [InlineData("Moderation:Reasons", "Advertises, Names a person")]
    [InlineData("Moderation:Reasons:0", "Advertises", "Moderation:Reasons:1", "Names a person")]
    public async Task They_are_offered_wherever_one_is_typed(params string[] settings)
    {
        for (var index = 0; index < settings.Length; index += 2)
        {
            Site.With(settings[index], settings[index + 1]);
        }

        using var grace = await GraceAsync();
        var comment = await StoreAsync();
        using var changed = await PostAsync(grace, "/moderation/decisions", ("decision", "approve"), ("comment", $"{comment.Id}:9"));
        IHtmlDocument[] pages =
        [
            await ReadAsync(grace, "/moderation"), await ReadAsync(grace, $"/moderation/dossiers/{comment.Id}"),
            await Support.TestSite.ParseAsync(changed),
        ];
        foreach (var page in pages)
        {
            Assert.Equal(
                ["Advertises", "Names a person"],
                page.QuerySelectorAll("datalist option").Select(option => option.GetAttribute("value")!));
            Assert.Equal("datalist", page.GetElementById(page.QuerySelector("input[name=reason]")!.GetAttribute("list")!)!.LocalName);
        }
    }

    [Theory]
    [InlineData(300, false)]
    [InlineData(301, true)]
    public void One_that_the_log_cannot_hold_is_refused_at_start(int length, bool isRefused)
    {
        var refusal = KnownSettings.All.Single(setting => setting.Key == "Moderation:Reasons").Refusal(new string('x', length));
        Assert.Equal(isRefused, refusal?.Contains("a reason of at most 300 characters", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Without_any_there_is_no_list()
    {
        using var grace = await GraceAsync();
        await StoreAsync();
        var page = await ReadAsync(grace, "/moderation");
        Assert.NotNull(page.QuerySelector("input[name=reason]"));
        Assert.Null(page.QuerySelector("datalist"));
    }
}
